import type { Connector } from '#lib/matcher/model/connector'
import type { Answers } from '#lib/matcher/model/questions'
import type { Sender } from '#lib/matcher/model/sender'
import type { Tenant } from '#lib/matcher/model/tenant'
import { type TraceEntry, traceEntry } from '#lib/matcher/model/trace'
import type { ExplainedVerdict } from '#lib/matcher/model/verdict'
import { reach } from './attribute'
import { type Choice, explore, type Leaf } from './choices'
import type { Judgement } from './evaluation'
import { judge } from './judge'
import { type Facts, type PreparedSide, prepare, readFacts } from './prepare'

/**
 * The most ways that one trace joins. With unknown facts there can be thousands, most of which record the same checks.
 */
const MOST_TRACED_WAYS = 64

/**
 * `attribute` with the checks behind the verdict, by connector in the order sent. The trace of an uncertain verdict
 * joins the checks of every way that the recorded answers and the defaults leave open, each check once; `dependsOn`
 * marks a check that some of these ways have and others have not. Of more than 64 ways it joins 64, at least one for
 * each outcome found.
 */
export function explain(
  tenant: Tenant,
  connectors: readonly Connector[],
  sender: Sender,
  answers: Answers = {},
): ExplainedVerdict {
  const side = prepare(tenant, connectors)
  const facts = readFacts(sender)
  const { verdict, ways } = reach(side, facts, answers)
  const paths = (verdict.outcome === 'uncertain' ? chooseWays(ways) : ways.slice(0, 1)).map(({ path }) => path)
  const traces = paths.map((path) => recordWay(side, facts, answers, path))
  const place = ({ connectorId }: TraceEntry) =>
    connectorId === null ? side.order.size : (side.order.get(connectorId) ?? 0)
  return { ...verdict, trace: joinTraces(traces, paths).sort((a, b) => place(a) - place(b)) }
}

type Path = readonly Choice[]

/**
 * The ways that are traced: first one for each outcome, then one for each set of connectors that admits, then the
 * others.
 */
function chooseWays(ways: readonly Leaf<Judgement>[]): readonly Leaf<Judgement>[] {
  if (ways.length <= MOST_TRACED_WAYS) return ways
  const inOrder = new Set([
    ...firstOfEach(ways, ({ outcome }) => outcome),
    ...firstOfEach(ways, ({ outcome, attributedTo }) => `${outcome} ${JSON.stringify(attributedTo)}`),
    ...ways,
  ])
  return [...inOrder].slice(0, MOST_TRACED_WAYS)
}

function firstOfEach(
  ways: readonly Leaf<Judgement>[],
  keyOf: (judgement: Judgement) => string,
): Iterable<Leaf<Judgement>> {
  const first = new Map<string, Leaf<Judgement>>()
  for (const way of ways) if (!first.has(keyOf(way.value))) first.set(keyOf(way.value), way)
  return first.values()
}

/** The checks of one way, in the order of the rules. */
function recordWay(side: PreparedSide, facts: Facts, answers: Answers, path: Path): TraceEntry[] {
  const trace: TraceEntry[] = []
  const fixed = new Map(path.map(({ about, option }) => [about, option]))
  explore(
    (choices) =>
      judge(side, facts, choices, (connectorId, code, detail) => {
        const sameName = connectorId === null ? undefined : side.namesakes.get(connectorId)
        trace.push(traceEntry(connectorId, code, sameName === undefined ? detail : { ...detail, sameName }))
      }),
    answers,
    { everyAnswer: false, fixed, limit: 1 },
  )
  return trace
}

/** A check, and the numbers of the ways that have it. */
type JoinedCheck = { readonly entry: TraceEntry; readonly ways: Set<number> }

/** Every check once, as the first way that has it records it; checks of one kind and connector stand together. */
function joinTraces(traces: readonly (readonly TraceEntry[])[], paths: readonly Path[]): TraceEntry[] {
  const checks = new Map<string, JoinedCheck>()
  for (const [way, trace] of traces.entries())
    for (const entry of trace) {
      const key = `${entry.check} ${entry.code} ${entry.detail.question ?? ''} ${entry.connectorId ?? ''}`
      const known = checks.get(key)
      if (known === undefined) checks.set(key, { entry, ways: new Set([way]) })
      else known.ways.add(way)
    }
  const byKind = new Map<string, TraceEntry[]>()
  const choices = paths.map((path) => new Map(path.map(({ about, option }) => [about, option])))
  for (const { entry, ways } of checks.values()) {
    const kind = `${entry.check} ${entry.connectorId ?? ''}`
    const dependsOn = ways.size === paths.length ? null : whatDecides(choices, ways)
    byKind.set(kind, [...(byKind.get(kind) ?? []), dependsOn === null ? entry : { ...entry, dependsOn }])
  }
  return [...byKind.values()].flat()
}

type ChoicesOfWay = ReadonlyMap<Choice['about'], number>

/**
 * The questions and facts in which some way of the set differs from a way outside of it and in nothing else. If no two
 * ways differ in one thing only, which can happen after `chooseWays`, the things in which the closest two ways differ.
 */
function whatDecides(choices: readonly ChoicesOfWay[], ways: ReadonlySet<number>): Choice['about'][] {
  let fewest = Number.POSITIVE_INFINITY
  let deciding = new Set<Choice['about']>()
  for (const inside of ways)
    for (const [outside, others] of choices.entries()) {
      if (ways.has(outside)) continue
      const differing = [...(choices[inside] ?? [])].filter(
        ([about, option]) => (others.get(about) ?? option) !== option,
      )
      if (differing.length > fewest) continue
      if (differing.length < fewest) deciding = new Set()
      fewest = differing.length
      for (const [about] of differing) deciding.add(about)
    }
  return [...deciding]
}
