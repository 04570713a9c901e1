'use client'

import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Editing } from '#components/editing/editing'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { TextField } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { changeDocument } from '#lib/client/draft/draft'
import { newId } from '#lib/client/edits/ids'
import { putSenders } from '#lib/client/edits/senders'
import { addEvidence } from '#lib/client/edits/wants'
import { type AcceptedHints, factsOfService, senderOfEvidence } from '#lib/client/import/evidence-sender'
import { findOwnerOf } from '#lib/client/import/owner-of-evidence'
import { placeEvidence } from '#lib/client/import/place-of-evidence'
import { useEvidence, useExplained } from '#lib/client/workers/use-evidence'
import { type Evidence, NO_EVIDENCE } from '#lib/exchange/evidence/evidence'
import { keptOf, quoteEvidence } from '#lib/exchange/evidence/model-check'
import { FACTS, type Sender } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { BouncePhases } from './bounce-phases'
import { EvidenceKind } from './evidence-kind'
import { EvidenceProblems } from './evidence-problems'
import { EvidenceText } from './evidence-text'
import { FactList } from './fact-list'
import { ModelCheck } from './model-check'
import { ServiceField } from './service-field'
import { useSuggestedName } from './suggested-name'
import { TraceConnector } from './trace-connector'

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
  const [reading, read] = useEvidence()
  const [taken, setTaken] = useState<AcceptedHints>({})
  const [typedName, setTypedName] = useState<string | null>(null)
  /** '' for a stranger; null until the user chooses */
  const [chosenId, setChosenId] = useState<string | null>(null)
  /** facts that are not to be taken from the service */
  const [leftOpen, setLeftOpen] = useState<readonly string[]>([])
  /** the phase in which it happened; null until the user chooses */
  const [chosenPhase, setChosenPhase] = useState<string | null>(null)
  /** the text of which a test was recorded */
  const [recordedText, setRecordedText] = useState<string | null>(null)
  const { evidence } = reading
  const suggested = useSuggestedName(evidence)
  const name = typedName ?? suggested
  const isKnown = evidence !== null && evidence.kind !== 'unknown'
  const owner = findOwnerOf(document.services, evidence, taken)
  const serviceId = chosenId ?? owner?.service.id ?? ''
  const service = document.services.find(({ id }) => id === serviceId)
  const ofService = useMemo(
    () => factsOfService(service, evidence ?? NO_EVIDENCE, taken, leftOpen),
    [service, evidence, taken, leftOpen],
  )
  const sender = useMemo(
    () => ({ ...senderOfEvidence(evidence ?? NO_EVIDENCE, '', '', taken, ofService), serviceId: service?.id ?? null }),
    [evidence, taken, ofService, service],
  )
  const explaining = useExplained(document, evidence, sender)
  const { explained } = explaining
  const { at, phaseId } = useMemo(
    () => placeEvidence(document, { evidence, explained }, phaseIndex),
    [document, evidence, explained, phaseIndex],
  )
  const renew = (text: string) => {
    setTaken({})
    setChosenId(null)
    setChosenPhase(null)
    setLeftOpen([])
    read(text)
  }
  const goTo = (phaseId: string, senderId: string) => {
    editing.show(phaseId, senderId)
    onClose()
  }
  const add = (shown: string | null) => {
    if (!isKnown) return
    const added = { ...sender, id: newId('sender-', document.senders), name: name.trim() || suggested }
    const phase = document.phases.find(({ id }) => id === (shown ?? chosenPhase ?? phaseId))
    const kept = phase === undefined || !hasAnswer(evidence) ? null : keptOf(phase, evidence)
    const at = evidence.receivedAt ?? new Date().toISOString()
    // What became of the message stays with its sample, so that the model is held against it from now on.
    const test =
      phase === undefined || kept === null
        ? null
        : { who: `sample:${added.id}`, phaseId: phase.id, at, by: '', note: quoteEvidence(evidence), ...kept }
    const put = putSenders([added])
    editing.change(changeDocument((before) => (test === null ? put(before) : addEvidence(test)(put(before)))))
    editing.announce(t('added', { name: added.name }))
    editing.show(test?.phaseId ?? shown, added.id)
    onClose()
  }
  return (
    <Dialog
      title={t('title')}
      wide
      isKept={recordedText === reading.text && typedName === null}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            tone="primary"
            disabled={!isKnown}
            onClick={() => add(evidence?.kind === 'bounce' ? (chosenPhase ?? phaseId) : null)}
          >
            {t('add')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <EvidenceText text={reading.text} onText={renew} />
        <EvidenceKind reading={reading} />
        {evidence !== null && <EvidenceProblems problems={evidence.problems} />}
        {evidence?.kind === 'trace' && <TraceConnector evidence={evidence} phases={document.phases} />}
        {evidence !== null && evidence.replyRule !== null && (
          <BouncePhases document={document} explaining={explaining} evidence={evidence} onGoTo={goTo} onAdd={add} />
        )}
        {isKnown && (
          <>
            {document.services.length > 0 && (
              <ServiceField
                services={document.services}
                {...{ owner, serviceId }}
                gateway={evidence.gateway}
                onChange={(id) => {
                  setChosenId(id)
                  setLeftOpen([])
                }}
              />
            )}
            <FactList
              {...{ evidence, taken, ofService }}
              service={service?.name ?? ''}
              onTake={setTaken}
              onLeaveOpen={(fact) => setLeftOpen((before) => [...before, fact])}
            />
            {isEmpty(sender) && <Notice>{t('nothing')}</Notice>}
            <TextField
              label={t('name')}
              hint={t('nameHint')}
              value={name}
              maxLength={LIMITS.title}
              onChange={({ target }) => setTypedName(target.value)}
            />
            {hasAnswer(evidence) && (
              <ModelCheck
                key={reading.text}
                document={document}
                editing={editing}
                {...{ evidence, sender, ofService, at }}
                service={service ?? null}
                phaseId={chosenPhase ?? phaseId}
                onPhase={setChosenPhase}
                onRecorded={() => setRecordedText(reading.text)}
              />
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

/** Whether the evidence shows an answer that a connector can be the cause of. */
const hasAnswer = ({ kind, replyRule }: Evidence): boolean => kind !== 'bounce' || replyRule !== 'other'

const isEmpty = (sender: Sender): boolean => FACTS.every((fact) => sender[fact] === null)
