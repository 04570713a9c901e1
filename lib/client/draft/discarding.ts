let isDiscarding = false

/** From now on this page stores no draft: somebody signed out and had the drafts deleted, and leaving the page stores one. */
export function discardFurtherDrafts(): void {
  isDiscarding = true
}

/** Reports whether drafts of this page are no longer to be stored. */
export const areDraftsDiscarded = (): boolean => isDiscarding
