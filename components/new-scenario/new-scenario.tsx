'use client'

import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { ImportScenario } from '#components/scenario-file/import-scenario'
import { Page } from '#components/shell/page'
import { ButtonLink } from '#components/ui/button'
import { loadOnDemand } from '#components/ui/load-on-demand'
import { FromEmpty } from './from-empty'

/** Loaded on demand, because they bring all import readers. */
const NewScenarioSteps = loadOnDemand(() => import('./new-scenario-steps').then((m) => m.NewScenarioSteps))

/** The steps of a new scenario; beside them an empty one, and one from a file. The address says which is shown. */
export function NewScenario() {
  const t = useTranslations('scenarios.new')
  const isEmpty = useSearchParams().get('from') === 'empty'
  return (
    <Page>
      <div className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="text-2xl font-semibold tracking-tight">{t('title')}</h1>
        <div className="ml-auto flex flex-wrap gap-2">
          <ButtonLink href={isEmpty ? '/scenarios/new' : '/scenarios/new?from=empty'}>
            {t(isEmpty ? 'inSteps' : 'empty')}
          </ButtonLink>
          <ImportScenario drops={isEmpty} />
        </div>
      </div>
      {isEmpty ? <FromEmpty /> : <NewScenarioSteps />}
    </Page>
  )
}
