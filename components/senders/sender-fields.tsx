'use client'

import { useTranslations } from 'use-intl'
import { FromCertificate } from '#components/certificates/from-certificate'
import { Button } from '#components/ui/button'
import { CheckField, ChoiceField, SelectField, TextArea, TextField } from '#components/ui/field'
import { type SenderForm, withServiceFacts } from '#lib/client/edits/sender-form'
import type { Certificate } from '#lib/contract/certificates'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'

type Props = {
  document: ScenarioDocument
  form: SenderForm
  wrong: ReadonlySet<string>
  onChange: (part: Partial<SenderForm>) => void
}

const CHOICES = ['yes', 'no', 'unknown'] as const
const FROM_CHOICES = ['address', 'null', 'unknown'] as const
const CERTIFICATE_CHOICES = ['names', 'none', 'unknown'] as const

/** The fields for the facts of a sender. */
export function SenderFields({ document, form, wrong, onChange }: Props) {
  const t = useTranslations('workspace.sender')
  const errorAt = (field: 'name' | 'sourceIP' | 'certificateNames' | 'mailFrom' | 'recipient') =>
    wrong.has(field) ? t(`errors.${field}`) : null
  return (
    <div className="flex flex-col gap-4">
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        value={form.name}
        maxLength={LIMITS.title}
        error={errorAt('name')}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <ServiceFields document={document} form={form} onChange={onChange} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('sourceIP')}
          hint={t('emptyUnknown')}
          mono
          value={form.sourceIP}
          error={errorAt('sourceIP')}
          onChange={({ target }) => onChange({ sourceIP: target.value })}
        />
        <ChoiceField
          label={t('tls')}
          value={form.tls}
          options={CHOICES}
          nameOf={(choice) => t(`choices.${choice}`)}
          onChange={(tls) => onChange({ tls })}
        />
      </div>
      {form.tls !== 'no' && <CertificateFields form={form} error={errorAt('certificateNames')} onChange={onChange} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceField
          label={t('from')}
          value={form.from}
          options={FROM_CHOICES}
          nameOf={(choice) => t(`fromChoices.${choice}`)}
          onChange={(from) => onChange({ from })}
        />
        {form.from === 'address' && (
          <TextField
            label={t('mailFrom')}
            mono
            value={form.mailFrom}
            placeholder="someone@fabrikam.com"
            error={errorAt('mailFrom')}
            onChange={({ target }) => onChange({ mailFrom: target.value })}
          />
        )}
      </div>
      <TextField
        label={t('recipient')}
        hint={t('emptyUnknown')}
        mono
        value={form.recipient}
        error={errorAt('recipient')}
        onChange={({ target }) => onChange({ recipient: target.value })}
      />
    </div>
  )
}

function ServiceFields({ document: { services }, form, onChange }: Omit<Props, 'wrong'>) {
  const t = useTranslations('workspace.sender')
  const service = services.find(({ id }) => id === form.serviceId)
  const isUntouched = form.sourceIP === '' && form.tls === 'unknown' && form.certificate === 'unknown'
  const choose = (id: string) => {
    const chosen = services.find((each) => each.id === id)
    onChange(chosen && isUntouched ? withServiceFacts(form, chosen) : { serviceId: id })
  }
  return (
    <div className="flex flex-col gap-2">
      <SelectField label={t('service')} value={form.serviceId} onChange={({ target }) => choose(target.value)}>
        <option value="">{t('noService')}</option>
        {services.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {service && (
        <>
          <CheckField
            label={t('otherCustomer', { service: service.name })}
            hint={t('otherCustomerHint')}
            checked={form.otherCustomer}
            onChange={({ target }) => onChange({ otherCustomer: target.checked })}
          />
          <Button className="self-start" onClick={() => onChange(withServiceFacts(form, service))}>
            {t('inherit', { service: service.name })}
          </Button>
        </>
      )}
    </div>
  )
}

type CertificateProps = { form: SenderForm; error: string | null; onChange: Props['onChange'] }

function CertificateFields({ form, error, onChange }: CertificateProps) {
  const t = useTranslations('workspace.sender')
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <ChoiceField
        label={t('certificate')}
        value={form.certificate}
        options={CERTIFICATE_CHOICES}
        nameOf={(choice) => t(`certificateChoices.${choice}`)}
        onChange={(certificate) => onChange({ certificate })}
      />
      {form.certificate !== 'none' && (
        <ChoiceField
          label={t('trusted')}
          value={form.certificateTrusted}
          options={CHOICES}
          nameOf={(choice) => t(`choices.${choice}`)}
          onChange={(certificateTrusted) => onChange({ certificateTrusted })}
        />
      )}
      {form.certificate !== 'none' && (
        <ChoiceField
          label={t('clientAuth')}
          value={form.certificateClientAuth}
          options={CHOICES}
          nameOf={(choice) => t(`choices.${choice}`)}
          onChange={(certificateClientAuth) => onChange({ certificateClientAuth })}
        />
      )}
      {form.certificate === 'names' && (
        <TextArea
          className="sm:col-span-2"
          label={t('certificateNames')}
          hint={t('certificateNamesHint')}
          mono
          compared
          rows={Math.min(6, Math.max(2, form.certificateNames.split('\n').length))}
          value={form.certificateNames}
          error={error}
          onChange={({ target }) => onChange({ certificateNames: target.value })}
        />
      )}
      {form.certificate !== 'none' && (
        <div className="sm:col-span-2">
          <FromCertificate
            known={form.certificate === 'names' ? form.certificateNames.split('\n') : []}
            onTake={(certificate) => onChange(presents(certificate, form))}
          />
        </div>
      )}
    </div>
  )
}

/**
 * Takes the names of a certificate. They replace the earlier names. A self-signed certificate counts as untrusted. The key
 * usage of the earlier certificate does not hold for this one.
 */
const presents = ({ names, selfSigned }: Certificate, form: SenderForm): Partial<SenderForm> => ({
  tls: 'yes',
  certificate: 'names',
  certificateNames: names.join('\n'),
  certificateTrusted: selfSigned ? 'no' : form.certificateTrusted,
  certificateClientAuth: 'unknown',
})
