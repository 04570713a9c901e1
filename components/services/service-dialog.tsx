'use client'

import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Editing } from '#components/editing/editing'
import { FormDialog, showWrong } from '#components/ui/form-dialog'
import { Notice } from '#components/ui/notice'
import { changeDocument } from '#lib/client/draft/draft'
import { newId } from '#lib/client/edits/ids'
import { putSenders } from '#lib/client/edits/senders'
import { addNote, putService } from '#lib/client/edits/services'
import { keepSpfAnswer } from '#lib/client/edits/spf'
import type { ScenarioDocument, Service, SpfAnswer } from '#lib/scenario/document/document'
import { newService } from '#lib/scenario/document/new-service'
import { hasFactsOf, type Vendor } from '#lib/scenario/services/vendors'
import { isUsual, type SampleChoice, useSamples } from './sample-list'
import { type InvalidText, ServiceFields } from './service-fields'
import { ServiceSamples } from './service-samples'
import { useVendorTexts } from './vendor-texts'

type Props = { document: ScenarioDocument; editing: Editing; onClose: () => void }

/** Adds a service, and makes sample senders that take over its addresses, TLS and names. */
export function ServiceDialog({ document, editing, onClose }: Props) {
  const t = useTranslations('workspace.service')
  const vendors = useVendorTexts()
  const ref = useRef<HTMLFormElement>(null)
  const [form, setForm] = useState<Service>(() => emptyService(document))
  const [invalidText, setInvalidText] = useState<InvalidText>({})
  const [makesSenders, setMakesSenders] = useState(true)
  const [choice, setChoice] = useState<SampleChoice>({})
  const [answer, setAnswer] = useState<SpfAnswer | null>(null)
  const [vendor, setVendor] = useState<Vendor | null>(null)
  const [isTried, setTried] = useState(false)
  const isNamed = form.name.trim() !== ''
  const samples = useSamples(form, document, choice, isUsual)
  const change = (part: Partial<Service>) => setForm((before) => ({ ...before, ...part }))
  const submit = () => {
    if (!isNamed || Object.keys(invalidText).length > 0) return showWrong(ref.current, () => setTried(true))
    const next = { ...form, name: form.name.trim() }
    const senders = makesSenders ? samples.chosen.slice(0, samples.left).map(({ sender }) => sender) : []
    const note = vendor !== null && hasFactsOf(vendor, next) ? vendors.note(vendor) : null
    editing.change(
      changeDocument((before) => {
        const changed = addNote(note)(putSenders(senders)(putService(next)(before)))
        return answer === null ? changed : keepSpfAnswer(answer)(changed)
      }),
    )
    editing.announce(t('added', { name: next.name, count: senders.length }))
    onClose()
  }
  return (
    <FormDialog
      ref={ref}
      title={t('titleNew')}
      texts={{ submit: t('add'), cancel: t('cancel'), remove: t('delete') }}
      onRemove={null}
      onSubmit={submit}
      onClose={onClose}
    >
      <ServiceFields
        form={form}
        invalidText={invalidText}
        nameError={isTried && !isNamed ? t('nameMissing') : null}
        spfAnswers={document.spfAnswers}
        onChange={change}
        onInvalidText={setInvalidText}
        onSpfAnswer={setAnswer}
        onVendor={setVendor}
      />
      {vendor !== null && hasFactsOf(vendor, form) && (
        <Notice live tone="ask">
          {vendors.taken(vendor)}
        </Notice>
      )}
      <ServiceSamples
        service={form}
        samples={samples}
        isOn={makesSenders}
        onTurn={setMakesSenders}
        onChoose={(part) => setChoice((before) => ({ ...before, ...part }))}
      />
    </FormDialog>
  )
}

/** Its id is made at once, so that its sample senders can name it. */
const emptyService = ({ services }: ScenarioDocument): Service =>
  newService({ id: newId('service-', services), name: '', kind: 'filter' })
