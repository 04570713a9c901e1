'use client'

import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { ImportScenario } from '#components/scenario-file/import-scenario'
import { Page } from '#components/shell/page'
import { loadOnDemand } from '#components/ui/load-on-demand'
import { FromEmpty } from './from-empty'
import { FromHybrid } from './from-hybrid'
import { FromQuestions } from './from-questions'

/** Loaded on demand, because it brings all import readers. */
const FromPaste = loadOnDemand(() => import('./from-paste').then(({ FromPaste: form }) => form))
const FromTenant = () => <FromPaste intent="tenant" />

const WAYS = {
  questions: FromQuestions,
  paste: FromPaste,
  tenant: FromTenant,
  hybrid: FromHybrid,
  empty: FromEmpty,
} as const
type Way = keyof typeof WAYS
const WAY_NAMES = Object.keys(WAYS) as Way[]

/** The forms for a new scenario. The address holds which one is shown. */
export function NewScenario() {
  const t = useTranslations('scenarios.new')
  const from = useSearchParams().get('from')
  const way = WAY_NAMES.find((name) => name === from) ?? 'questions'
  const Form = WAYS[way]
  return (
    <Page>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="text-2xl font-semibold tracking-tight">{t('title')}</h1>
        <div className="ml-auto">
          <ImportScenario drops={way !== 'paste' && way !== 'tenant'} />
        </div>
      </div>
      <nav aria-label={t('ways.label')} className="mt-3 mb-5 flex flex-wrap gap-1">
        {WAY_NAMES.map((name) => (
          <Link
            key={name}
            href={name === 'questions' ? '/scenarios/new' : `/scenarios/new?from=${name}`}
            aria-current={name === way ? 'page' : undefined}
            className="rounded-lg border border-transparent px-3 py-1.5 text-sm text-ink-2 hover:bg-sunken hover:text-ink aria-[current=page]:border-line-strong aria-[current=page]:bg-surface aria-[current=page]:font-medium aria-[current=page]:text-ink"
          >
            {t(`ways.${name}`)}
          </Link>
        ))}
      </nav>
      <Form key={way} />
    </Page>
  )
}
