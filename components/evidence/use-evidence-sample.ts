'use client'

import { useMemo, useState } from 'react'
import { type AcceptedHints, factsOfService, senderOfEvidence } from '#lib/client/import/evidence-sender'
import { findOwnerOf } from '#lib/client/import/owner-of-evidence'
import { placeEvidence } from '#lib/client/import/place-of-evidence'
import { useEvidence, useExplained } from '#lib/client/workers/use-evidence'
import { NO_EVIDENCE } from '#lib/exchange/evidence/evidence'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { useSuggestedName } from './suggested-name'

export type EvidenceSample = ReturnType<typeof useEvidenceSample>

/** What a pasted text tells of a sample sender, with what the user chose for what it leaves open; a new text undoes the choices. */
export function useEvidenceSample(document: ScenarioDocument, phaseIndex: number) {
  const [reading, read] = useEvidence()
  const [taken, setTaken] = useState<AcceptedHints>({})
  const [typedName, setTypedName] = useState<string | null>(null)
  /** '' for a stranger; null until the user chooses */
  const [chosenId, setChosenId] = useState<string | null>(null)
  /** facts that are not to be taken from the service */
  const [leftOpen, setLeftOpen] = useState<readonly string[]>([])
  /** the phase in which it happened; null until the user chooses */
  const [chosenPhase, setChosenPhase] = useState<string | null>(null)
  const { evidence } = reading
  const suggested = useSuggestedName(evidence)
  const owner = findOwnerOf(document.services, evidence, taken)
  const serviceId = chosenId ?? owner?.service.id ?? ''
  const service = document.services.find(({ id }) => id === serviceId) ?? null
  const ofService = useMemo(
    () => factsOfService(service ?? undefined, evidence ?? NO_EVIDENCE, taken, leftOpen),
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
  const chooseService = (id: string | null) => {
    setChosenId(id)
    setLeftOpen([])
  }
  return {
    reading,
    evidence,
    /** as typed, or the suggested one */
    name: typedName ?? suggested,
    isNamed: typedName !== null,
    suggestedName: suggested,
    setName: setTypedName,
    taken,
    take: setTaken,
    owner,
    service,
    serviceId,
    chooseService,
    ofService,
    leaveOpen: (fact: string) => setLeftOpen((before) => [...before, fact]),
    sender,
    explaining,
    at,
    phaseId: chosenPhase ?? phaseId,
    choosePhase: setChosenPhase,
    read: (text: string) => {
      setTaken({})
      setChosenPhase(null)
      chooseService(null)
      read(text)
    },
  }
}
