'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Editing } from '#components/editing/editing'
import { useWhoNames } from '#components/plan/who-texts'
import { Button } from '#components/ui/button'
import { SelectField } from '#components/ui/field'
import { changeDocument } from '#lib/client/draft/draft'
import { recordModelTest } from '#lib/client/edits/model-test'
import type { ServiceFacts } from '#lib/client/import/evidence-sender'
import type { TimeOfEvidence } from '#lib/client/import/place-of-evidence'
import { phaseNumber } from '#lib/client/views/names'
import { useModelCheck } from '#lib/client/workers/use-model-check'
import type { Evidence } from '#lib/exchange/evidence/evidence'
import { type AnsweredQuestion, quoteEvidence } from '#lib/exchange/evidence/model-check'
import type { Sender } from '#lib/matcher'
import type { ScenarioDocument, Service } from '#lib/scenario/document/document'
import { EVERYBODY_ELSE, serviceKey } from '#lib/scenario/wants/who'
import { ModelResult } from './model-result'
import { useFactNames, useTimeHint } from './model-texts'

type Props = {
  document: ScenarioDocument
  editing: Editing
  evidence: Evidence
  /** with all that is known of the message, also from its service */
  sender: Sender
  /** null for a stranger */
  service: Service | null
  ofService: ServiceFacts
  at: TimeOfEvidence
  /** the phase in which it happened */
  phaseId: string
  onPhase: (phaseId: string) => void
  onRecorded: () => void
}

/** Holds the evidence against the verdict of a phase. What it shows is recorded as a test of a cell, or as an answer. */
export function ModelCheck(props: Props) {
  const { document, editing, evidence, sender, service, ofService, at, phaseId, onPhase, onRecorded } = props
  const t = useTranslations('evidence.model')
  const outcomes = useTranslations('plan.panel.test.outcomes')
  const nameOf = useWhoNames(document.services)
  const assumed = useFactNames()(Object.keys(ofService))
  const timeHint = useTimeHint(document)(at)
  const [recorded, setRecorded] = useState<string | null>(null)
  const index = Math.max(
    0,
    document.phases.findIndex(({ id }) => id === phaseId),
  )
  const phase = document.phases[index]
  const checked = useModelCheck(phase, document.answers, evidence, sender)
  const who = service === null ? EVERYBODY_ELSE : serviceKey(service.id)
  const cell = { who: nameOf(who), phase: phaseNumber(index) }
  const record = (answered: readonly AnsweredQuestion[]) => {
    if (phase === undefined || checked === null || checked.state === 'not-judged') return
    const { outcome } = checked
    const when = evidence.receivedAt ?? new Date().toISOString()
    const quote = quoteEvidence(evidence)
    const note =
      service === null || assumed === '' ? quote : `${quote}\n${t('note', { service: service.name, facts: assumed })}`
    const test = { who, phaseId: phase.id, at: when, by: '', outcome, note }
    editing.change(changeDocument(recordModelTest(test, answered)))
    onRecorded()
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
        hint={timeHint}
        value={phase?.id ?? ''}
        onChange={({ target }) => {
          onPhase(target.value)
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
        <ModelResult checked={checked} service={service?.name ?? ''} assumed={assumed} onRecord={record} />
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
