import { withoutInvisible } from '#lib/matcher'
import type { ScenarioSender, Service } from '#lib/scenario/document/document'

/** The values of the sender form. They are text or choices, so that typed text stays unchanged until it is checked. */
export type SenderForm = {
  readonly name: string
  /** '' for a sender of no service */
  readonly serviceId: string
  readonly otherCustomer: boolean
  /** empty: not known */
  readonly sourceIP: string
  readonly tls: 'yes' | 'no' | 'unknown'
  readonly certificate: 'names' | 'none' | 'unknown'
  readonly certificateNames: string
  readonly certificateTrusted: 'yes' | 'no' | 'unknown'
  readonly certificateClientAuth: 'yes' | 'no' | 'unknown'
  readonly from: 'address' | 'null' | 'unknown'
  readonly mailFrom: string
  /** empty: not known */
  readonly recipient: string
}

type Choice = 'yes' | 'no' | 'unknown'
const choiceOf = (value: boolean | null): Choice => (value === null ? 'unknown' : value ? 'yes' : 'no')
const factOf = (choice: Choice): boolean | null => (choice === 'unknown' ? null : choice === 'yes')

/** The form values of a sender. */
export function formOf(sender: ScenarioSender): SenderForm {
  const { certificateNames: names, mailFrom } = sender
  return {
    name: sender.name,
    serviceId: sender.serviceId ?? '',
    otherCustomer: sender.otherCustomer,
    sourceIP: sender.sourceIP ?? '',
    tls: choiceOf(sender.tls),
    certificate: names === null ? 'unknown' : names.length === 0 ? 'none' : 'names',
    certificateNames: (names ?? []).join('\n'),
    certificateTrusted: choiceOf(sender.certificateTrusted),
    certificateClientAuth: choiceOf(sender.certificateClientAuth),
    from: mailFrom === null ? 'unknown' : mailFrom === '' ? 'null' : 'address',
    mailFrom: mailFrom ?? '',
    recipient: sender.recipient ?? '',
  }
}

/** The sender of the form values, not checked. Without TLS it has no certificate. */
export function senderOf(id: string, form: SenderForm): ScenarioSender {
  const hasNoCertificate = form.tls === 'no' || form.certificate === 'none'
  const names = withoutInvisible(form.certificateNames)
    .split(/[\n,;]/)
    .map((name) => name.trim())
    .filter(Boolean)
  const sourceIP = withoutInvisible(form.sourceIP).trim()
  const mailFrom = withoutInvisible(form.mailFrom).trim()
  const recipient = withoutInvisible(form.recipient).trim()
  return {
    id,
    name: form.name.trim(),
    serviceId: form.serviceId === '' ? null : form.serviceId,
    otherCustomer: form.serviceId !== '' && form.otherCustomer,
    sourceIP: sourceIP === '' ? null : sourceIP,
    tls: factOf(form.tls),
    certificateNames: hasNoCertificate ? [] : form.certificate === 'unknown' ? null : names,
    certificateTrusted: hasNoCertificate ? null : factOf(form.certificateTrusted),
    certificateClientAuth: hasNoCertificate ? null : factOf(form.certificateClientAuth),
    mailFrom: form.from === 'unknown' ? null : form.from === 'null' ? '' : mailFrom,
    recipient: recipient === '' ? null : recipient,
  }
}

/** The form with the facts of a service: an address of its networks, its TLS and its certificate names. */
export function withServiceFacts(form: SenderForm, service: Service): SenderForm {
  const [network] = service.networks
  const hasNames = service.certificateNames.length > 0
  return {
    ...form,
    serviceId: service.id,
    sourceIP: network === undefined ? form.sourceIP : firstAddress(network),
    tls: choiceOf(service.tls),
    certificate: hasNames ? 'names' : service.tls === false ? 'none' : form.certificate,
    certificateNames: hasNames ? service.certificateNames.join('\n') : form.certificateNames,
    certificateTrusted: hasNames ? 'yes' : form.certificateTrusted,
    certificateClientAuth: hasNames ? 'unknown' : form.certificateClientAuth,
  }
}

/** `192.0.2.0/24` → `192.0.2.0`; `192.0.2.1-192.0.2.9` → `192.0.2.1` */
const firstAddress = (network: string): string => network.split(/[/-]/)[0]?.trim() ?? ''
