import type { Side } from '#lib/matcher/cells/sides'
import { type Progress, runToEnd } from '#lib/matcher/cells/work-steps'
import type { Sender } from '#lib/matcher/model/sender'
import { type Facts, prepareConnector, readFacts } from '#lib/matcher/rules/prepare'
import { freshBelow } from '#lib/matcher/sets/domain-classes'
import { containsDomain, normalizeDomain, wildcardBase } from '#lib/matcher/sets/domains'
import { containsIp, formatIp, type Ip } from '#lib/matcher/sets/ip'
import { type Condition, conditionsOf, recipientDomains, type Testable } from './conditions'

export type { Condition } from './conditions'

/** A sample sender, and by which id it is known. */
export type Sample = Sender & { readonly id: string }

/** What the samples exercise of one connector, or of all together. */
export type CoverageCount = {
  readonly exercised: number
  readonly total: number
  /** rounded down, so that 100 means all */
  readonly percent: number
}

export type Coverage = {
  /** whether each thing that a connector asks holds for some sample and fails for another */
  readonly total: CoverageCount
  /** besides, the outermost addresses of every network and their neighbours */
  readonly edges: CoverageCount
  readonly connectors: readonly {
    readonly connectorId: string
    readonly count: CoverageCount
    readonly edges: CoverageCount
    /** what no sample exercises, the edges last */
    readonly missing: readonly Condition[]
  }[]
}

/** Which conditions of which connector the samples exercise. A fact of a sample that is not known exercises nothing. */
export function coverage(side: Side, samples: readonly Sample[]): Coverage {
  return runToEnd(coverageInSteps(side, samples))
}

/** `coverage` in small steps, each of which reports how many connectors are done. */
export function* coverageInSteps({ connectors }: Side, samples: readonly Sample[]): Generator<Progress, Coverage> {
  const facts = samples.map(readFacts)
  const enabled = connectors.filter((connector) => connector.enabled)
  const found: Found[] = []
  for (const connector of enabled) {
    yield { done: found.length, total: enabled.length }
    const conditions = conditionsOf(connector).map((condition) => ({
      condition,
      isMet: facts.some((own) => condition.isMet(own)),
    }))
    const isEdge = ({ condition }: (typeof conditions)[number]) => condition.edge !== null
    found.push({
      connectorId: connector.id,
      plain: conditions.filter((one) => !isEdge(one)),
      edges: conditions.filter(isEdge),
    })
  }
  return {
    total: countOf(found.flatMap(({ plain }) => plain)),
    edges: countOf(found.flatMap(({ edges }) => edges)),
    connectors: found.map(({ connectorId, plain, edges }) => ({
      connectorId,
      count: countOf(plain),
      edges: countOf(edges),
      missing: [...plain, ...edges].filter(({ isMet }) => !isMet).map(({ condition }) => toCondition(condition)),
    })),
  }
}

type Judged = { readonly condition: Testable; readonly isMet: boolean }
type Found = { readonly connectorId: string; readonly plain: readonly Judged[]; readonly edges: readonly Judged[] }

function countOf(conditions: readonly { readonly isMet: boolean }[]): CoverageCount {
  const total = conditions.length
  const exercised = conditions.filter(({ isMet }) => isMet).length
  return { exercised, total, percent: total === 0 ? 100 : Math.floor((100 * exercised) / total) }
}

const toCondition = ({ connectorId, check, holds, of, edge }: Testable): Condition => ({
  connectorId,
  check,
  holds,
  of,
  edge,
})

/** A sender that exercises a condition which no sample did. */
export type MissingSample = { readonly sender: Sender; readonly condition: Condition }

export type MissingOptions = {
  /** also the outermost addresses of every network and their neighbours */
  readonly edges?: boolean
  readonly most?: number
}

export type MissingSamples = {
  readonly samples: readonly MissingSample[]
  /** there are more, which can be asked for once these are among the samples */
  readonly isCut: boolean
}

/**
 * Senders that exercise what the samples do not, few of them: each keeps to everything else that its connector asks. What
 * cannot be met at all (a recipient outside the limits where all accepted domains are inside) gets no sender.
 */
export function missingSamples(side: Side, samples: readonly Sample[], options: MissingOptions = {}): MissingSamples {
  return runToEnd(missingSamplesInSteps(side, samples, options))
}

/** `missingSamples` in small steps, each of which reports how many connectors are done. */
export function* missingSamplesInSteps(
  side: Side,
  samples: readonly Sample[],
  { edges = false, most = 500 }: MissingOptions = {},
): Generator<Progress, MissingSamples> {
  const facts = samples.map(readFacts)
  const found: MissingSample[] = []
  const enabled = side.connectors.filter((connector) => connector.enabled)
  for (const [done, connector] of enabled.entries()) {
    yield { done, total: enabled.length }
    const conditions = conditionsOf(connector).filter(({ edge }) => edges || edge === null)
    for (const condition of conditions) {
      if (facts.some((own) => condition.isMet(own))) continue
      const sender = makeSender(side, connector, condition)
      const own = readFacts(sender)
      if (!condition.isMet(own)) continue
      if (found.length >= most) return { samples: found, isCut: true }
      facts.push(own)
      found.push({ sender, condition: toCondition(condition) })
    }
  }
  return { samples: found, isCut: false }
}

type Known = Pick<Facts, 'ip'> & { from: string; to: string }

function makeSender(side: Side, connector: Side['connectors'][number], condition: Testable): Sender {
  const prepared = prepareConnector(connector)
  const { check, holds, of } = condition
  const facts: Known = {
    ip:
      check === 'sourceIP' && !holds && condition.ip === null
        ? outsideOf(prepared.ips)
        : (condition.ip ?? insideOf(prepared.ips)),
    from:
      check === 'senderDomain'
        ? domainFor(of, holds, prepared.senderDomains)
        : domainFor(prepared.senderDomains[0] ?? '*', true, prepared.senderDomains),
    to: recipientFor(side, prepared.recipients, check === 'recipient' ? { holds, of } : { holds: true, of: null }),
  }
  const tls = !(check === 'tls' && !holds)
  const name =
    prepared.wantedName === null ? null : presentedFor(prepared.wantedName, !(check === 'certificate' && !holds))
  return {
    sourceIP: formatIp(facts.ip ?? 0),
    tls,
    certificateNames: tls && name !== null ? [name] : [],
    certificateTrusted: true,
    certificateClientAuth: true,
    mailFrom: `sample@${facts.from}`,
    recipient: `sample@${facts.to}`,
  }
}

type Ips = ReturnType<typeof prepareConnector>['ips']

const insideOf = ({ v4, v6 }: Ips): Ip => v4[0] ?? v6[0] ?? PROBES[0] ?? 0

/** Well spread public addresses of which hardly any list holds all; the last is IPv6, which no list can hold (MS-NEW). */
const PROBES: readonly Ip[] = [...[1, 23, 64, 99, 151, 185, 217].map((octet) => octet * 2 ** 24 + 1), 0x2600n << 112n]

const outsideOf = (ips: Ips): Ip =>
  PROBES.find((ip) => typeof ip === 'number' && !containsIp(ips, ip)) ??
  ips.v4.find((bound) => bound < 2 ** 32 && !containsIp(ips, bound)) ??
  PROBES.find((ip) => !containsIp(ips, ip)) ??
  0

function domainFor(entry: string | null, holds: boolean, entries: readonly string[]): string {
  if (!holds || entry === null || entry === '*') {
    const isCovered = (name: string) => entries.some((one) => one !== '*' && (one === name || one === `*.${name}`))
    return freshBelow('example', isCovered)
  }
  return wildcardBase(entry) ?? entry
}

function recipientFor(
  { tenant }: Side,
  limits: ReturnType<typeof prepareConnector>['recipients'],
  { holds, of }: { holds: boolean; of: string | null },
): string {
  if (of !== null) return wildcardBase(normalizeDomain(of)) ?? normalizeDomain(of)
  const accepted = recipientDomains(tenant)
  const isWanted = (domain: string) => limits === null || containsDomain(limits, domain) === holds
  const own = holds && limits !== null ? [...limits.exact, ...limits.bases] : []
  return accepted.find(isWanted) ?? own[0] ?? accepted[0] ?? 'contoso.com'
}

function presentedFor(wanted: string, fits: boolean): string {
  const base = wildcardBase(wanted)
  if (!fits) return freshBelow('example', (name) => name === wanted)
  return base === null ? wanted : `mail.${base}`
}
