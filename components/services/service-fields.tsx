'use client'

import { type Dispatch, type SetStateAction, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { FromCertificate } from '#components/certificates/from-certificate'
import { LinesField } from '#components/connectors/lines-field'
import { ServiceSpf } from '#components/spf/service-spf'
import { Disclosure } from '#components/ui/disclosure'
import { ChoiceField, TextField } from '#components/ui/field'
import { loadOnDemand } from '#components/ui/load-on-demand'
import { FactField } from '#components/viewing/fact-field'
import { type ReadLines, readDomainLines, readNameLines, readNamesOf, readNetworkLines } from '#lib/client/edits/lines'
import { joinNames } from '#lib/client/edits/services'
import type { ScenarioDocument, Service, SpfAnswer } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { isShared } from '#lib/scenario/document/shared'
import { serviceOfVendor, type Vendor } from '#lib/scenario/services/vendors'

// Loaded when the folded section is opened.
const VendorExamples = loadOnDemand(() => import('./vendor-examples').then((m) => m.VendorExamples))

const KINDS = [
  'filter',
  'onPremises',
  'partner',
  'signature',
  'encryption',
  'device',
  'application',
  'tenant',
  'phishingSimulation',
] as const satisfies readonly Service['kind'][]

/** The text of list fields that have invalid lines, by field. */
export type InvalidText = Readonly<Record<string, string>>

type Props = {
  form: Service
  invalidText: InvalidText
  nameError: string | null
  spfAnswers: ScenarioDocument['spfAnswers']
  onChange: (part: Partial<Service>) => void
  onInvalidText: Dispatch<SetStateAction<InvalidText>>
  onSpfAnswer: (answer: SpfAnswer) => void
  onVendor: (vendor: Vendor) => void
}

/** The fields of a service, with ways to fill them: a vendor example, an SPF record, a certificate. */
export function ServiceFields(props: Props) {
  const { form, nameError, onChange, onInvalidText, onVendor } = props
  const t = useTranslations('workspace.service')
  const own = useTranslations('services')
  const takeVendor = (vendor: Vendor) => {
    const { name, ...facts } = serviceOfVendor(vendor)
    onChange({ ...facts, name: form.name.trim() === '' ? name : form.name })
    onInvalidText({})
    onVendor(vendor)
  }
  return (
    <>
      <Disclosure label={own('vendors.open')}>
        <VendorExamples
          isReplacing={form.networks.length > 0 || form.certificateNames.length > 0}
          onTake={takeVendor}
        />
      </Disclosure>
      <TextField
        label={t('name')}
        value={form.name}
        maxLength={LIMITS.title}
        error={nameError}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <ChoiceField
        label={t('kind')}
        value={form.kind}
        options={KINDS}
        nameOf={(kind) => t(`kinds.${kind}`)}
        onChange={(kind) => onChange({ kind })}
      />
      <Lists {...props} />
      <div className="grid gap-4 sm:grid-cols-2">
        <FactField of={['tls']}>
          <YesNo label={t('tls')} value={form.tls} onChange={(tls) => onChange({ tls })} />
        </FactField>
        <FactField of={['shared']}>
          <ChoiceField
            label={t('shared')}
            hint={t('sharedHint')}
            value={form.shared ?? 'unknown'}
            options={['no', 'customers', 'anyone', 'unknown']}
            nameOf={(choice) => t(`sharedChoices.${choice}`)}
            onChange={(choice) => {
              const shared = choice === 'unknown' ? null : choice
              onChange({ shared })
              // The field of names that are the tenant's alone is shown for a shared service only.
              if (!isShared(shared)) onInvalidText(({ ownCertificateNames: _, ...others }) => others)
            }}
          />
        </FactField>
      </div>
      <HowItSends {...props} />
    </>
  )
}

type ListField = 'networks' | 'certificateNames' | 'ownCertificateNames' | 'mailFromDomains'

/** What a list field of the form needs: its text, what of it cannot be read, and where what is read goes. */
function useLines({ form, invalidText, onChange, onInvalidText }: Props) {
  const t = useTranslations('workspace.service')
  const forget = (field: ListField) => onInvalidText(({ [field]: _, ...others }) => others)
  /** Changes the names of the certificate, and with them which may be the tenant's own: the text of others stays to be mended. */
  const changeNames = (certificateNames: string[], others: Partial<Service> = {}) => {
    const text = invalidText.ownCertificateNames ?? form.ownCertificateNames.join('\n')
    const { values, invalid } = readNamesOf(certificateNames)(text)
    onChange({ certificateNames, ownCertificateNames: values, ...others })
    if (invalid.length === 0) forget('ownCertificateNames')
    else onInvalidText((before) => ({ ...before, ownCertificateNames: text }))
  }
  const lines = (field: ListField) => ({
    label: t(field),
    hint: t(`${field}Hint`),
    values: form[field] ?? [],
    invalidText: invalidText[field],
    onRead: ({ values, invalid }: ReadLines, text: string) => {
      if (field === 'certificateNames') changeNames(values)
      else onChange({ [field]: values })
      if (invalid.length > 0) onInvalidText((before) => ({ ...before, [field]: text }))
      else forget(field)
    },
  })
  return { lines, forget, changeNames }
}

/** Kinds of service whose mail is judged with any MAIL FROM, whatever is stated (lib/scenario/wants/service-parts.ts). */
const JUDGED_WITH_ANY: ReadonlySet<Service['kind']> = new Set([
  'filter',
  'application',
  'encryption',
  'phishingSimulation',
])

/** Whose mail the service sends, and on which way: what tells its part of the mail from that of others. */
function HowItSends(props: Props) {
  const { form, onChange } = props
  const t = useTranslations('workspace.service')
  const advice = useTranslations('connectors.advice')
  const { lines, forget } = useLines(props)
  const isCarrier = form.kind === 'filter' || form.kind === 'onPremises'
  const hasOtherCustomers = isShared(form.shared)
  const readOwnNames = useMemo(() => readNamesOf(form.certificateNames), [form.certificateNames])
  const mailFrom = form.mailFromDomains === null ? 'unknown' : form.mailFromDomains.length === 0 ? 'own' : 'listed'
  return (
    <>
      {!isCarrier && (
        <FactField of={['delivery']}>
          <ChoiceField
            label={t('delivery')}
            hint={t('deliveryHint')}
            value={form.delivery ?? 'unknown'}
            options={['direct', 'mx', 'unknown']}
            nameOf={(choice) => t(`deliveryChoices.${choice}`)}
            onChange={(choice) => onChange({ delivery: choice === 'unknown' ? null : choice })}
          />
        </FactField>
      )}
      <FactField of={['mailFromDomains']}>
        <ChoiceField
          label={t('mailFrom')}
          hint={JUDGED_WITH_ANY.has(form.kind) ? t('mailFromAny') : undefined}
          value={mailFrom === 'own' && props.invalidText.mailFromDomains !== undefined ? 'listed' : mailFrom}
          options={['unknown', 'own', 'listed']}
          nameOf={(choice) => t(`mailFromChoices.${choice}`)}
          onChange={(choice) => {
            forget('mailFromDomains')
            onChange({ mailFromDomains: choice === 'unknown' ? null : choice === 'own' ? [] : ['*'] })
          }}
        />
      </FactField>
      {(mailFrom === 'listed' || props.invalidText.mailFromDomains !== undefined) && (
        <LinesField
          {...lines('mailFromDomains')}
          read={readDomainLines}
          advice={advice('domains')}
          placeholder="bounces.newsletter.example"
        />
      )}
      {hasOtherCustomers && (
        <LinesField
          {...lines('ownCertificateNames')}
          read={readOwnNames}
          advice={t('ownCertificateNamesAdvice')}
          isReadable
          placeholder="contoso.filter.example"
        />
      )}
    </>
  )
}

function Lists(props: Props) {
  const { form, spfAnswers, onChange, onSpfAnswer } = props
  const t = useTranslations('workspace.service')
  const { lines, forget, changeNames } = useLines(props)
  return (
    <>
      <FactField of={['senders', 'sourceIP']}>
        <LinesField
          {...lines('networks')}
          read={readNetworkLines}
          advice={t('networkAdvice')}
          placeholder="192.0.2.0/24"
          actions={
            <ServiceSpf
              name={form.name}
              networks={form.networks}
              kept={spfAnswers}
              onTake={(networks, taken) => {
                onChange({ networks })
                forget('networks')
                if (taken !== null) onSpfAnswer(taken)
              }}
            />
          }
        />
      </FactField>
      <FactField of={['certificateNames']}>
        <LinesField {...lines('certificateNames')} read={readNameLines} advice="" placeholder="mail.filter.example" />
      </FactField>
      <FromCertificate
        known={form.certificateNames}
        onTake={({ names, issuer, notAfter, clientAuth }) =>
          changeNames(joinNames(form.certificateNames, names), {
            certificates: [
              ...form.certificates,
              {
                names: [...names],
                issuer: issuer === '' ? null : issuer.slice(0, LIMITS.text),
                notAfter,
                clientAuth,
                checkedAt: new Date().toISOString(),
              },
            ].slice(-LIMITS.names),
            tls: form.tls ?? true,
          })
        }
      />
    </>
  )
}

type YesNoProps = { label: string; hint?: string; value: boolean | null; onChange: (value: boolean | null) => void }

function YesNo({ label, hint, value, onChange }: YesNoProps) {
  const t = useTranslations('workspace.sender.choices')
  return (
    <ChoiceField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      value={value === null ? 'unknown' : value ? 'yes' : 'no'}
      options={['yes', 'no', 'unknown']}
      nameOf={(choice) => t(choice)}
      onChange={(choice) => onChange(choice === 'unknown' ? null : choice === 'yes')}
    />
  )
}
