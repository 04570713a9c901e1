'use client'

import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Editing } from '#components/editing/editing'
import { useWhoNames } from '#components/plan/who-texts'
import { Button } from '#components/ui/button'
import { SelectField } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { useConditionTexts, useQuestionTexts } from '#components/verdict/conditions'
import { changeDocument } from '#lib/client/draft/draft'
import { recordModelTest } from '#lib/client/edits/model-test'
import { phaseNumber } from '#lib/client/views/names'
import { useModelCheck } from '#lib/client/workers/use-model-check'
import type { Evidence } from '#lib/exchange/evidence/evidence'
import { type AnsweredQuestion, type ModelCheck as Checked, quoteEvidence } from '#lib/exchange/evidence/model-check'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { EVERYBODY_ELSE, serviceKey } from '#lib/scenario/wants/who'

type Props = {
  document: ScenarioDocument
  editing: Editing
  evidence: Evidence
  /** '' for a stranger */
  serviceId: string
  /** the phase that is chosen first */
  phaseId: string
}

/** Holds the evidence against the verdict of a phase. What it shows is recorded as a test of a cell, or as an answer. */
export function ModelCheck({ document, editing, evidence, serviceId, phaseId }: Props) {
  const t = useTranslations('evidence.model')
  const outcomes = useTranslations('plan.panel.test.outcomes')
  const nameOf = useWhoNames(document.services)
  const [chosen, setChosen] = useState<string | null>(null)
  const [recorded, setRecorded] = useState<string | null>(null)
  const index = Math.max(
    0,
    document.phases.findIndex(({ id }) => id === (chosen ?? phaseId)),
  )
  const phase = document.phases[index]
  const checked = useModelCheck(phase, document.answers, evidence)
  const who = serviceId === '' ? EVERYBODY_ELSE : serviceKey(serviceId)
  const cell = { who: nameOf(who), phase: phaseNumber(index) }
  const record = (answered: readonly AnsweredQuestion[]) => {
    if (phase === undefined || checked === null || checked.state === 'not-judged') return
    const { outcome } = checked
    const at = evidence.receivedAt ?? new Date().toISOString()
    const test = { who, phaseId: phase.id, at, by: '', outcome, note: quoteEvidence(evidence) }
    editing.change(changeDocument(recordModelTest(test, answered)))
    const said = t('recorded', { ...cell, outcome: outcomes(outcome) })
    editing.announce(said)
    setRecorded(said)
  }
  return (
    <section aria-labelledby="evidence-model" className="flex flex-col gap-2.5">
      <h2 id="evidence-model" className="font-semibold tracking-tight">
        {t('title')}
      </h2>
      <SelectField
        label={t('phase')}
        value={phase?.id ?? ''}
        onChange={({ target }) => {
          setChosen(target.value)
          setRecorded(null)
        }}
      >
        {document.phases.map(({ id, name }, each) => (
          <option key={id} value={id}>
            {`${phaseNumber(each)} ${name}`.trim()}
          </option>
        ))}
      </SelectField>
      {checked === null ? (
        <p role="status" className="text-ink-3">
          {t('checking')}
        </p>
      ) : (
        <Result checked={checked} onRecord={record} />
      )}
      {recorded === null
        ? checked !== null &&
          checked.state !== 'not-judged' && (
            <Button className="self-start text-left !whitespace-normal" onClick={() => record([])}>
              {t('record', { ...cell, outcome: outcomes(checked.outcome) })}
            </Button>
          )
        : phase !== undefined && <p className="text-sm text-ink-2 wrap-anywhere">{recorded}</p>}
    </section>
  )
}

function Result({
  checked,
  onRecord,
}: {
  checked: Checked
  onRecord: (answered: readonly AnsweredQuestion[]) => void
}) {
  const t = useTranslations('evidence.model')
  if (checked.state === 'not-judged')
    return (
      <Notice tone="ask" live>
        {t(`notJudged.${checked.reason}`)}
      </Notice>
    )
  if (checked.state === 'agrees') return <Notice live>{t('agrees')}</Notice>
  if (checked.state === 'possible')
    return (
      <>
        <Notice live>{t('possible')}</Notice>
        {checked.decides.map((one) => (
          <Explanation key={one.question} answered={[one]} onRecord={onRecord} />
        ))}
      </>
    )
  return (
    <>
      <Notice tone="lost" live>
        <strong className="font-semibold">{t('disagrees')}</strong>{' '}
        {checked.explanations.length === 0 ? t('unexplained') : t('explained')}
      </Notice>
      {checked.explanations.map((answered) => (
        <Explanation key={answered.map(({ question }) => question).join()} answered={answered} onRecord={onRecord} />
      ))}
    </>
  )
}

/** The open questions whose answers would explain the evidence, and one click that records them with it. */
function Explanation({
  answered,
  onRecord,
}: {
  answered: readonly AnsweredQuestion[]
  onRecord: (answered: readonly AnsweredQuestion[]) => void
}) {
  const t = useTranslations('evidence.model')
  const format = useFormatter()
  const { title } = useQuestionTexts()
  const { given } = useConditionTexts()
  return (
    <div className="border-l-2 border-line-strong pl-3">
      {answered.map(({ question }) => (
        <p key={question} className="text-ink-2">
          {title(question)}
        </p>
      ))}
      <Button tone="primary" className="mt-1.5 text-left !whitespace-normal" onClick={() => onRecord(answered)}>
        {t('recordAnswer', { answer: format.list(answered.map(given)) })}
      </Button>
    </div>
  )
}
