'use client'

import { useId, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { LinesField } from '#components/connectors/lines-field'
import { ServiceSpf } from '#components/spf/service-spf'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { CheckField, SelectField, TextField } from '#components/ui/field'
import type { Editing } from '#components/workspace/editing'
import { changeDocument } from '#lib/client/draft'
import { newId } from '#lib/client/draft-ids'
import { isName, isNetwork } from '#lib/client/draft-lines'
import { putSenders } from '#lib/client/draft-senders'
import { putService, removeService } from '#lib/client/draft-services'
import { keepSpfAnswer } from '#lib/client/draft-spf'
import type { ScenarioDocument, Service, SpfAnswer } from '#lib/scenario/document'

type Props = { document: ScenarioDocument; service: Service | null; editing: Editing; onClose: () => void }

const KINDS = [
  'filter',
  'onPremises',
  'signature',
  'encryption',
  'device',
  'application',
  'tenant',
] as const satisfies readonly Service['kind'][]

/** Adds, changes or deletes a service, and makes sample senders that take over its addresses, TLS and names. */
export function ServiceDialog({ document, service, editing, onClose }: Props) {
  const t = useTranslations('workspace.service')
  const language = useLocale()
  const formId = useId()
  const [form, setForm] = useState<Service>(
    () => service ?? { id: '', name: '', kind: 'filter', networks: [], certificateNames: [], tls: null, shared: null },
  )
  const [unread, setUnread] = useState<Readonly<Record<string, string>>>({})
  const [makesSenders, setMakesSenders] = useState(service === null)
  const [answer, setAnswer] = useState<SpfAnswer | null>(null)
  const [isTried, setTried] = useState(false)
  const isNamed = form.name.trim() !== ''
  const submit = async () => {
    setTried(true)
    if (!isNamed || Object.keys(unread).length > 0) return
    const next = { ...form, id: service?.id ?? newId('service-', document.services), name: form.name.trim() }
    const tenant = document.phases[0]?.tenant
    const senders =
      makesSenders && tenant
        ? (await import('#lib/scenario/service-senders')).sendersOf(
            next,
            tenant,
            language,
            document.senders.map(({ id }) => id),
          )
        : []
    editing.change(
      changeDocument((before) => {
        const changed = putSenders(senders)(putService(next)(before))
        return answer === null ? changed : keepSpfAnswer(answer)(changed)
      }),
    )
    editing.announce(t(service === null ? 'added' : 'changed', { name: next.name, count: senders.length }))
    onClose()
  }
  const remove = () => {
    if (service === null) return
    editing.change(changeDocument(removeService(service.id)))
    editing.announce(t('deleted', { name: service.name }))
    onClose()
  }
  const lines = (field: 'networks' | 'certificateNames') => ({
    label: t(field),
    hint: t(`${field}Hint`),
    values: form[field],
    raw: unread[field],
    onRead: ({ values, unread: left }: { values: string[]; unread: readonly unknown[] }, text: string) => {
      setForm((before) => ({ ...before, [field]: values }))
      setUnread(({ [field]: _, ...others }) => (left.length > 0 ? { ...others, [field]: text } : others))
    },
  })
  return (
    <Dialog
      title={t(service === null ? 'titleNew' : 'title')}
      onClose={onClose}
      footer={
        <>
          {service && (
            <Button tone="danger" className="mr-auto" onClick={remove}>
              {t('delete')}
            </Button>
          )}
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone="primary" type="submit" form={formId}>
            {t(service === null ? 'add' : 'apply')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextField
          label={t('name')}
          value={form.name}
          maxLength={200}
          error={isTried && !isNamed ? t('nameMissing') : null}
          onChange={({ target }) => setForm({ ...form, name: target.value })}
        />
        <SelectField
          label={t('kind')}
          value={form.kind}
          onChange={({ target }) => setForm({ ...form, kind: target.value as Service['kind'] })}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </SelectField>
        <LinesField
          {...lines('networks')}
          isReadable={isNetwork}
          advice={t('networkAdvice')}
          placeholder="192.0.2.0/24"
          actions={
            <ServiceSpf
              name={form.name}
              networks={form.networks}
              kept={document.spfAnswers}
              onTake={(networks, taken) => {
                setForm((before) => ({ ...before, networks }))
                setUnread(({ networks: _, ...others }) => others)
                if (taken !== null) setAnswer(taken)
              }}
            />
          }
        />
        <LinesField {...lines('certificateNames')} isReadable={isName} advice="" placeholder="mail.filter.example" />
        <div className="grid gap-4 sm:grid-cols-2">
          <YesNo label={t('tls')} value={form.tls} onChange={(tls) => setForm({ ...form, tls })} />
          <YesNo
            label={t('shared')}
            hint={t('sharedHint')}
            value={form.shared}
            onChange={(shared) => setForm({ ...form, shared })}
          />
        </div>
        <CheckField
          label={t('makeSenders')}
          hint={t('makeSendersHint')}
          checked={makesSenders}
          onChange={({ target }) => setMakesSenders(target.checked)}
        />
      </form>
    </Dialog>
  )
}

type YesNoProps = { label: string; hint?: string; value: boolean | null; onChange: (value: boolean | null) => void }

function YesNo({ label, hint, value, onChange }: YesNoProps) {
  const t = useTranslations('workspace.sender.choices')
  return (
    <SelectField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      value={value === null ? 'unknown' : value ? 'yes' : 'no'}
      onChange={({ target }) => onChange(target.value === 'unknown' ? null : target.value === 'yes')}
    >
      <option value="yes">{t('yes')}</option>
      <option value="no">{t('no')}</option>
      <option value="unknown">{t('unknown')}</option>
    </SelectField>
  )
}
