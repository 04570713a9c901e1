'use client'

import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDocument } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { type InvalidText, ServiceFields } from '#components/services/service-fields'
import { useExampleNotes, useVendorTexts } from '#components/services/vendor-texts'
import { FreeText } from '#components/shell/free-text'
import { Button } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { Tag } from '#components/ui/tag'
import { useViewing } from '#components/viewing/viewing'
import { changeDocument } from '#lib/client/draft/draft'
import { addNote, dropNotes, hasNotes, putService, removeService } from '#lib/client/edits/services'
import { keepSpfAnswer } from '#lib/client/edits/spf'
import type { Service } from '#lib/scenario/document/document'
import { isShared } from '#lib/scenario/document/shared'
import { MustGetIn } from './must-get-in'
import { SamplesOfService } from './samples-of-service'

/** All that is known of a service, in fields that take effect at once; when it must get in; and its samples. */
export function ServiceFacts({ service }: { service: Service }) {
  const t = useTranslations('workspace.services')
  const editing = useEditing()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 @min-[1100px]:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
      <Card
        title={
          <span className="flex items-center gap-2.5">
            <FreeText>{service.name || t('unnamed')}</FreeText>
            <Tag>{t(`kinds.${service.kind}`)}</Tag>
          </span>
        }
        actions={editing !== null && <DeleteService service={service} />}
        className="min-w-0"
      >
        <div className="flex flex-col gap-4 px-4 pt-1 pb-4">
          {editing === null ? <KnownFacts service={service} /> : <Fields service={service} />}
        </div>
      </Card>
      <div className="flex min-w-0 flex-col gap-4">
        <MustGetIn service={service} />
        <SamplesOfService service={service} />
      </div>
    </div>
  )
}

/** The fields of the service. A name that was emptied is not taken over: the last one stays until there is a new one. */
function Fields({ service }: { service: Service }) {
  const t = useTranslations('workspace.service')
  const vendors = useVendorTexts()
  const notesOf = useExampleNotes()
  const editing = useEditing()
  const spfAnswers = useDocument((document) => document.spfAnswers)
  const description = useDocument((document) => document.description)
  const [invalidText, setInvalidText] = useState<InvalidText>({})
  const [isNameEmpty, setNameEmpty] = useState(false)
  const change = (part: Partial<Service>) => {
    const isEmpty = part.name !== undefined && part.name.trim() === ''
    if (part.name !== undefined) setNameEmpty(isEmpty)
    const { name, ...rest } = part
    const next = isEmpty || name === undefined ? { ...service, ...rest } : { ...service, ...rest, name }
    // What the description says of an example goes when its networks and names are no longer those of the service.
    const outdated = notesOf(service).filter((line) => !notesOf(next).includes(line))
    editing?.change(
      changeDocument((document) => dropNotes(outdated)(putService(next)(document))),
      `services/${service.id}/${Object.keys(part).join()}`,
    )
    // Nobody sees the description here.
    if (hasNotes(description, outdated)) editing?.announce(t('noteDropped', { name: next.name }))
  }
  return (
    <ServiceFields
      form={isNameEmpty ? { ...service, name: '' } : service}
      invalidText={invalidText}
      nameError={isNameEmpty ? t('nameMissing') : null}
      spfAnswers={spfAnswers}
      onChange={change}
      onInvalidText={setInvalidText}
      onSpfAnswer={(answer) => editing?.change(changeDocument(keepSpfAnswer(answer)))}
      onVendor={(vendor) => editing?.change(changeDocument(addNote(vendors.note(vendor))))}
    />
  )
}

function DeleteService({ service }: { service: Service }) {
  const t = useTranslations('workspace.service')
  const editing = useEditing()
  const { showView } = useViewing()
  const document = useDocument((whole) => whole)
  const remove = () => {
    const without = removeService(service.id)
    const after = without(document)
    const records = (some: typeof document) => some.phases.reduce((sum, { mx }) => sum + mx.length, 0)
    editing?.change(changeDocument(without))
    editing?.announce(
      t('deleted', {
        name: service.name,
        wants: document.wants.length - after.wants.length,
        records: records(document) - records(after),
      }),
    )
    showView('facts', null)
  }
  return (
    <Button tone="quiet" aria-label={t('deleteNamed', { name: service.name })} title={t('delete')} onClick={remove}>
      <Trash2 aria-hidden className="size-4" />
    </Button>
  )
}

/** What is known of a service, for who can change nothing. */
function KnownFacts({ service }: { service: Service }) {
  const t = useTranslations('workspace.service')
  const list = useTranslations('workspace.services')
  const words = useTranslations('connectors')
  const { networks, certificateNames, ownCertificateNames, mailFromDomains, tls, shared } = service
  const facts = [
    { name: t('networks'), value: networks.join('\n') },
    { name: t('certificateNames'), value: certificateNames.join('\n') },
    { name: 'MAIL FROM', value: (mailFromDomains ?? []).join('\n') },
    { name: t('tls'), value: tls === null ? '' : words(tls ? 'yes' : 'no') },
    ...(shared === 'no' || shared === null ? [] : [{ name: list('shared'), value: words('yes') }]),
    ...(isShared(shared) && ownCertificateNames.length > 0
      ? [{ name: list('ownNames'), value: ownCertificateNames.join('\n') }]
      : []),
  ]
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-2 phone:grid-cols-[10rem_minmax(0,1fr)]">
      {facts.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-ink-2">{name}</dt>
          <dd className="font-mono text-xs leading-4.5 whitespace-pre-line [overflow-wrap:anywhere]">
            {value === '' ? <span className="font-sans text-ink-3">{list('nothingKnown')}</span> : value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
