import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Connector } from '#lib/matcher/model/connector'
import { CONNECTOR_DEFAULTS } from '#lib/matcher/model/defaults'
import type { Basis, Label } from '#lib/matcher/model/labels'
import type { Answers } from '#lib/matcher/model/questions'
import { type Sender, UNKNOWN_SENDER } from '#lib/matcher/model/sender'
import type { Tenant } from '#lib/matcher/model/tenant'
import type { TraceCode } from '#lib/matcher/model/trace'
import type { ExplainedVerdict, Outcome } from '#lib/matcher/model/verdict'

/** A golden case as its file holds it: a request to the matcher, and the verdict that its source gives. */
export type GoldenCase = {
  readonly id: string
  readonly title: string
  readonly label: Label
  readonly source: string
  readonly tenant: Tenant
  /** as a request over HTTP may send them: properties left out have the defaults of `New-InboundConnector` */
  readonly connectors: readonly SentConnector[]
  readonly sender: SentSender
  readonly answers?: Answers
  readonly expected: Expected
}

type SentConnector = Partial<Connector> & Pick<Connector, 'id' | 'name' | 'senderDomains' | 'requireTls'>

/** As a request over HTTP may send it: a fact left out is not known. */
type SentSender = Partial<Sender>

export type Expected = {
  readonly outcome: Outcome | 'uncertain'
  readonly possible: readonly Outcome[]
  readonly attributedTo: readonly string[]
  /** the enhanced code of the reply */
  readonly replyCode: string | null
  readonly basis?: Basis
  /**
   * checks that the trace must hold, by connector id; null for a check that belongs to no connector. A third part says
   * what the check depends on, where the ways of an uncertain verdict differ in it.
   */
  readonly codes: readonly (readonly [string | null, TraceCode, (readonly string[])?])[]
  /** outcomes that must occur among the alternatives */
  readonly alternatives?: readonly Outcome[]
}

const FOLDER = fileURLToPath(new URL('../cases/', import.meta.url))

/** All golden cases, in the order of their files. Every runner uses them: this process, a worker, HTTP. */
export function loadCases(): GoldenCase[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'))
  return files.sort().flatMap((file) => parseCases(readFileSync(`${FOLDER}${file}`, 'utf8')))
}

const parseCases = (text: string): GoldenCase[] => JSON.parse(text) as GoldenCase[]

/** A connector of a case with every property the matcher reads. */
export const completeConnector = (sent: SentConnector): Connector => ({ ...CONNECTOR_DEFAULTS, ...sent })

/** A sender of a case with every fact. */
export const completeSender = (sent: SentSender): Sender => ({ ...UNKNOWN_SENDER, ...sent })

/** The differences of a verdict from what the case expects, one sentence each. */
export function differencesFrom({ expected }: GoldenCase, verdict: ExplainedVerdict): string[] {
  const found = verdict.trace.map(({ connectorId, code, dependsOn }) => describeCheck(connectorId, code, dependsOn))
  const wanted = expected.codes.map((check) => describeCheck(...check))
  const reached = verdict.alternatives.map(({ outcome }) => outcome)
  return [
    ...compare('outcome', expected.outcome, verdict.outcome),
    ...compare('possible', [...expected.possible].sort(), [...verdict.possible].sort()),
    ...compare('attributedTo', expected.attributedTo, verdict.attributedTo),
    ...compare('reply code', expected.replyCode, verdict.reply?.enhancedCode ?? null),
    ...(expected.basis === undefined ? [] : compare('basis', expected.basis, verdict.basis)),
    ...wanted
      .filter((line) => !found.includes(line))
      .map((line) => `trace: ${line} is missing among ${found.join(', ')}`),
    ...(expected.alternatives ?? [])
      .filter((outcome) => !reached.includes(outcome))
      .map((outcome) => `alternatives: ${outcome} is missing among ${reached.join(', ') || 'none'}`),
  ]
}

const describeCheck = (connectorId: string | null, code: TraceCode, dependsOn: readonly string[] = []): string =>
  [connectorId ?? 'no connector', code, ...(dependsOn.length > 0 ? [`by ${dependsOn.join(', ')}`] : [])].join(' ')

function compare(what: string, expected: unknown, actual: unknown): string[] {
  const [wanted, got] = [JSON.stringify(expected), JSON.stringify(actual)]
  return wanted === got ? [] : [`${what}: expected ${wanted}, got ${got}`]
}
