'use client'

import { useTranslations } from 'use-intl'
import { Page } from '#components/shell/page'

const BLOCK = 'animate-pulse rounded-xl border border-line bg-surface'

/** The outline of the workspace while the scenario is fetched, so that the layout does not shift later. */
export function WorkspaceSkeleton() {
  const t = useTranslations('shell')
  return (
    <Page heading={<span className="h-5 w-56 animate-pulse rounded bg-sunken" />}>
      <p role="status" className="sr-only">
        {t('loading')}
      </p>
      <div aria-hidden className="flex flex-col gap-4">
        <div className={`${BLOCK} h-28`} />
        <div className="h-20 animate-pulse rounded-xl bg-sunken" />
        <div className="grid gap-4 wide:grid-cols-[minmax(0,1fr)_25rem]">
          <div className={`${BLOCK} h-96`} />
          <div className={`${BLOCK} h-96`} />
        </div>
      </div>
    </Page>
  )
}
