'use client'

import { useQuery } from '@tanstack/react-query'
import { ClipboardPaste, Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ImportScenario } from '#components/scenario-file/import-scenario'
import { Failure } from '#components/shell/failure'
import { Page } from '#components/shell/page'
import { ButtonLink } from '#components/ui/button'
import { scenarioListOptions } from '#lib/client/api/scenarios'
import type { ScenarioSummary } from '#lib/contract/schemas'
import { isExampleId } from '#lib/scenario/document/example-id'
import { DeletedScenarios } from './deleted-scenarios'
import { DeletionNotice, useDeletion } from './deletion'
import { useDuplication } from './duplication'
import { FirstSteps } from './first-steps'
import { ScenarioRow, WaitingRows } from './scenario-row'
import { matches, SearchBox, useSearch } from './search-box'

/** The count of rows from which a search field is shown. */
const SEARCH_FROM = 8

/** The start page: the saved scenarios, and the ways to create a new one. */
export function ScenarioList() {
  const t = useTranslations('scenarios.list')
  const { data: scenarios, error, refetch } = useQuery(scenarioListOptions())
  const isFirstVisit = scenarios?.every(({ id }) => isExampleId(id)) ?? false
  return (
    <Page>
      {isFirstVisit ? <FirstSteps /> : <ListHeader />}
      {isFirstVisit && scenarios?.length !== 0 && (
        <h2 className="mb-3 text-lg font-semibold tracking-tight">{t('examples')}</h2>
      )}
      {error ? (
        <Failure error={error} onRetry={() => refetch()} />
      ) : scenarios === undefined ? (
        <WaitingRows />
      ) : (
        <Rows scenarios={scenarios} />
      )}
      <DeletedScenarios />
    </Page>
  )
}

function ListHeader() {
  const t = useTranslations('scenarios.list')
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      <h1 className="text-2xl font-semibold tracking-tight">{t('title')}</h1>
      <div className="ml-auto flex flex-wrap gap-2">
        <ImportScenario />
        <ButtonLink href="/scenarios/new?from=paste">
          <ClipboardPaste aria-hidden className="size-4" />
          {t('paste')}
        </ButtonLink>
        <ButtonLink href="/scenarios/new" tone="primary">
          <Plus aria-hidden className="size-4" />
          {t('new')}
        </ButtonLink>
      </div>
    </div>
  )
}

function Rows({ scenarios }: { scenarios: readonly ScenarioSummary[] }) {
  const t = useTranslations('scenarios.list')
  const [search, setSearch] = useSearch()
  const deletion = useDeletion()
  const duplication = useDuplication()
  const found = scenarios.filter((scenario) => matches(scenario, search))
  return (
    <>
      {(scenarios.length >= SEARCH_FROM || search !== '') && (
        <SearchBox value={search} found={found.length} total={scenarios.length} onChange={setSearch} />
      )}
      <DeletionNotice deletion={deletion} />
      {duplication.error && (
        <div className="mb-3">
          <Failure error={duplication.error} />
        </div>
      )}
      {found.length > 0 && (
        <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
          {found.map((scenario) => (
            <ScenarioRow
              key={scenario.id}
              scenario={scenario}
              onDuplicate={() => duplication.mutate(scenario)}
              onDelete={() => deletion.remove(scenario)}
            />
          ))}
        </ul>
      )}
      {found.length === 0 && search !== '' && (
        <p className="py-10 text-center text-ink-3">{t('nothingFound', { search })}</p>
      )}
    </>
  )
}
