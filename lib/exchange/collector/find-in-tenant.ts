import type { AbsentProperties } from '#lib/exchange/connectors/absent'
import type { ExchangeProperty } from '#lib/exchange/read/properties'
import { normalizeDomain } from '#lib/matcher'
import type { CollectorPart } from '#lib/scenario/document/collected'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Parameters } from '#lib/scenario/document/parameters'
import { quote, quoteList } from '#lib/scenario/findings/detected-finding'
import type { Finding } from '#lib/scenario/findings/finding'
import type { CollectorCode } from './codes'
import { findCreator } from './creators'
import { type MailFlowRule, readRules } from './rules'
import { flagOf, recordsOf, textOf, textsOf } from './values'

/** A finding before it has what all of its code have in common; its path leads into the file. */
type DetectedTenantFinding = Omit<Finding<CollectorCode>, 'severity' | 'sources'>

/** The parts of a collector file, which the script reads one by one. */
const FILE_PARTS = [
  'inboundConnectors',
  'outboundConnectors',
  'acceptedDomains',
  'organizationConfig',
  'transportRules',
  'hostedConnectionFilterPolicies',
  'ipv6',
  'arcConfig',
  'spoofAllows',
  'journalRules',
] as const satisfies readonly CollectorPart[]

/**
 * Findings on settings of the tenant that affect mail after a connector has admitted it, and on the connectors
 * themselves. `notRead`: what the file does not hold, so that no finding on it means nothing.
 */
export function findInTenant(
  file: Readonly<Record<string, unknown>>,
  connectors: readonly ScenarioConnector[],
  absent: readonly AbsentProperties[],
): { readonly findings: readonly DetectedTenantFinding[]; readonly notRead: readonly CollectorPart[] } {
  const withoutSkipping = new Set(
    absent.filter(({ properties }) => ENHANCED_FILTERING.some((one) => properties.includes(one))).map(idOf),
  )
  return {
    findings: [
      ...readRules(file.transportRules).flatMap(findInRule),
      ...findInConnectionFilter(file.hostedConnectionFilterPolicies),
      ...connectors.flatMap((connector, index) =>
        findInConnector(connector, index, !withoutSkipping.has(connector.id)),
      ),
      ...findIpv6(file.ipv6),
      ...findSmartHosts(file.outboundConnectors),
      ...findArcSealers(file.arcConfig),
      ...findSpoofAllows(file.spoofAllows),
      ...findJournalRules(file.journalRules),
    ],
    notRead: [
      ...FILE_PARTS.filter((part) => file[part] === undefined),
      ...(withoutSkipping.size > 0 ? (['enhancedFiltering'] as const) : []),
    ],
  }
}

const ENHANCED_FILTERING: readonly ExchangeProperty[] = ['EFSkipLastIP', 'EFSkipIPs', 'EFUsers']
const idOf = ({ connectorId }: AbsentProperties): string => connectorId

function findInRule(rule: MailFlowRule): DetectedTenantFinding[] {
  const { name, index, stops, skipsFiltering, onlyFrom, exceptFrom, hasOtherConditions } = rule
  const isLimited = onlyFrom.length > 0 || hasOtherConditions
  const found = (code: CollectorCode, parameters: Parameters = {}): DetectedTenantFinding => ({
    code,
    connectorId: null,
    path: `transportRules[${index}]`,
    value: name,
    parameters: { rule: quote(name), only: quoteList(onlyFrom) || '…', ...parameters },
  })
  const codes: DetectedTenantFinding[] = []
  if (skipsFiltering)
    codes.push(found(isLimited || exceptFrom.length > 0 ? 'RULE_SKIPS_FILTERING' : 'RULE_SKIPS_ALL_FILTERING'))
  if (stops === null) return codes
  const action = { action: stops }
  if (isLimited) codes.push(found('RULE_STOPS_SOME_MAIL', action))
  else if (exceptFrom.length > 0) codes.push(found('RULE_ACTS_AS_LOCK', { ...action, except: quoteList(exceptFrom) }))
  else codes.push(found('RULE_STOPS_MAIL', action))
  return codes
}

function findInConnectionFilter(part: unknown): DetectedTenantFinding[] {
  return recordsOf(part).flatMap((policy, index) => {
    const name = textOf(policy.Name)
    const path = `hostedConnectionFilterPolicies[${index}]`
    const entries = textsOf(policy.IPAllowList)
    const parameters = { policy: quote(name), entries: quoteList(entries) }
    const found: DetectedTenantFinding[] = []
    if (entries.length > 0)
      found.push({ code: 'IP_ALLOW_LIST', connectorId: null, path: `${path}.IPAllowList`, value: entries, parameters })
    if (flagOf(policy.EnableSafeList) === true)
      found.push({ code: 'SAFE_LIST_ON', connectorId: null, path: `${path}.EnableSafeList`, value: true, parameters })
    return found
  })
}

function findInConnector(
  connector: ScenarioConnector,
  index: number,
  isSkippingKnown: boolean,
): DetectedTenantFinding[] {
  const { id, name, enabled, connectorType, senderDomains, efSkipLastIP, efSkipIPs, efUsers, connectorSource } =
    connector
  const found: DetectedTenantFinding[] = []
  const note = (code: CollectorCode, property: string, value: Finding['value'], parameters: Parameters = {}) =>
    found.push({
      code,
      connectorId: id,
      path: `inboundConnectors[${index}].${property}`,
      value,
      parameters: { connector: quote(name), ...parameters },
    })
  const coversAll = senderDomains.some((domain) => normalizeDomain(domain) === '*')
  if (isSkippingKnown && enabled && connectorType === 'Partner' && coversAll) {
    if (!efSkipLastIP && efSkipIPs.length === 0) note('ENHANCED_FILTERING_MISSING', 'EFSkipLastIP', false)
    else if (efUsers.length > 0) note('ENHANCED_FILTERING_FOR_SOME', 'EFUsers', efUsers, { count: efUsers.length })
  }
  if (connectorSource === 'HybridWizard') note('WIZARD_MADE_CONNECTOR', 'ConnectorSource', connectorSource)
  const vendor = findCreator(connector)
  if (vendor !== null) note('VENDOR_MADE_CONNECTOR', 'ConnectorSource', connectorSource, { vendor })
  return found
}

function findIpv6(part: unknown): DetectedTenantFinding[] {
  const domains = recordsOf(part).map((one) => ({ name: textOf(one.DomainName), status: textOf(one.Status) }))
  const withStatus = (code: CollectorCode, matches: (status: string) => boolean): DetectedTenantFinding[] => {
    const names = domains.filter(({ status }) => matches(status)).map(({ name }) => name)
    if (names.length === 0) return []
    return [{ code, connectorId: null, path: 'ipv6', value: names, parameters: { domains: quoteList(names) } }]
  }
  return [
    ...withStatus('IPV6_ON', (status) => /^(?:enabled|true)$/i.test(status)),
    ...withStatus('IPV6_UNKNOWN', (status) => !/^(?:enabled|true|disabled|false)$/i.test(status)),
  ]
}

function findSmartHosts(part: unknown): DetectedTenantFinding[] {
  return recordsOf(part).flatMap((connector, index): DetectedTenantFinding[] => {
    const hosts = textsOf(connector.SmartHosts)
    if (hosts.length === 0 || flagOf(connector.Enabled) === false) return []
    const parameters = { connector: quote(textOf(connector.Name)), hosts: quoteList(hosts) }
    const path = `outboundConnectors[${index}].SmartHosts`
    return [{ code: 'OUTBOUND_SMART_HOST', connectorId: null, path, value: hosts, parameters }]
  })
}

/** Senders whose signature on a changed message is trusted, so that DMARC passes. */
function findArcSealers(part: unknown): DetectedTenantFinding[] {
  // The cmdlet prints the sealers as one text with commas, or as a list.
  const sealers = recordsOf(part).flatMap(({ ArcTrustedSealers }) =>
    textsOf(ArcTrustedSealers).flatMap((text) => text.split(/[\s,;]+/).filter((sealer) => sealer !== '')),
  )
  if (sealers.length === 0) return []
  const parameters = { sealers: quoteList(sealers) }
  return [{ code: 'ARC_SEALERS_TRUSTED', connectorId: null, path: 'arcConfig', value: sealers, parameters }]
}

/** Pairs of a sender and a server that may spoof it. */
function findSpoofAllows(part: unknown): DetectedTenantFinding[] {
  const allowed = recordsOf(part).filter(({ Action }) => /^allow$/i.test(textOf(Action)))
  if (allowed.length === 0) return []
  const pairs = allowed.map(
    ({ SpoofedUser, SendingInfrastructure }) => `${textOf(SpoofedUser)} / ${textOf(SendingInfrastructure)}`,
  )
  const parameters = { pairs: quoteList(pairs), count: pairs.length }
  return [{ code: 'SPOOF_ALLOWED', connectorId: null, path: 'spoofAllows', value: pairs, parameters }]
}

function findJournalRules(part: unknown): DetectedTenantFinding[] {
  return recordsOf(part).flatMap((rule, index): DetectedTenantFinding[] => {
    if (flagOf(rule.Enabled) === false) return []
    const to = textOf(rule.JournalEmailAddress)
    const parameters = { rule: quote(textOf(rule.Name)), to: quote(to) }
    return [{ code: 'JOURNAL_RULE', connectorId: null, path: `journalRules[${index}]`, value: to, parameters }]
  })
}
