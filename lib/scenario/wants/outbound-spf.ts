import { intersect, ipSetOf, isEmpty, normalizeDomain, parseNetwork } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { DomainRecords } from '#lib/scenario/document/domain-records'
import { mxDomains, recordsOf } from './mx-in-dns'

/**
 * Whether the SPF record of a domain lets Microsoft send for it. `unknown`: it has parts that were not read or that name hosts
 * in another way, which may or may not. `several` records are an error, by which nobody may.
 */
export type SpfComparison = 'includes' | 'lacks' | 'none' | 'several' | 'unknown' | 'not-read'

/** The records in which Microsoft lists who sends for its tenants, one in each of its clouds. */
const MICROSOFT_RECORDS = [
  'spf.protection.outlook.com',
  'spf.protection.office365.us',
  'spf.protection.partner.outlook.cn',
]

/** Exchange Online's own ranges (docs/formats.md §7): some domains list addresses in place of the record. */
const MICROSOFT_NETWORKS = ipSetOf(['40.92.0.0/15', '40.107.0.0/16', '52.100.0.0/14', '104.47.0.0/17'])

type SpfAnswers = ScenarioDocument['spfAnswers']

/** Holds the SPF record of a domain against what mail needs that leaves Exchange Online by itself. */
export function compareSpf({ spf }: Pick<DomainRecords, 'spf'>, spfAnswers: SpfAnswers): SpfComparison {
  if (spf.state !== 'read') return spf.state
  const [record, ...others] = spf.records
  if (record === undefined) return 'none'
  return others.length > 0 ? 'several' : readRecord(record, spfAnswers, new Set())
}

/** Follows the includes of a record as far as the scenario has read them. */
function readRecord(record: string, spfAnswers: SpfAnswers, seen: Set<string>): 'includes' | 'lacks' | 'unknown' {
  const { targets, isVague } = termsOf(record)
  const found = targets.map((target) => {
    if (MICROSOFT_RECORDS.includes(target)) return 'includes'
    if (seen.has(target)) return 'lacks'
    seen.add(target)
    const nested = spfAnswers.flatMap(({ records }) => records).find(({ domain }) => normalizeDomain(domain) === target)
    return nested === undefined ? 'unknown' : readRecord(nested.record, spfAnswers, seen)
  })
  if (found.includes('includes')) return 'includes'
  return isVague || found.includes('unknown') ? 'unknown' : 'lacks'
}

const TERM = /^\+?(include|ip4|ip6|all|a|mx|ptr|exists)(?:[:/](.*))?$/i
const REDIRECT = /^redirect=(.+)$/i

/** The records that a record includes with a pass, and whether other terms may let Microsoft's servers pass. */
function termsOf(record: string): { targets: string[]; isVague: boolean } {
  const targets: string[] = []
  let isVague = false
  for (const term of record.trim().split(/\s+/).slice(1)) {
    const [, redirect] = REDIRECT.exec(term) ?? []
    const [, mechanism = '', value = ''] = TERM.exec(term) ?? []
    const kind = redirect === undefined ? mechanism.toLowerCase() : 'include'
    const target = redirect ?? value
    if (kind === 'include' && !target.includes('%')) targets.push(normalizeDomain(target))
    else if (kind === 'ip4') isVague ||= holdsMicrosoft(target)
    else if (kind !== '' && kind !== 'ip6') isVague = true
  }
  return { targets, isVague }
}

const holdsMicrosoft = (network: string): boolean =>
  parseNetwork(network) === null || !isEmpty(intersect(ipSetOf([network]), MICROSOFT_NETWORKS))

type Known = Pick<ScenarioDocument, 'phases' | 'collected' | 'domainRecords' | 'spfAnswers'>

/**
 * Whether mail that leaves the tenant passes SPF. A smart host is not compared with SPF: no service states the name of the
 * record that lists where it sends from. `wrong`: it leaves through a smart host, which a switch may concern, or a
 * domain does not let Microsoft send. `ok` only if the outbound connectors and the SPF record of every domain were read.
 */
export function judgeOutbound(document: Known): 'ok' | 'wrong' | 'not-read' {
  const { collected, spfAnswers } = document
  if (hasSmartHost(document)) return 'wrong'
  // Who does not know by which way mail leaves does not know which record it needs.
  if (collected?.notRead == null || collected.notRead.includes('outboundConnectors')) return 'not-read'
  const compared = sendingDomains(document).map((domain) => {
    const records = recordsOf(document, domain)
    return records === null ? 'not-read' : compareSpf(records, spfAnswers)
  })
  if (compared.some((one) => one === 'lacks' || one === 'none' || one === 'several')) return 'wrong'
  return compared.length > 0 && compared.every((one) => one === 'includes') ? 'ok' : 'not-read'
}

/** Reports whether the tenant was read, and sends through a smart host. */
export const hasSmartHost = ({ collected }: Pick<ScenarioDocument, 'collected'>): boolean =>
  collected?.findings.some(({ code }) => code === 'OUTBOUND_SMART_HOST') ?? false

/** Domains from which the tenant may send: those with an MX, and those it accepts, but for Microsoft's own. */
function sendingDomains({ phases }: Pick<ScenarioDocument, 'phases'>): string[] {
  const accepted = phases.flatMap(({ tenant }) => tenant.acceptedDomains).map(normalizeDomain)
  const own = accepted.filter((domain) => !domain.includes('*') && !OF_MICROSOFT.test(domain))
  return [...new Set([...mxDomains(phases).map(normalizeDomain), ...own])]
}

const OF_MICROSOFT = /\.onmicrosoft\.[a-z]+$/
