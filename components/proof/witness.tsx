'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useDocument } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { Button } from '#components/ui/button'
import { useViewing } from '#components/viewing/viewing'
import { changeDocument } from '#lib/client/draft/draft'
import { putSenders } from '#lib/client/edits/senders'
import { findWitness, senderOfWitness } from '#lib/client/edits/witness'
import type { KnownSender } from '#lib/matcher'
import { findOwner } from '#lib/scenario/services/owner'

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
      <p className="min-w-0 flex-1 basis-64 rounded-lg bg-sunken px-2.5 py-2 text-xs leading-4.5 text-ink-2">
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
  const { select } = useViewing()
  const senders = useDocument((document) => document.senders)
  const services = useDocument((document) => document.services)
  if (editing === null) return null
  const show = (senderId: string) => select(null, senderId)
  const add = () => {
    const known = findWitness({ senders }, witness)
    if (known !== null) {
      editing.announce(t('known', { name: known.name }))
      show(known.id)
      return
    }
    const owner =
      serviceId === null ? findOwner(services, witness) : (services.find(({ id }) => id === serviceId) ?? null)
    const name = t(sample, { service: owner?.name ?? '', address: witness.sourceIP })
    const sender = senderOfWitness({ senders }, witness, name, owner?.id ?? null)
    editing.change(changeDocument(putSenders([sender])))
    editing.announce(t('added', { name }))
    show(sender.id)
  }
  return (
    <Button onClick={add}>
      <Plus aria-hidden className="size-4" />
      {t('add')}
    </Button>
  )
}
