'use client'

import { useTranslations } from 'use-intl'
import { useWhoNames } from '#components/plan/who-texts'
import { FreeText } from '#components/shell/free-text'
import { Card, CardNote, CardSection } from '#components/ui/card'
import { TONE_LOOKS, ToneIcon } from '#components/verdict/tones'
import { phaseNumber } from '#lib/client/views/names'
import { type CellChange, cellChanges } from '#lib/client/views/plan-effect'
import { useCellStates } from '#lib/client/workers/use-cell-states'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { type PairDifference, type RevisionPair, useRevisionPair } from './revision-pair'
import { useRevisionTexts } from './revision-texts'

type Compared = Extract<PairDifference, { state: 'compared' }>

/** All that a revision changed: every field, and every cell of the plan that stands otherwise than before. */
export function VersionDetail({ message, ...pair }: RevisionPair & { readonly message: string }) {
  const t = useTranslations('review.detail')
  const difference = useRevisionPair(pair, true)
  const { revision, before } = pair
  return (
    <Card
      label={t('label')}
      title={t('title', { revision })}
      note={before === null ? undefined : t('since', { revision: before })}
    >
      {message !== '' && (
        <p className="px-4 pb-3 wrap-anywhere">
          <FreeText>{message}</FreeText>
        </p>
      )}
      <Content pair={pair} difference={difference} />
    </Card>
  )
}

function Content({ pair, difference }: { pair: RevisionPair; difference: PairDifference }) {
  const t = useTranslations('review.difference')
  switch (difference.state) {
    case 'failed':
    case 'waiting':
      return <CardNote live>{t(difference.state)}</CardNote>
    case 'first':
      return <FirstVersion document={difference.after} />
    case 'compared':
      return (
        <>
          <Fields {...difference} />
          <Effect pair={pair} document={difference.after} />
        </>
      )
  }
}

function FirstVersion({ document: { phases, services } }: { document: ScenarioDocument }) {
  const t = useTranslations('review.difference')
  return (
    <CardSection>
      <p>{t('first', { phases: phases.length, services: services.length })}</p>
      <ol className="mt-2 flex flex-col gap-1 text-ink-2">
        {phases.map(({ id, name }, index) => (
          <li key={id}>
            {phaseNumber(index)} <FreeText>{name}</FreeText>
          </li>
        ))}
      </ol>
    </CardSection>
  )
}

function Fields({ changes, after }: Compared) {
  const t = useTranslations('review')
  const say = useRevisionTexts(after.services)
  return (
    <CardSection>
      <h3 className="font-semibold">{t('detail.fields')}</h3>
      {changes.length === 0 ? (
        <p className="mt-1 text-ink-3">{t('difference.none')}</p>
      ) : (
        <ul className="mt-1 flex flex-col gap-1 text-ink-2">
          {changes.map((change) => {
            const text = say(change)
            return (
              <li key={text} className="wrap-anywhere">
                {text}
              </li>
            )
          })}
        </ul>
      )}
    </CardSection>
  )
}

function Effect({ pair, document }: { pair: RevisionPair; document: ScenarioDocument }) {
  const t = useTranslations('review')
  const from = useCellStates(pair.scenarioId, pair.before)
  const to = useCellStates(pair.scenarioId, pair.revision)
  const changes = from === null || to === null ? null : cellChanges(from, to)
  return (
    <CardSection>
      <h3 className="font-semibold">{t('detail.effect')}</h3>
      {changes === null ? (
        <p role="status" className="mt-1 text-ink-3">
          {t('difference.checking')}
        </p>
      ) : changes.length === 0 ? (
        <p className="mt-1 text-ink-3">{t('difference.noCell')}</p>
      ) : (
        <ChangedCells changes={changes} document={document} />
      )}
    </CardSection>
  )
}

function ChangedCells({ changes, document }: { changes: readonly CellChange[]; document: ScenarioDocument }) {
  const cells = useTranslations('plan.cell')
  const nameOf = useWhoNames(document.services)
  return (
    <ul className="mt-1 divide-y divide-line">
      {changes.map(({ phaseId, who, from, to, tone }) => {
        const index = document.phases.findIndex(({ id }) => id === phaseId)
        return (
          <li key={`${phaseId} ${who}`} className="flex flex-wrap items-baseline gap-x-2 py-1.5">
            <ToneIcon tone={tone} className="size-3.5 self-center" />
            <span className="min-w-0 font-medium wrap-anywhere">
              <FreeText>{nameOf(who)}</FreeText>
            </span>
            <span title={document.phases[index]?.name}>{phaseNumber(index)} </span>
            <span className="text-ink-2">
              {cells(from)} → <span className={`font-medium ${TONE_LOOKS[tone].text}`}>{cells(to)}</span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
