import { quoted } from '#lib/exchange/runbook/powershell'
import type { ScenarioDocument } from '#lib/scenario/document/document'
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
  const standIns = new Map<string, string>()
  const add = (value: string | null, standIn: (number: number) => string) => {
    const text = value?.trim() ?? ''
    if (text !== '' && text !== '*' && !standIns.has(text)) standIns.set(text, standIn(standIns.size + 1))
  }
  // A page may hold the beginning of a long text only.
  const addText = (text: string | null) => {
    add(text, (n) => `${words.text} ${n}`)
    const standIn = standIns.get(text?.trim() ?? '')
    if (text !== null && standIn !== undefined && !standIns.has(shortened(text).trim()))
      standIns.set(shortened(text).trim(), standIn)
  }
  const addDomain = (domain: string | null) => {
    const plain = domain?.replace(/^\*\./, '').trim() ?? ''
    add(plain, (n) => `domain-${n}.example`)
    const standIn = standIns.get(plain)
    if (standIn === undefined) return
    // As the rules write it, and as the name of Microsoft's server for it does.
    for (const form of [plain.toLowerCase(), plain.toLowerCase().replaceAll('.', '-')])
      if (!standIns.has(form)) standIns.set(form, form.includes('.') ? standIn : standIn.replaceAll('.', '-'))
  }
  const addNetwork = (network: string) => add(network, (n) => `${words.network} ${n}`)
  addText(document.title)
  addText(document.description)
  for (const { name, networks, certificateNames, mailFromDomains, certificates } of document.services) {
    add(name, (n) => `${words.service} ${n}`)
    networks.forEach(addNetwork)
    certificateNames.forEach(addDomain)
    mailFromDomains?.forEach(addDomain)
    for (const certificate of certificates) certificate.names.forEach(addDomain)
  }
  for (const { name, note, tenant, mx, connectors, changeRequest } of document.phases) {
    add(name, (n) => `${words.phase} ${n}`)
    addText(note)
    if (changeRequest !== null) {
      const { reason, executes, watches, told, hotlines, ticket, approvedBy } = changeRequest
      for (const text of [reason, executes, watches, told, hotlines, ticket, approvedBy]) addText(text)
    }
    tenant.acceptedDomains.forEach(addDomain)
    for (const { domain } of mx) addDomain(domain)
    for (const connector of connectors) {
      add(connector.name, (n) => `${words.connector} ${n}`)
      addText(connector.comment)
      connector.senderIPAddresses.forEach(addNetwork)
      connector.efSkipIPs.forEach(addNetwork)
      connector.senderDomains.forEach(addDomain)
      connector.associatedAcceptedDomains.forEach(addDomain)
      connector.trustedOrganizations.forEach(addDomain)
      for (const address of connector.efUsers) add(address, (n) => `user-${n}@domain.example`)
      addDomain(connector.tlsSenderCertificateName)
    }
  }
  for (const { name, sourceIP, mailFrom, recipient, certificateNames } of document.senders) {
    add(name, (n) => `${words.sample} ${n}`)
    add(sourceIP, (n) => `${words.network} ${n}`)
    for (const address of [mailFrom, recipient]) add(address, (n) => `user-${n}@domain.example`)
    certificateNames?.forEach(addDomain)
  }
  for (const { by, reason } of [...document.acceptedRisks, ...document.wants]) {
    addText(by)
    addText(reason)
  }
  for (const { by, note } of document.evidence) {
    addText(by)
    addText(note)
  }
  return replacerOf(standIns)
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
