'use client'

import { PhaseTabs } from '#components/phases/phase-line'
import { VersionsList } from '#components/review/versions-list'

/** What a team says and keeps of the plan: its saved versions. */
export function ReviewView() {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <PhaseTabs />
      <VersionsList />
    </div>
  )
}
