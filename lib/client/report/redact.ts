import { quoted } from '#lib/exchange/runbook/powershell'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase, ScenarioDocument, ScenarioSender, Service } from '#lib/scenario/document/document'
import { shortened } from './shortened'

/** What names somebody or something of the team, and by what it is replaced: `Service 1`, `domain-1.example`. */
export type RedactionWords = {
  readonly service: string
  readonly connector: string
  readonly network: string
  readonly sample: string
  readonly phase: string
  readonly text: string
}

/**
 * Replaces the names, domains and addresses of a scenario, each by the same stand-in wherever it occurs, so that the text
 * keeps its structure. In PowerShell a name may be written by codes: that form is replaced too.
 */
export function redactorOf(document: ScenarioDocument, words: RedactionWords): (text: string) => string {
  const standIns = new StandIns(words)
  standIns.addText(document.title)
  standIns.addText(document.description)
  for (const service of document.services) addService(standIns, service)
  for (const phase of document.phases) addPhase(standIns, phase)
  for (const sample of document.senders) addSample(standIns, sample)
  for (const { by, reason } of [...document.acceptedRisks, ...document.wants]) standIns.addTexts([by, reason])
  for (const { by, note } of document.evidence) standIns.addTexts([by, note])
  return replacerOf(standIns.byValue)
}

/** A stand-in for each value that was added; the first meaning of a value counts. */
class StandIns {
  readonly byValue = new Map<string, string>()

  constructor(private readonly words: RedactionWords) {}

  /** Something of the named sort: `Service 1`. */
  add(sort: keyof RedactionWords, value: string | null): void {
    this.put(value, (number) => `${this.words[sort]} ${number}`)
  }

  /** A text, and its beginning: a page may hold no more of a long one. */
  addText(text: string | null): void {
    this.add('text', text)
    if (text !== null) this.putSame(shortened(text).trim(), this.byValue.get(text.trim()))
  }

  addTexts(texts: readonly (string | null)[]): void {
    for (const text of texts) this.addText(text)
  }

  /** A domain as it is written, as the rules write it, and as the name of Microsoft's server for it does. */
  addDomain(domain: string | null): void {
    const plain = domain?.replace(/^\*\./, '').trim() ?? ''
    this.put(plain, (number) => `domain-${number}.example`)
    const standIn = this.byValue.get(plain)
    this.putSame(plain.toLowerCase(), standIn)
    this.putSame(plain.toLowerCase().replaceAll('.', '-'), standIn?.replaceAll('.', '-'))
  }

  addDomains(domains: readonly string[] | null): void {
    for (const domain of domains ?? []) this.addDomain(domain)
  }

  addAddress(address: string | null): void {
    this.put(address, (number) => `user-${number}@domain.example`)
  }

  private put(value: string | null, standIn: (number: number) => string): void {
    const text = value?.trim() ?? ''
    if (text !== '' && text !== '*' && !this.byValue.has(text)) this.byValue.set(text, standIn(this.byValue.size + 1))
  }

  private putSame(value: string, standIn: string | undefined): void {
    if (standIn !== undefined && !this.byValue.has(value)) this.byValue.set(value, standIn)
  }
}

function addService(standIns: StandIns, service: Service): void {
  standIns.add('service', service.name)
  for (const network of service.networks) standIns.add('network', network)
  standIns.addDomains(service.certificateNames)
  standIns.addDomains(service.mailFromDomains)
  for (const { names } of service.certificates) standIns.addDomains(names)
}

function addPhase(standIns: StandIns, { name, note, tenant, mx, connectors, changeRequest }: Phase): void {
  standIns.add('phase', name)
  standIns.addText(note)
  if (changeRequest !== null) {
    const { reason, executes, watches, told, hotlines, ticket, approvedBy } = changeRequest
    standIns.addTexts([reason, executes, watches, told, hotlines, ticket, approvedBy])
  }
  standIns.addDomains(tenant.acceptedDomains)
  standIns.addDomains(mx.map(({ domain }) => domain))
  for (const connector of connectors) addConnector(standIns, connector)
}

function addConnector(standIns: StandIns, connector: ScenarioConnector): void {
  standIns.add('connector', connector.name)
  standIns.addText(connector.comment)
  for (const network of [...connector.senderIPAddresses, ...connector.efSkipIPs]) standIns.add('network', network)
  standIns.addDomains(connector.senderDomains)
  standIns.addDomains(connector.associatedAcceptedDomains)
  standIns.addDomains(connector.trustedOrganizations)
  for (const address of connector.efUsers) standIns.addAddress(address)
  standIns.addDomain(connector.tlsSenderCertificateName)
}

function addSample(standIns: StandIns, sample: ScenarioSender): void {
  standIns.add('sample', sample.name)
  standIns.add('network', sample.sourceIP)
  standIns.addAddress(sample.mailFrom)
  standIns.addAddress(sample.recipient)
  standIns.addDomains(sample.certificateNames)
}

/** The longest first, so that no value is replaced within another; and all at once, so that no stand-in is. */
function replacerOf(standIns: ReadonlyMap<string, string>): (text: string) => string {
  const all = new Map<string, string>()
  for (const [value, standIn] of standIns) {
    all.set(value, standIn)
    const written = quoted(value)
    if (written !== `'${value}'`) all.set(written, quoted(standIn))
  }
  const byLength = [...all.keys()].sort((one, other) => other.length - one.length)
  if (byLength.length === 0) return (text) => text
  const pattern = new RegExp(byLength.map(patternOf).join('|'), 'gu')
  return (text) => text.replace(pattern, (found) => all.get(found) ?? found)
}

/** The value as a word of its own: a service called `A` is not meant by every letter A. */
function patternOf(value: string): string {
  const isWord = (text: string) => /^[\p{L}\p{N}]/u.test(text)
  const [first, last] = [value, [...value].at(-1) ?? '']
  const literal = value.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  return `${isWord(first) ? '(?<![\\p{L}\\p{N}])' : ''}${literal}${isWord(last) ? '(?![\\p{L}\\p{N}])' : ''}`
}
