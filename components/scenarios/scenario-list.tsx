'use client'

import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { ImportScenario } from '#components/scenario-file/import-scenario'
import { Failure } from '#components/shell/failure'
import { Page } from '#components/shell/page'
import { ButtonLink } from '#components/ui/button'
import { scenarioListOptions } from '#lib/client/api/scenarios'
import { useScenariosWithDrafts } from '#lib/client/draft/use-drafts'
import { listedScenarios } from '#lib/client/views/scenario-order'
import type { ScenarioSummary } from '#lib/contract/scenarios'
import { isExampleId } from '#lib/scenario/document/example-id'
import { DeletedScenarios } from './deleted-scenarios'
import { DeletionNotice, useDeletion } from './deletion'
import { useDuplication } from './duplication'
import { FirstSteps } from './first-steps'
import { ListControls, useListView } from './list-view'
import { useRenaming } from './renaming'
import { RowList } from './row-list'
import { WaitingRows } from './scenario-row'

/** The count of rows from which the list can be searched, filtered and sorted. */
const CONTROLS_FROM = 8

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
  const language = useLocale()
  const [view, changeView] = useListView()
  const drafts = useScenariosWithDrafts()
  const deletion = useDeletion()
  const duplication = useDuplication()
  const renaming = useRenaming()
  const found = useMemo(() => listedScenarios(scenarios, view, drafts, language), [scenarios, view, drafts, language])
  const isUsual = view.search === '' && view.filter === 'all' && view.order === 'changed'
  const error = duplication.error ?? renaming.error
  return (
    <>
      {(scenarios.length >= CONTROLS_FROM || !isUsual) && (
        <ListControls view={view} found={found.length} total={scenarios.length} onChange={changeView} />
      )}
      <DeletionNotice deletion={deletion} />
      {error && (
        <div className="mb-3">
          <Failure error={error} />
        </div>
      )}
      {found.length > 0 && (
        <RowList
          scenarios={found}
          drafts={drafts}
          renaming={renaming}
          onDuplicate={(scenario) => duplication.mutate(scenario)}
          onDelete={(scenario) => deletion.remove(scenario)}
        />
      )}
      {found.length === 0 && !isUsual && (
        <p className="py-10 text-center text-ink-3">
          {view.search === '' ? t('nothingShown') : t('nothingFound', { search: view.search })}
        </p>
      )}
    </>
  )
}
