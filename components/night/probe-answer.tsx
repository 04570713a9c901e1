'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { type Test, TestForm } from '#components/plan/test-form'
import { FreeText } from '#components/shell/free-text'
import { Button } from '#components/ui/button'
import { useQuestionTexts } from '#components/verdict/conditions'
import { changeDocument } from '#lib/client/draft/draft'
import { answerQuestion } from '#lib/client/edits/senders'
import { addEvidence } from '#lib/client/edits/wants'
import { answersSettledBy } from '#lib/exchange/runbook/probe-answers'
import type { Probe } from '#lib/exchange/runbook/probes'
import type { GivenAnswer } from '#lib/matcher'
import type { CellEvidence, Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { useMoments } from './moments'

type Props = { probe: Probe; name: string; document: ScenarioDocument; phase: Phase }

/**
 * The real answer to a probe: the cell's dated test. Where it settles an open question by itself, that can be recorded too.
 */
export function ProbeAnswer({ probe, name, document, phase }: Props) {
  const t = useTranslations('night.probes')
  const panel = useTranslations('plan.panel')
  const moment = useMoments()
  const editing = useEditing()
  const [outcome, setOutcome] = useState<CellEvidence['outcome'] | null>(null)
  const latest = document.evidence
    .filter(
      ({ who, phaseId, note }) =>
        who === probe.who && phaseId === phase.id && (note === name || note.startsWith(`${name}: `)),
    )
    .toSorted((one, other) => other.at.localeCompare(one.at))[0]
  const record = (test: Test) => {
    // The note tells which probe of the row it was.
    const note = test.note === '' ? name : `${name}: ${test.note}`
    editing?.change(changeDocument(addEvidence({ ...test, note, who: probe.who, phaseId: phase.id })))
    editing?.announce(panel('announce.test'))
    setOutcome(test.outcome)
  }
  return (
    <>
      {latest !== undefined && (
        <p className="text-xs text-ink-2">
          <FreeText>
            {t('tested', {
              at: moment(new Date(latest.at), 'minute'),
              outcome: panel(`test.outcomes.${latest.outcome}`),
            })}
          </FreeText>
        </p>
      )}
      {outcome !== null && <Settled answers={answersSettledBy(phase, probe.sender, outcome, document.answers)} />}
      {editing !== null && (
        <div className="print:hidden">
          <TestForm onRecord={record} />
        </div>
      )}
    </>
  )
}

/** The open questions that the answer settles, each recorded by a click. */
function Settled({ answers }: { answers: readonly GivenAnswer[] }) {
  const t = useTranslations('night.probes')
  const panel = useTranslations('plan.panel')
  const editing = useEditing()
  const texts = useQuestionTexts()
  if (editing === null) return null
  return answers.map(({ question, answer }) => {
    const said = texts.answer(question, answer)
    const record = () => {
      editing.change(changeDocument(answerQuestion(question, answer)))
      editing.announce(panel('announce.answer', { answer: said }))
    }
    return (
      <div key={question} className="flex flex-col items-start gap-1.5 rounded-lg bg-ask-soft px-2.5 py-2 text-xs">
        <p>
          {t('settles', { question: texts.title(question) })} <strong>{said}</strong>
        </p>
        <Button onClick={record}>{t('recordAnswer')}</Button>
      </div>
    )
  })
}
