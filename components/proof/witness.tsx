'use client'

import { Plus } from 'lucide-react'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { useEditing } from '#components/workspace/editing'
import { changeDocument } from '#lib/client/draft/draft'
import { putSenders } from '#lib/client/edits/senders'
import { findWitness, senderOfWitness } from '#lib/client/edits/witness'
import type { KnownSender } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { findOwner } from '#lib/scenario/services/owner'

type WitnessContext = {
  readonly document: Pick<ScenarioDocument, 'senders' | 'services'>
  readonly onSelect: (senderId: string) => void
}
const SamplesContext = createContext<WitnessContext | null>(null)

/**
 * Provides the document that a witness is added to as a sample sender. The new sample is selected in the phase on
 * screen.
 */
export function WitnessSamples({
  document,
  phaseId,
  onSelect,
  children,
}: {
  document: ScenarioDocument
  phaseId: string
  onSelect: (phaseId: string, senderId: string) => void
  children: ReactNode
}) {
  const { senders, services } = document
  const value = useMemo(
    () => ({ document: { senders, services }, onSelect: (senderId: string) => onSelect(phaseId, senderId) }),
    [senders, services, phaseId, onSelect],
  )
  return <SamplesContext value={value}>{children}</SamplesContext>
}

type Props = {
  witness: KnownSender
  /** the service of the sender; if left out, it is found by address and certificate name */
  serviceId?: string | null
  sample: 'lost' | 'stranger' | 'sender'
}

/** Shows a witness, with a button that adds it to the scenario as a sample sender. */
export function Witness({ witness, serviceId = null, sample }: Props) {
  const t = useTranslations('proof.witness')
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <p className="min-w-0 flex-1 basis-64 text-xs text-ink-2">
        <span className="text-ink-3">{t('title')}: </span>
        <WitnessFacts witness={witness} />
      </p>
      <AddSample witness={witness} serviceId={serviceId} sample={sample} />
    </div>
  )
}

function WitnessFacts({
  witness: { sourceIP, tls, certificateNames, certificateTrusted, mailFrom, recipient },
}: {
  witness: KnownSender
}) {
  const t = useTranslations('proof.witness')
  const names = certificateNames.join(', ')
  const certificate = names === '' ? t('noName') : certificateTrusted ? names : t('untrusted', { names })
  const facts = [
    sourceIP,
    ...(tls ? [t('tls'), certificate] : [t('noTls')]),
    t('from', { mailFrom: mailFrom === '' ? t('nullSender') : mailFrom }),
    t('to', { recipient }),
  ]
  return <span className="font-mono [overflow-wrap:anywhere]">{facts.join(' · ')}</span>
}

function AddSample({ witness, serviceId, sample }: Required<Props>) {
  const t = useTranslations('proof.witness')
  const editing = useEditing()
  const context = useContext(SamplesContext)
  if (editing === null || context === null) return null
  const { document, onSelect } = context
  const add = () => {
    const known = findWitness(document, witness)
    if (known !== null) {
      editing.announce(t('known', { name: known.name }))
      onSelect(known.id)
      return
    }
    const owner =
      serviceId === null
        ? findOwner(document.services, witness)
        : (document.services.find(({ id }) => id === serviceId) ?? null)
    const name = t(sample, { service: owner?.name ?? '', address: witness.sourceIP })
    const sender = senderOfWitness(document, witness, name, owner?.id ?? null)
    editing.change(changeDocument(putSenders([sender])))
    editing.announce(t('added', { name }))
    onSelect(sender.id)
  }
  return (
    <Button onClick={add}>
      <Plus aria-hidden className="size-4" />
      {t('add')}
    </Button>
  )
}
