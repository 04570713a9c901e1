'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { type AnswerComparison, compareAnswers } from '#lib/exchange/spf/compare'
import { answerToKeep } from '#lib/exchange/spf/kept-answer'
import type { SpfAnswer } from '#lib/scenario/document/document'
import { ChangedNetworks } from './networks'
import type { AskedAnswer } from './use-spf'

/** The changes of a record since the stored answer: networks that the vendor added, removed and left. */
export function AnswerChanges({ answered: { found, kept } }: { answered: AskedAnswer }) {
  const after = useMemo(() => answerToKeep(found), [found])
  if (kept === null || after === null) return null
  return <Changes before={kept} after={after} />
}

function Changes({ before, after }: { before: SpfAnswer; after: SpfAnswer }) {
  const t = useTranslations('spf.again')
  const format = useFormatter()
  const changes = useMemo(() => compareAnswers(before, after), [before, after])
  const { added, removed, same } = changes.networks
  const counted = (networks: readonly string[]) => ({
    count: networks.length,
    number: format.number(networks.length),
  })
  const time = ({ askedAt }: SpfAnswer) =>
    format.dateTime(new Date(askedAt), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <section className="flex flex-col gap-2">
      <div>
        <h2 className="font-semibold tracking-tight wrap-anywhere">{t('title', { domain: after.domain })}</h2>
        <p className="text-sm text-ink-3">{t('times', { before: time(before), after: time(after) })}</p>
      </div>
      {isSame(changes) ? (
        <p className="rounded-xl border border-line px-3.5 py-2.5">{t('none')}</p>
      ) : (
        <ul
          aria-label={t('title', { domain: after.domain })}
          className="divide-y divide-line rounded-xl border border-line"
        >
          <ChangedNetworks kind="added" title={t('added', counted(added))} networks={added} />
          <ChangedNetworks kind="removed" title={t('gone', counted(removed))} networks={removed} />
          <ChangedNetworks kind="same" title={t('same', counted(same))} networks={same} />
          <OtherChanges changes={changes} />
        </ul>
      )}
      {!changes.isComplete && <p className="text-sm text-ask">{t('incomplete')}</p>}
    </section>
  )
}

const isSame = ({ networks, cannotGoIn, records }: AnswerComparison): boolean =>
  [networks.added, networks.removed, cannotGoIn.added, cannotGoIn.removed, records].every(({ length }) => length === 0)

function OtherChanges({ changes: { cannotGoIn, records } }: { changes: AnswerComparison }) {
  const t = useTranslations('spf.again')
  return (
    <>
      {(['added', 'removed'] as const).map(
        (side) =>
          cannotGoIn[side].length > 0 && (
            <li key={side} className="px-3.5 py-2.5 text-sm wrap-anywhere">
              {t(side === 'added' ? 'cannotAdded' : 'cannotGone', { values: cannotGoIn[side].join(', ') })}
            </li>
          ),
      )}
      {records.length > 0 && (
        <li className="flex flex-col gap-2 px-3.5 py-2.5">
          <p className="text-sm font-medium">{t('records')}</p>
          {records.map(({ domain, before, after }) => (
            <dl key={domain} className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-2 text-xs leading-5">
              <dt className="col-span-2 font-mono font-semibold wrap-anywhere">{domain}</dt>
              <dd className="text-ink-3">{t('before')}</dd>
              <dd className="font-mono text-ink-2 wrap-anywhere">{before ?? t('recordNew')}</dd>
              <dd className="text-ink-3">{t('after')}</dd>
              <dd className="font-mono text-ink-2 wrap-anywhere">{after ?? t('recordGone')}</dd>
            </dl>
          ))}
        </li>
      )}
    </>
  )
}
