'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { useWhoNames } from '#components/plan/who-texts'
import { Button } from '#components/ui/button'
import { ShowRestButton, useShortList } from '#components/ui/short-list'
import { changeDocument } from '#lib/client/draft/draft'
import { setProperties } from '#lib/client/edits/connectors'
import { nameOfConnector, phaseNumber, phaseNumbers } from '#lib/client/views/names'
import type { QuestionImpact } from '#lib/client/views/question-impacts'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import type { Advice } from '#lib/scenario/wants/advice'

/** Rows that are named before the rest is counted. */
const SHOWN_ROWS = 8

/** The rows that hang on a question, and in which phases. */
export function DependentRows({ rows, document }: { rows: QuestionImpact['rows']; document: ScenarioDocument }) {
  const t = useTranslations('proof.advice')
  const format = useFormatter()
  const nameOf = useWhoNames(document.services)
  const texts = rows.map(({ who, phaseIndexes }) =>
    t('row', { name: nameOf(who), phases: format.list(phaseNumbers(phaseIndexes)) }),
  )
  const list = useShortList(texts, SHOWN_ROWS)
  if (texts.length === 0) return null
  return (
    <div className="flex flex-col gap-1">
      <p>{t('rows', { rows: format.list(list.shown) })}</p>
      <ShowRestButton list={list}>{t('moreRows', { count: texts.length - SHOWN_ROWS })}</ShowRestButton>
    </div>
  )
}

type ListProps = { advice: readonly Advice[]; document: ScenarioDocument; phaseIndex: number | null }

/**
 * Advice to change connectors so that nothing depends on a question: as a button if the change is safe, else in words.
 */
export function AdviceList({ advice, document, phaseIndex }: ListProps) {
  const t = useTranslations('proof.advice')
  const phase = phaseIndex === null ? undefined : document.phases[phaseIndex]
  if (advice.length === 0 || phase === undefined || phaseIndex === null) return null
  return (
    <section aria-label={t('title')} className="flex flex-col gap-2 rounded-lg bg-sunken px-3 py-2.5">
      <h4 className="text-xs font-medium text-ink-2">{t('title')}</h4>
      <ul className="flex flex-col gap-2">
        {advice.map((one) => (
          <li key={JSON.stringify(one)} className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <AdviceItem advice={one} phase={phase} number={phaseNumber(phaseIndex)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function AdviceItem({ advice, phase, number }: { advice: Advice; phase: Phase; number: string }) {
  const t = useTranslations('proof.advice')
  const editing = useEditing()
  const { kind, connectorId, name, otherId, fix, isHarmful } = advice
  const nameOf = (id: string | null) => (id === null ? '' : nameOfConnector(phase, id))
  const text = t(`kinds.${kind}`, { connector: nameOf(connectorId), name: name ?? '', other: nameOf(otherId) })
  const apply = () => {
    if (fix === null) return
    // The change was tested in this phase only, so it changes no later phase.
    const edits = fix.edits.map(({ connectorId, properties }) =>
      setProperties({ phaseId: phase.id, connectorId, withLaterPhases: false }, properties),
    )
    editing?.change(changeDocument((document) => edits.reduce((changed, edit) => edit(changed), document)))
    editing?.announce(t('applied', { phase: number, what: text }))
  }
  return (
    <>
      <p className="min-w-0 flex-1 basis-60">
        {text}
        {fix !== null && <span className="text-ink-3"> ({t(fix.settles ? 'safe' : 'safeInPart')})</span>}
        {isHarmful && <span className="block text-lost">{t('harmful')}</span>}
      </p>
      {fix !== null && editing !== null && <Button onClick={apply}>{t('apply', { phase: number })}</Button>}
    </>
  )
}
