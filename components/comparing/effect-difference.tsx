'use client'

import { useMemo, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Witness } from '#components/proof/witness'
import { TextField } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { ShowRestButton, useShortList } from '#components/ui/short-list'
import { useQuestionTexts } from '#components/verdict/conditions'
import { changeKindOf, sampleKindOf, searchChanges, sortChanges } from '#lib/client/views/sender-changes'
import type { Comparison } from '#lib/matcher'
import { AttributionChanges } from './attribution-changes'
import { ChangeGroup } from './change-group'
import { useComparisonTexts } from './comparison-texts'

/** The changes for senders: certain changes by outcome, possible changes, and changes of the admitting connector. */
export function EffectDifference({ comparison }: { comparison: Comparison }) {
  const t = useTranslations('proof.comparing')
  const [search, setSearch] = useState('')
  const { changes, equivalent, equivalentUnderDefaults, renamed, bounds } = comparison
  const sorted = useMemo(() => sortChanges(changes), [changes])
  const found = useMemo(() => searchChanges(sorted, search), [sorted, search])
  const isPartial = bounds.some(({ axis }) => axis === 'answers')
  const isCut = bounds.some(({ axis, names }) => axis === 'attribution' && names === 0)
  const isByOneName = bounds.some(({ axis, names }) => axis === 'attribution' && names === 1)
  const needsClientAuth = bounds.some(({ axis }) => axis === 'certificateClientAuth')
  const isSure = bounds.some(({ axis, exactFor }) => axis === 'certificateNames' && exactFor.includes('equivalent'))
  return (
    <div className="flex flex-col gap-4">
      <p className="font-medium">
        {equivalent
          ? t(isPartial ? 'equivalentSoFar' : 'equivalent')
          : equivalentUnderDefaults
            ? t('equivalentUnderDefaults')
            : t('groups', { count: changes.length })}
        {(equivalent || equivalentUnderDefaults) && !isSure && ` ${t('notSure')}`}
      </p>
      {isPartial && <Notice tone="ask">{t('bounds.answers')}</Notice>}
      {isCut && <Notice tone="ask">{t('bounds.attribution')}</Notice>}
      {changes.length > 0 && (
        <TextField
          label={t('search')}
          labelHidden
          type="search"
          placeholder={t('searchHint')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      )}
      {search.trim() !== '' && (
        <p role="status" className="text-ink-3">
          {found.length === 0 ? t('noneFound') : t('found', { found: found.length, count: changes.length })}
        </p>
      )}
      {found.length > 0 && (
        <ul className="flex flex-col gap-4">
          {found.map(({ change, regions }) => (
            <li key={JSON.stringify([change.before, change.after])}>
              <ChangeGroup change={change} regions={regions} isSearched={search.trim() !== ''} />
            </li>
          ))}
        </ul>
      )}
      <PossibleChanges comparison={comparison} />
      <AttributionChanges comparison={comparison} />
      {needsClientAuth && !equivalent && <p className="text-ink-3">{t('bounds.clientAuth')}</p>}
      {isByOneName && !equivalent && <p className="text-ink-3">{t('bounds.oneName')}</p>}
      {renamed.length > 0 && (
        <p className="text-ink-2">
          {t('renamed', { names: renamed.map(({ from, to }) => `${from} → ${to}`).join(', ') })}
        </p>
      )}
    </div>
  )
}

const SHOWN = 6

function PossibleChanges({ comparison: { possibleChanges, possibleChangesLeft } }: { comparison: Comparison }) {
  const t = useTranslations('proof.comparing')
  const format = useFormatter()
  const { when } = useQuestionTexts()
  const { change: say, addresses: count } = useComparisonTexts()
  const list = useShortList(possibleChanges, SHOWN)
  if (possibleChanges.length === 0) return null
  return (
    <section aria-label={t('possible')} className="flex flex-col gap-2">
      <h4 className="font-medium">{t('possible')}</h4>
      <ul className="flex flex-col gap-3">
        {list.shown.map(({ given, before, after, addresses, witness }) => (
          <li key={JSON.stringify([given, before, after])} className="flex flex-col gap-1.5 border-l-2 border-ask pl-3">
            <p>
              {t('possibleItem', {
                conditions: format.list(given.map(({ question, answer }) => when(question, answer))),
                change: say(before, after),
              })}{' '}
              <span className="text-ink-3">{count(addresses)}</span>
            </p>
            <Witness witness={witness} sample={sampleKindOf(changeKindOf({ before, after }))} />
          </li>
        ))}
      </ul>
      <ShowRestButton list={list}>{t('more', { count: possibleChanges.length - SHOWN })}</ShowRestButton>
      {possibleChangesLeft > 0 && <p className="text-ink-3">{t('listLeft', { count: possibleChangesLeft })}</p>}
    </section>
  )
}
