import type { AbsentProperties } from '#lib/exchange/connectors/absent'
import { readConnector } from '#lib/exchange/connectors/read-connector'
import { COLLECTOR_MARK, COLLECTOR_VERSION } from '#lib/exchange/read/collector-file'
import { isRecord } from '#lib/exchange/read/field-reader'
import { parseJsonTexts } from '#lib/exchange/read/json'
import { type ImportProblem, type ProblemList, problemList } from '#lib/exchange/read/problems'
import { objectsIn } from '#lib/exchange/read/read-object'
import type { StatedFacts } from '#lib/exchange/read/tenant-facts'
import { runToEnd, TENANT_DEFAULTS, type Tenant } from '#lib/matcher'
import { COLLECTOR_PARTS, type CollectorPart } from '#lib/scenario/document/collected'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { readDomainPattern } from '#lib/scenario/document/forms'
import { LIMITS } from '#lib/scenario/document/limits'
import type { Finding } from '#lib/scenario/findings/finding'
import { COLLECTOR_CODES, type CollectorCode } from './codes'
import { findInTenant } from './find-in-tenant'
import { flagOf, recordsOf, textOf } from './values'

export type CollectedTenant = {
  /** when the script ran, in UTC; '' if the file does not say */
  readonly collectedAt: string
  /** null if the accepted domains could not be read */
  readonly tenant: Tenant | null
  /** what the file states of the tenant, each by itself */
  readonly facts: StatedFacts
  readonly connectors: readonly ScenarioConnector[]
  readonly problems: readonly ImportProblem[]
  readonly findings: readonly Finding<CollectorCode>[]
  /** connectors of which the file does not hold every property */
  readonly absent: readonly AbsentProperties[]
  /** false where the connectors could not be read; a tenant can also have none */
  readonly hasConnectors: boolean
  /** parts of the tenant of which nothing is known, since they could not be read */
  readonly notRead: readonly CollectorPart[]
}

type Values = Readonly<Record<string, unknown>>

const NOTHING = {
  collectedAt: '',
  tenant: null,
  facts: { acceptedDomains: null, rejectDirectSend: null },
  connectors: [],
  findings: [],
  absent: [],
  hasConnectors: false,
  notRead: COLLECTOR_PARTS,
} as const

/**
 * Reads a collector file: the facts of the tenant, its connectors (as in any import), and findings on the rest. Never
 * throws: data that could not be collected or read becomes a problem.
 */
export function readCollector(pasted: string): CollectedTenant {
  return runToEnd(readCollectorInSteps(pasted))
}

/** `readCollector` in small steps: so that a caller can do other things between them, or stop. */
export function* readCollectorInSteps(pasted: string): Generator<void, CollectedTenant> {
  const problems = problemList()
  const parsed = yield* parseFile(pasted.replace(/^\uFEFF/, ''), problems)
  if (parsed === null) return { ...NOTHING, problems: problems.list() }
  const { file, lines } = parsed
  const lineOf = (pointer: string) => lines.get(`/0${pointer}`) ?? 1
  for (const { part, message } of recordsOf(file.failed))
    problems.add('NOT_COLLECTED', { line: lineOf('/failed'), field: textOf(part), value: textOf(message) })
  const tenant = readTenant(file, lineOf, problems)
  const { connectors, absent } = yield* readConnectors(file, lines, problems)
  const { findings, notRead } = findInTenant(file, connectors, absent)
  return {
    collectedAt: textOf(file.collectedAt),
    tenant,
    facts: { acceptedDomains: tenant?.acceptedDomains ?? null, rejectDirectSend: directSendOf(file) },
    connectors,
    problems: problems.list(),
    findings: findings.map((collected) => {
      const { severity, sources } = COLLECTOR_CODES[collected.code]
      return { severity, sources, ...collected }
    }),
    absent,
    hasConnectors: file.inboundConnectors !== undefined,
    notRead,
  }
}

type ParsedFile = { readonly file: Values; readonly lines: ReadonlyMap<string, number> }

function* parseFile(text: string, problems: ProblemList): Generator<void, ParsedFile | null> {
  if (text.length > LIMITS.bodyBytes) {
    problems.add('TOO_LARGE', { line: 1 }, { limit: LIMITS.bodyBytes })
    return null
  }
  const { roots, lines, notes } = yield* parseJsonTexts(text, problems)
  const [root, second] = roots
  if (problems.count() > 0) return null
  for (const { code, line, property, value, parameters } of notes)
    problems.add(code, { line, field: property, value }, parameters)
  if (
    second !== undefined ||
    !isRecord(root) ||
    root.product !== COLLECTOR_MARK.product ||
    root.file !== COLLECTOR_MARK.file
  )
    problems.add('NOT_COLLECTOR', { line: 1 })
  else if (root.fileVersion !== COLLECTOR_VERSION)
    problems.add('NEWER_COLLECTOR', { line: lines.get('/0/fileVersion') ?? 1, value: root.fileVersion ?? null })
  else return { file: root, lines }
  return null
}

const directSendOf = ({ organizationConfig }: Values): boolean | null =>
  flagOf(recordsOf(organizationConfig)[0]?.RejectDirectSend)

function readTenant(file: Values, lineOf: (pointer: string) => number, problems: ProblemList): Tenant | null {
  if (file.acceptedDomains === undefined) return null
  const domains = recordsOf(file.acceptedDomains)
  const line = lineOf('/acceptedDomains')
  if (domains.length > LIMITS.domains)
    problems.add('LIST_TOO_LONG', { line, field: 'acceptedDomains' }, { limit: LIMITS.domains })
  const acceptedDomains = domains.slice(0, LIMITS.domains).flatMap(({ DomainName, MatchSubDomains }, index) => {
    const domain = readDomainPattern(textOf(DomainName))
    if (domain === null)
      problems.add('NOT_A_DOMAIN', {
        line: lineOf(`/acceptedDomains/${index}`),
        field: 'acceptedDomains',
        value: DomainName ?? null,
      })
    if (domain === null) return []
    return [flagOf(MatchSubDomains) === true && !domain.startsWith('*.') ? `*.${domain}` : domain]
  })
  const rejectDirectSend = directSendOf(file)
  if (rejectDirectSend === null)
    problems.add('MISSING', { line: lineOf('/organizationConfig'), field: 'RejectDirectSend' }, { assumed: 'false' })
  return { acceptedDomains, rejectDirectSend: rejectDirectSend ?? TENANT_DEFAULTS.rejectDirectSend }
}

function* readConnectors(
  file: Values,
  lines: ReadonlyMap<string, number>,
  problems: ProblemList,
): Generator<void, { readonly connectors: ScenarioConnector[]; readonly absent: AbsentProperties[] }> {
  const connectors: ScenarioConnector[] = []
  const absent: AbsentProperties[] = []
  if (file.inboundConnectors === undefined) return { connectors, absent }
  const objects = objectsIn(file.inboundConnectors, lines, problems, {
    start: '/0/inboundConnectors',
    stated: 'inbound',
  })
  const ids = new Set<string>()
  if (objects.length > LIMITS.connectors)
    problems.add('TOO_MANY_CONNECTORS', { line: lines.get('/0/inboundConnectors') ?? 1 }, { limit: LIMITS.connectors })
  for (const { item, lineOf } of objects.slice(0, LIMITS.connectors)) {
    yield
    const start = problems.count()
    const read = readConnector(item, { origin: 'json', lineOf, problems }, ids)
    problems.own(start, read.connector.id)
    connectors.push(read.connector)
    if (read.absent.length > 0) absent.push({ connectorId: read.connector.id, properties: read.absent })
  }
  return { connectors, absent }
}
