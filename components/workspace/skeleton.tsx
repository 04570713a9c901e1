'use client'

import { useTranslations } from 'use-intl'

const BAR = 'animate-pulse rounded-md bg-sunken motion-reduce:animate-none'

/** The outline of the workspace while the scenario is fetched, so that the layout does not shift later. */
export function WorkspaceSkeleton() {
  const t = useTranslations('shell')
  return (
    <div className="px-gutter">
      <p role="status" className="sr-only">
        {t('loading')}
      </p>
      <div aria-hidden className="-mx-gutter flex h-frame flex-col justify-center gap-5 border-b border-line px-gutter">
        <span className={`${BAR} h-5 w-72`} />
        <span className={`${BAR} h-4 w-56`} />
      </div>
      <div aria-hidden className="grid gap-6 py-4 phone:grid-cols-3">
        {[0, 1, 2].map((list) => (
          <span key={list} className={`${BAR} h-20`} />
        ))}
      </div>
      <div aria-hidden className="flex flex-col gap-2 border-t border-line pt-4">
        <span className={`${BAR} h-14`} />
        {[0, 1, 2, 3, 4, 5, 6, 7].map((row) => (
          <span key={row} className={`${BAR} h-7`} />
        ))}
      </div>
    </div>
  )
}
