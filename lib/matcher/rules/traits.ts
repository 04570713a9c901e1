import type { Connector } from '#lib/matcher/model/connector'
import { type DomainSet, specificity } from '#lib/matcher/sets/domains'
import type { IpSet } from '#lib/matcher/sets/ip'

/**
 * What the rules can read of a connector besides its address list, its certificate name, its scope, and its id and
 * name.
 *
 * The rules do not get a connector as it was sent. They get it in a role (`InRole`), with the traits that
 * `READ_IN_ROLE` lists for the role and no others. A rule that reads another property does not compile until the
 * property is a trait and is listed for the role. The same list makes the keys by which connectors count as alike: for
 * pairs of unknown facts (`class-pairs.ts`) and for the cells of all senders (`cells/selections.ts`).
 */
export type Traits = {
  readonly connectorType: Connector['connectorType']
  readonly requireTls: boolean
  readonly restrictDomainsToIPAddresses: boolean
  readonly restrictDomainsToCertificate: boolean
  /** whether its list has an address that can be read */
  readonly hasIps: boolean
  /** whether it has a certificate name */
  readonly hasName: boolean
  /** whether its certificate name is `*.D` and D is an accepted domain of the tenant */
  readonly isOwnWildcard: boolean
}

const READ_IN_ROLE = {
  /** step 1: an OnPremises connector */
  onPremises: ['hasIps', 'hasName', 'isOwnWildcard'],
  /** steps 3 to 8: a Partner connector */
  partner: ['requireTls', 'restrictDomainsToIPAddresses', 'restrictDomainsToCertificate', 'hasIps', 'hasName'],
  /** step 9: any enabled connector, which exempts from RejectDirectSend whom it knows by address or certificate */
  exempting: ['hasIps', 'hasName'],
} as const satisfies Record<string, readonly (keyof Traits)[]>

type Role = keyof typeof READ_IN_ROLE
type TraitsOf<R extends Role> = Pick<Traits, (typeof READ_IN_ROLE)[R][number]>

/** A connector as the rules see it in a role. */
export type InRole<R extends Role> = Identity & { readonly traits: TraitsOf<R> }

/** By what a connector knows a sender, and how it is named. */
export type Identity = {
  readonly id: string
  readonly ips: IpSet
  /** the part of `ips` that Exchange Online takes: nothing in IPv6 form, no range, nothing wider than /24 (MS-NEW) */
  readonly legalIps: IpSet
  readonly wantedName: string | null
  readonly quoted: Quoted
}

/** Texts of a connector for the trace. No rule may decide by them. */
type Quoted = {
  readonly senderIPAddresses: readonly string[]
  readonly associatedAcceptedDomains: readonly string[]
  /** addresses that Exchange Online would refuse, evaluated as written */
  readonly refusedAddresses: readonly string[]
  /** whether Exchange Online would refuse the certificate name, for want of RequireTls (MS-NEW) */
  readonly isNameRefused: boolean
}

/** The messages that a Partner connector applies to (step 3), by MAIL FROM domain and by recipient domain. */
export type Scope = {
  /** normalized */
  readonly senderDomains: readonly string[]
  /** null for all */
  readonly recipients: DomainSet | null
}

/** Reports whether a connector refuses whom it does not know. */
export const isLock = (
  traits: Pick<Traits, 'restrictDomainsToIPAddresses' | 'restrictDomainsToCertificate'>,
): boolean => traits.restrictDomainsToIPAddresses || traits.restrictDomainsToCertificate

/**
 * How specifically sender domains cover a MAIL FROM domain ('' for the null sender): -1 not at all, 0 by `*`, otherwise
 * more for a closer entry. Only `*` can cover the null sender; whether it does is Q6.
 */
export function scopeOf(senderDomains: readonly string[], from: string): number {
  let best = -1
  for (const entry of senderDomains) best = Math.max(best, scopeOfEntry(entry, from))
  return best
}

/** How specifically one entry of the sender domains covers a MAIL FROM domain. */
export const scopeOfEntry = (entry: string, from: string): number =>
  from === '' ? (entry === '*' ? 0 : -1) : specificity(entry, from)

/** How a Partner connector relates to the messages of some senders to a recipient of the tenant. */
export type Reach = {
  /** `scopeOf` the MAIL FROM domain */
  readonly scope: number
  readonly takesRecipient: boolean
  /** whether a connector for another sender domain can be found by address (Q18) */
  readonly canBeLookedUp: boolean
  /** whether RejectDirectSend refuses the sender unless a connector exempts it */
  readonly needsExemption: boolean
}

/**
 * A key that is equal for Partner connectors that, but for their identity, no rule can tell apart for messages of this
 * reach. Null if the connector has no effect on them.
 */
export function partnerKey(traits: Traits, reach: Reach): string | null {
  if (reach.takesRecipient) {
    if (reach.scope >= 0) return `candidate ${reach.scope} ${keyIn('partner', traits)}`
    if (reach.canBeLookedUp && traits.restrictDomainsToIPAddresses) return `lookedUp ${keyIn('partner', traits)}`
  }
  const isKnowing = traits.hasIps || traits.hasName
  return reach.needsExemption && isKnowing ? `exempting ${keyIn('exempting', traits)}` : null
}

/** A key that is equal for OnPremises connectors that, but for their identity, no rule can tell apart. */
export const onPremisesKey = (traits: Traits): string => `onPremises ${keyIn('onPremises', traits)}`

/** A key that is equal for connectors that, but for their identity, no rule can tell apart for any message. */
export const connectorKey = (traits: Traits, { senderDomains, recipients }: Scope): string =>
  JSON.stringify([
    traits,
    [...senderDomains].sort(),
    recipients && [[...recipients.exact].sort(), [...recipients.bases].sort()],
  ])

const keyIn = (role: Role, traits: Traits): string => READ_IN_ROLE[role].map((trait) => Number(traits[trait])).join('')
