'use client'

import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Editing } from '#components/editing/editing'
import { Button } from '#components/ui/button'
import { FormDialog, showWrong } from '#components/ui/form-dialog'
import { changeDocument } from '#lib/client/draft/draft'
import { newId } from '#lib/client/edits/ids'
import { formOf, type SenderForm, senderOf } from '#lib/client/edits/sender-form'
import { putSenders, removeSender } from '#lib/client/edits/senders'
import { UNKNOWN_SENDER } from '#lib/matcher'
import type { ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import { strangerAddress } from '#lib/scenario/services/stranger'
import { SenderFields } from './sender-fields'

type Props = {
  document: ScenarioDocument
  /** null for a new sender */
  sender: ScenarioSender | null
  isStranger: boolean
  editing: Editing
  onClose: () => void
}

/**
 * Adds, changes, duplicates or deletes a sample sender. Every fact may be unknown. Invalid values are marked at their
 * field.
 */
export function SenderDialog({ document, sender, isStranger, editing, onClose }: Props) {
  const t = useTranslations('workspace.sender')
  const ref = useRef<HTMLFormElement>(null)
  const [form, setForm] = useState<SenderForm>(() =>
    sender ? formOf(sender) : newForm(document, isStranger, t('strangerName')),
  )
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set())
  const put = async (isCopy: boolean) => {
    const id = sender === null || isCopy ? newId('sender-', document.senders) : sender.id
    const next = senderOf(id, isCopy ? { ...form, name: t('copyOf', { name: form.name }) } : form)
    const fields = await findWrongFields(next)
    if (fields.size > 0) return showWrong(ref.current, () => setWrong(fields))
    editing.change(changeDocument(putSenders([next])))
    editing.announce(t(sender === null || isCopy ? 'added' : 'changed', { name: next.name }))
    onClose()
  }
  const remove = () => {
    if (sender === null) return
    editing.change(changeDocument(removeSender(sender.id)))
    editing.announce(t('deleted', { name: sender.name }))
    onClose()
  }
  return (
    <FormDialog
      ref={ref}
      title={t(sender === null ? 'titleNew' : 'title')}
      texts={{ submit: t(sender === null ? 'add' : 'apply'), cancel: t('cancel'), remove: t('delete') }}
      onRemove={sender && remove}
      more={<Button onClick={() => put(true)}>{t('duplicate')}</Button>}
      onSubmit={() => put(false)}
      onClose={onClose}
    >
      <SenderFields document={document} form={form} wrong={wrong} onChange={(part) => setForm({ ...form, ...part })} />
    </FormDialog>
  )
}

/**
 * The form of a new sender, which writes to the tenant's domain. A stranger has its own certificate and a documentation
 * address.
 */
function newForm(document: ScenarioDocument, isStranger: boolean, strangerName: string): SenderForm {
  const domain = document.phases[0]?.tenant.acceptedDomains.find((each) => !each.startsWith('*'))
  const recipient = domain === undefined ? '' : `user@${domain}`
  const empty = formOf({
    id: '',
    name: '',
    serviceId: null,
    otherCustomer: false,
    ...UNKNOWN_SENDER,
  })
  if (!isStranger) return { ...empty, recipient }
  return {
    ...empty,
    name: strangerName,
    sourceIP: strangerAddress(networksIn(document)),
    tls: 'yes',
    certificate: 'names',
    certificateNames: 'mail.fabrikam.com',
    certificateTrusted: 'yes',
    from: 'address',
    mailFrom: 'stranger@fabrikam.com',
    recipient,
  }
}

/** All networks that services and connectors of the scenario name. */
const networksIn = ({ services, phases }: ScenarioDocument): readonly string[] => [
  ...services.flatMap(({ networks }) => networks),
  ...phases.flatMap(({ connectors }) => connectors.flatMap(({ senderIPAddresses }) => senderIPAddresses)),
]

/** The fields that the schema of the document refuses. The schema is loaded on first use. */
async function findWrongFields(sender: ScenarioSender): Promise<ReadonlySet<string>> {
  const { scenarioSenderSchema } = await import('#lib/scenario/document/sender')
  const result = scenarioSenderSchema.safeParse(sender)
  const wrong = new Set(result.success ? [] : result.error.issues.map(({ path }) => String(path[0] ?? '')))
  if (sender.name === '') wrong.add('name')
  return wrong
}
