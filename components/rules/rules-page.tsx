'use client'

import { useDeferredValue, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Page } from '#components/shell/page'
import { SearchField } from '#components/ui/search-field'
import { CodeList } from './code-list'
import { FindingList } from './finding-list'
import type { SectionId } from './parts'
import { QuestionList } from './question-list'
import { ReplyList } from './reply-list'
import { SearchProvider } from './search'
import { LabelList, SourceList } from './source-list'
import { StepList } from './step-list'

const SECTIONS: readonly SectionId[] = ['steps', 'codes', 'questions', 'replies', 'findings', 'labels', 'sources']

/**
 * The page "How Exchange Online decides". It is made from the engine's registries, so it cannot disagree with verdicts.
 * `isPublic` leaves out the links to pages that ask for the access key.
 */
export function RulesPage({ isPublic = false }: { isPublic?: boolean }) {
  const t = useTranslations('rules')
  const [search, setSearch] = useState('')
  const shown = useDeferredValue(search)
  return (
    <Page isPublic={isPublic}>
      <div className="gap-x-12 wide:grid wide:grid-cols-[13rem_minmax(0,56rem)] wide:grid-rows-[auto_1fr]">
        <header className="wide:col-start-2">
          <h1 className="text-2xl font-semibold tracking-tight">{t('title')}</h1>
          <p className="mt-2 max-w-3xl text-ink-2">{t('lead')}</p>
          <search className="mt-4 block print:hidden">
            <SearchField label={t('search')} value={search} className="max-w-md" onChange={setSearch} />
          </search>
        </header>
        <Contents />
        <div className="mt-8 min-w-0 wide:col-start-2">
          <SearchProvider search={shown}>
            <StepList />
            <CodeList />
            <QuestionList />
            <ReplyList />
            <FindingList />
            <LabelList />
            <SourceList />
            <p role="status" className="hidden text-ink-3 only:block">
              {t('nothing', { search: shown })}
            </p>
          </SearchProvider>
        </div>
      </div>
    </Page>
  )
}

function Contents() {
  const t = useTranslations('rules')
  return (
    <nav
      aria-label={t('contents')}
      className="mt-6 print:hidden wide:sticky wide:top-20 wide:col-start-1 wide:row-span-2 wide:row-start-1 wide:mt-0 wide:self-start"
    >
      <p className="mb-1.5 text-xs text-ink-3">{t('contents')}</p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm wide:flex-col wide:gap-y-0.5">
        {SECTIONS.map((id) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="inline-block py-1 text-ink-2 underline-offset-2 hover:text-ink hover:underline"
            >
              {t(`sections.${id}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
