'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Editing } from '#components/editing/editing'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { TextField } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { changeDocument } from '#lib/client/draft/draft'
import { newId } from '#lib/client/edits/ids'
import { putSenders } from '#lib/client/edits/senders'
import { type AcceptedHints, senderOfEvidence } from '#lib/client/import/evidence-sender'
import { findOwnerOf } from '#lib/client/import/owner-of-evidence'
import { type EvidenceReading, useEvidence } from '#lib/client/workers/use-evidence'
import type { Evidence } from '#lib/exchange/evidence/evidence'
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
  const [reading, read] = useEvidence(document)
  const [taken, setTaken] = useState<AcceptedHints>({})
  const [typedName, setTypedName] = useState<string | null>(null)
  /** '' for a stranger; null until the user chooses */
  const [chosenId, setChosenId] = useState<string | null>(null)
  const { evidence } = reading
  const suggested = useSuggestedName(evidence)
  const name = typedName ?? suggested
  const isKnown = evidence !== null && evidence.kind !== 'unknown'
  const owner = findOwnerOf(document.services, evidence, taken)
  const serviceId = chosenId ?? owner?.service.id ?? ''
  const renew = (text: string) => {
    setTaken({})
    setChosenId(null)
    read(text)
  }
  const goTo = (phaseId: string, senderId: string) => {
    editing.show(phaseId, senderId)
    onClose()
  }
  const add = (phaseId: string | null) => {
    if (evidence === null || !isKnown) return
    const id = newId('sender-', document.senders)
    const sender = {
      ...senderOfEvidence(evidence, id, name.trim() || suggested, taken),
      serviceId: serviceId === '' ? null : serviceId,
    }
    editing.change(changeDocument(putSenders([sender])))
    editing.announce(t('added', { name: sender.name }))
    editing.show(phaseId, id)
    onClose()
  }
  return (
    <Dialog
      title={t('title')}
      wide
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone="primary" disabled={!isKnown} onClick={() => add(bestPhase(reading))}>
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
          <BouncePhases document={document} reading={reading} evidence={evidence} onGoTo={goTo} onAdd={add} />
        )}
        {isKnown && (
          <>
            <FactList evidence={evidence} taken={taken} onTake={setTaken} />
            {isEmpty(evidence.facts, taken) && <Notice>{t('nothing')}</Notice>}
            <TextField
              label={t('name')}
              hint={t('nameHint')}
              value={name}
              maxLength={LIMITS.title}
              onChange={({ target }) => setTypedName(target.value)}
            />
            {document.services.length > 0 && (
              <ServiceField
                services={document.services}
                {...{ owner, serviceId }}
                gateway={evidence.gateway}
                onChange={setChosenId}
              />
            )}
            {hasAnswer(evidence) && (
              <ModelCheck
                key={reading.text}
                document={document}
                editing={editing}
                evidence={evidence}
                serviceId={serviceId}
                phaseId={bestPhase(reading) ?? document.phases[phaseIndex]?.id ?? ''}
              />
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

/** The phase to open for the new sample sender: the first that surely gives the answer, else one that may. */
function bestPhase({ explained }: EvidenceReading): string | null {
  const phases = explained?.explanation.phases ?? []
  const best = phases.find(({ fit }) => fit === 'sure') ?? phases.find(({ fit }) => fit === 'possible')
  return best?.phaseId ?? null
}

/** Whether the evidence shows an answer that a connector can be the cause of. */
const hasAnswer = ({ kind, replyRule }: Evidence): boolean => kind !== 'bounce' || replyRule !== 'other'

const isEmpty = (facts: Readonly<Record<string, { value: unknown }>>, taken: AcceptedHints): boolean =>
  Object.keys(taken).length === 0 && Object.values(facts).every(({ value }) => value === null)
