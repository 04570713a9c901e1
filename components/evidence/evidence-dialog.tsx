'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Editing } from '#components/editing/editing'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { changeDocument } from '#lib/client/draft/draft'
import { newId } from '#lib/client/edits/ids'
import { putSenders } from '#lib/client/edits/senders'
import { addEvidence } from '#lib/client/edits/wants'
import { hasAnswer, keptOf, quoteEvidence } from '#lib/exchange/evidence/model-check'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { BouncePhases } from './bounce-phases'
import { EvidenceForm } from './evidence-form'
import { EvidenceKind } from './evidence-kind'
import { EvidenceProblems } from './evidence-problems'
import { EvidenceText } from './evidence-text'
import { TraceConnector } from './trace-connector'
import { useEvidenceSample } from './use-evidence-sample'

type Props = {
  document: ScenarioDocument
  editing: Editing
  /** the phase that is looked at */
  phaseIndex: number
  onClose: () => void
}

/** Reads headers, a bounce or a trace detail, and adds a sample sender with the facts that are known. */
export function EvidenceDialog({ document, editing, phaseIndex, onClose }: Props) {
  const t = useTranslations('evidence')
  const sample = useEvidenceSample(document, phaseIndex)
  /** the text of which a test was recorded */
  const [recordedText, setRecordedText] = useState<string | null>(null)
  const { reading, evidence } = sample
  const known = evidence !== null && evidence.kind !== 'unknown' ? evidence : null
  const goTo = (phaseId: string, senderId: string) => {
    editing.show(phaseId, senderId)
    onClose()
  }
  /** Adds the sample and shows it: in the phase, or where that is null in the one that is looked at. */
  const add = (shown: string | null) => {
    if (known === null) return
    const name = sample.name.trim() || sample.suggestedName
    const added = { ...sample.sender, id: newId('sender-', document.senders), name }
    const phase = document.phases.find(({ id }) => id === (shown ?? sample.phaseId))
    const kept = phase === undefined || !hasAnswer(known) ? null : keptOf(phase, known)
    const at = known.receivedAt ?? new Date().toISOString()
    // What became of the message stays with its sample, so that the model is held against it from now on.
    const test =
      phase === undefined || kept === null
        ? null
        : { who: `sample:${added.id}`, phaseId: phase.id, at, by: '', note: quoteEvidence(known), ...kept }
    const put = putSenders([added])
    editing.change(changeDocument((before) => (test === null ? put(before) : addEvidence(test)(put(before)))))
    editing.announce(t('added', { name }))
    editing.show(test?.phaseId ?? shown, added.id)
    onClose()
  }
  return (
    <Dialog
      title={t('title')}
      wide
      isKept={recordedText === reading.text && !sample.isNamed}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            tone="primary"
            disabled={known === null}
            onClick={() => add(known?.kind === 'bounce' ? sample.phaseId : null)}
          >
            {t('add')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <EvidenceText text={reading.text} onText={sample.read} />
        <EvidenceKind reading={reading} />
        {evidence !== null && <EvidenceProblems problems={evidence.problems} />}
        {evidence?.kind === 'trace' && <TraceConnector evidence={evidence} phases={document.phases} />}
        {evidence !== null && evidence.replyRule !== null && (
          <BouncePhases
            document={document}
            explaining={sample.explaining}
            evidence={evidence}
            onGoTo={goTo}
            onAdd={add}
          />
        )}
        {known !== null && (
          <EvidenceForm
            {...{ document, editing, sample }}
            evidence={known}
            onRecorded={() => setRecordedText(reading.text)}
          />
        )}
      </div>
    </Dialog>
  )
}
