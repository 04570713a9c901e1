'use client'

import { Route, SquarePen } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { ImportScenario } from '#components/scenario-file/import-scenario'

const WAYS = [
  { id: 'steps', href: '/scenarios/new', Icon: Route },
  { id: 'empty', href: '/scenarios/new?from=empty', Icon: SquarePen },
] as const

/** Introduces the product and the ways to start, shown until somebody has saved a scenario. */
export function FirstSteps() {
  const t = useTranslations('scenarios.first')
  return (
    <section aria-labelledby="first-steps" className="mb-9 pt-4">
      <h1 id="first-steps" className="max-w-2xl text-2xl font-semibold tracking-tight text-balance">
        {t('title')}
      </h1>
      <p className="mt-2 max-w-2xl text-ink-2">{t('detail')}</p>
      <ul className="mt-6 grid gap-3 sm:max-w-3xl sm:grid-cols-[3fr_2fr]">
        {WAYS.map(({ id, href, Icon }, index) => (
          <li key={id} className="flex">
            <Link
              href={href}
              className={`group flex flex-1 flex-col rounded-xl border p-4 transition-colors ${index === 0 ? 'border-ink bg-ink text-surface hover:bg-ink/88' : 'border-line bg-surface hover:border-line-strong'}`}
            >
              <Icon aria-hidden className="size-5" />
              <span className="mt-3 font-semibold">{t(`ways.${id}.title`)}</span>
              <span className={`mt-0.5 text-sm ${index === 0 ? 'text-surface/80' : 'text-ink-2'}`}>
                {t(`ways.${id}.detail`)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="mt-3 -ml-2">
        <ImportScenario quiet />
      </div>
    </section>
  )
}
