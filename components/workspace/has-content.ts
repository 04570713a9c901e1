import type { Versions } from '#components/editing/versions'
import type { ViewName } from '#lib/client/views/view-in-address'

/** Reports whether a view has something to show: the page of a share link or of an old revision has one version only. */
export const hasContent = (name: ViewName, versions: Versions | null): boolean => name !== 'review' || versions !== null
