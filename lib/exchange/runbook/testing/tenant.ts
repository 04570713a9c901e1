import { EXCHANGE_PROPERTIES } from '#lib/exchange/read/properties'
import { CASELESS, SETTABLE_PROPERTIES, type SettableProperty } from '#lib/exchange/runbook/cmdlets'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { Hashtable, itemsOf, textOf, type Value } from './values'

/** The named arguments of a call. */
export type Arguments = Hashtable

/** A model of the part of Exchange Online that a runbook changes, and of the files that its scripts keep. */
export class ModelTenant {
  readonly files = new Map<string, Value>()
  readonly calls: string[] = []
  rejectDirectSend: boolean
  private connectors: Hashtable[]
  private made = 0

  constructor(connectors: readonly ScenarioConnector[], rejectDirectSend = false) {
    this.rejectDirectSend = rejectDirectSend
    this.connectors = connectors.map((connector) => this.printed(connector))
  }

  /** The connectors with what a runbook can set, by name: what two states of a tenant are compared by. */
  get state(): unknown {
    const caseless: readonly string[] = CASELESS
    const comparable = (value: Value, name: string) => {
      const own = (text: string) => (caseless.includes(name) ? withoutCost(name)(text).toLowerCase() : text)
      if (typeof value === 'string') return own(value) || null
      return Array.isArray(value) ? [...new Set(value.map(textOf).map(own))].sort() : value
    }
    return {
      rejectDirectSend: this.rejectDirectSend,
      connectors: this.connectors
        .map((connector) => SETTABLE_PROPERTIES.map((name) => [name, comparable(connector.get(name), name)]))
        .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    }
  }

  /** Calls a cmdlet. Throws where Exchange Online would refuse it, and for a cmdlet that is not modelled. */
  call(cmdlet: string, given: Arguments): readonly Value[] {
    if (!cmdlet.startsWith('Get-')) this.calls.push(cmdlet)
    switch (cmdlet) {
      case 'Get-InboundConnector':
        return this.connectors.map((connector) => connector.copy())
      case 'New-InboundConnector':
        return [this.create(given)]
      case 'Set-InboundConnector':
        this.change(this.find(given), given)
        return []
      case 'Remove-InboundConnector': {
        if (given.get('Confirm') !== false) throw new Error('Somebody would have to confirm it.')
        const own = this.find(given)
        this.connectors = this.connectors.filter((connector) => connector !== own)
        return []
      }
      case 'Get-OrganizationConfig':
        return [new Hashtable({ RejectDirectSend: this.rejectDirectSend })]
      case 'Set-OrganizationConfig':
        this.rejectDirectSend = given.get('RejectDirectSend') === true
        return []
      default:
        throw new Error(`There is no cmdlet ${cmdlet} here.`)
    }
  }

  private printed(connector: ScenarioConnector): Hashtable {
    const own = new Hashtable(
      Object.fromEntries(SETTABLE_PROPERTIES.map((name) => [name, connector[EXCHANGE_PROPERTIES[name]]])),
    )
    return this.stored(own)
  }

  /** As it is printed: sender domains with their cost, an empty list and not null, a GUID of its own. */
  private stored(own: Hashtable): Hashtable {
    own.set(
      'SenderDomains',
      itemsOf(own.get('SenderDomains')).map((domain) => `smtp:${textOf(domain)};1`),
    )
    if (!own.has('Guid')) own.set('Guid', `guid-${++this.made}`)
    return own
  }

  private create(given: Arguments): Value {
    this.refuseTaken(textOf(given.get('Name')), null)
    const own = new Hashtable({ ...EMPTY })
    this.assign(own, given)
    this.connectors.push(this.stored(own))
    return own.copy()
  }

  private change(own: Hashtable, given: Arguments): void {
    if (given.has('Name')) this.refuseTaken(textOf(given.get('Name')), own)
    this.assign(own, given)
    if (given.has('SenderDomains')) this.stored(own)
  }

  private assign(own: Hashtable, given: Arguments): void {
    for (const { name, value } of given.entries.values()) {
      const isList = LISTS.has(name)
      if (name !== 'Identity')
        own.set(name, isList ? [...itemsOf(value)] : Array.isArray(value) ? (value[0] ?? null) : value)
    }
  }

  private find(given: Arguments): Hashtable {
    const identity = textOf(given.get('Identity'))
    const found = this.connectors.find((one) => one.get('Guid') === identity)
    if (found === undefined) throw new Error('There is no such connector.')
    return found
  }

  private refuseTaken(name: string, own: Hashtable | null): void {
    if (name === '') throw new Error('A connector needs a name.')
    const isTaken = (one: Hashtable) => one !== own && textOf(one.get('Name')).toLowerCase() === name.toLowerCase()
    if (this.connectors.some(isTaken)) throw new Error(`The name ${name} is taken.`)
  }
}

/** The defaults of New-InboundConnector (MS-NEW). */
const EMPTY: Readonly<Record<Exclude<SettableProperty, 'Name'>, Value>> = {
  AssociatedAcceptedDomains: [],
  CloudServicesMailEnabled: false,
  Comment: '',
  ConnectorType: 'Partner',
  EFSkipIPs: [],
  EFSkipLastIP: false,
  EFUsers: [],
  Enabled: true,
  RequireTls: true,
  RestrictDomainsToCertificate: false,
  RestrictDomainsToIPAddresses: false,
  SenderDomains: [],
  SenderIPAddresses: [],
  TlsSenderCertificateName: null,
  TreatMessagesAsInternal: false,
  TrustedOrganizations: [],
}

const LISTS = new Set(Object.entries(EMPTY).flatMap(([name, value]) => (Array.isArray(value) ? [name] : [])))

const withoutCost = (property: string) => (text: string) =>
  property === 'SenderDomains' ? text.replace(/^smtp:([^;]*);\d+$/, '$1') : text

/** The arguments of a call that a test makes itself, as somebody else at the same tenant. */
export const tenantArguments = (given: Readonly<Record<string, Value>>): Arguments => new Hashtable(given)

/** The GUID of a connector that the tenant printed. */
export const guidOf = (printed: Value | undefined): string =>
  printed instanceof Hashtable ? textOf(printed.get('Guid')) : ''
