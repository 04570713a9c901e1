import type { Service } from '#lib/scenario/document/document'
import type { SenderText } from '#lib/scenario/services/service-senders'
import type { Vendor } from '#lib/scenario/services/vendors'

/** A phase of a template, by the names of its texts. */
export type PhaseText =
  | 'asIs'
  | 'beside'
  | 'ready'
  | 'mxMoved'
  | 'mxMovedOf'
  | 'disabled'
  | 'removed'
  | 'lockOn'
  | 'lockOpen'
  | 'lockOff'
  | 'lockSome'

/** Every text that a scenario from a template holds. */
export type TemplateText =
  | SenderText
  | 'title'
  | 'onPremises'
  | 'hybrid'
  | 'otherFilter'
  | `kinds.${Exclude<Service['kind'], 'filter' | 'onPremises'>}`
  | `phases.${PhaseText}.${'name' | 'note'}`
  | 'phases.asIs.readNote'
  | `senders.${'strangerTls' | 'strangerIpv6'}`
  | `description.${'example' | 'incomplete' | 'missing' | 'acceptedDomains' | 'addressesOf' | 'certificateOf'}`
  | `description.sources.${Vendor['label']}`
