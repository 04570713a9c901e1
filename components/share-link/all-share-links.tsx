'use client'

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useNow, useTranslations } from 'use-intl'
import { Failure } from '#components/shell/failure'
import { Page } from '#components/shell/page'
import { ButtonLink } from '#components/ui/button'
import { SearchField } from '#components/ui/search-field'
import { allShareLinksOptions } from '#lib/client/api/share-links'
import type { AnyShareLink } from '#lib/contract/share-links'
import { endOf, ShareLinkList, workingFirst } from './share-link-list'

/** So many rows are told apart at a glance; with more, a search helps. */
const SEARCH_FROM = 8

/** The page that lists who can read what without the access key, over all scenarios. */
export function AllShareLinks() {
  const t = useTranslations('share.all')
  const loading = useTranslations('share')('waiting')
  const { data: links, error, refetch } = useQuery(allShareLinksOptions())
  return (
    <Page>
      <h1 className="text-2xl font-semibold tracking-tight">{t('title')}</h1>
      {links?.length !== 0 && <p className="mt-1 max-w-2xl text-ink-2">{t('intro')}</p>}
      <div className="mt-6">
        {error ? (
          <Failure error={error} onRetry={() => refetch()} />
        ) : links === undefined ? (
          <p role="status" className="text-sm text-ink-3">
            {loading}
          </p>
        ) : links.length === 0 ? (
          <NothingShared />
        ) : (
          <Links links={links} />
        )}
      </div>
    </Page>
  )
}

function NothingShared() {
  const t = useTranslations('share.all')
  return (
    <div className="rounded-xl border border-dashed border-line-strong px-6 py-10 text-center">
      <h2 className="text-base font-semibold tracking-tight">{t('noneTitle')}</h2>
      <p className="mx-auto mt-1.5 max-w-md text-sm text-ink-2">{t('none')}</p>
      <ButtonLink href="/" className="mt-4">
        {t('toScenarios')}
      </ButtonLink>
    </div>
  )
}

function Links({ links }: { links: readonly AnyShareLink[] }) {
  const t = useTranslations('share.all')
  const now = useNow()
  const headingId = useId()
  const [search, setSearch] = useState('')
  const found = links.filter((link) => matches(link, search))
  const working = links.filter((link) => endOf(link, now) === null && link.scenario.deletedAt === null).length
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id={headingId} className="text-base font-semibold tracking-tight">
          {working === 0 ? t('noneWorks') : t('links', { count: working })}
        </h2>
        {links.length > SEARCH_FROM && (
          <search className="flex w-full flex-wrap items-center gap-3 sm:ml-auto sm:w-auto">
            <p role="status" className="text-sm text-ink-3">
              {search === '' ? '' : t('found', { found: found.length, total: links.length })}
            </p>
            <SearchField label={t('search')} value={search} className="w-full sm:w-72" onChange={setSearch} />
          </search>
        )}
      </div>
      {found.length === 0 ? (
        <p className="py-3 text-ink-3">{t('nothingFound', { search })}</p>
      ) : (
        <ShareLinkList
          links={workingFirst(
            found.map((link) => ({ link, scenario: link.scenario, scenarioId: link.scenario.id })),
            now,
          )}
          labelledBy={headingId}
        />
      )}
    </>
  )
}

/** Reports whether every word of the search stands in the label or the title of the scenario. */
function matches({ label, scenario }: AnyShareLink, search: string): boolean {
  const text = `${label}\n${scenario.title}`.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
