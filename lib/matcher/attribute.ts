import { type Choice, type Choices, explore, type Leaf } from './choices'
import { classesOf } from './classes'
import type { Connector, Tenant } from './connector'
import type { Judgement, Recorder } from './evaluation'
import { basisOf } from './labels'
import { type Facts, type Prepared, prepare, readFacts } from './prepare'
import { type Answers, QUESTIONS, type QuestionId } from './questions'
import { judge } from './rules'
import type { Fact, Sender } from './sender'
import { formatIp } from './sets/ip'
import { type TraceEntry, traceEntry } from './trace'
import type { Alternative, ExplainedVerdict, Given, Verdict } from './verdict'

/** Distinct alternatives listed in a verdict; the rest is counted. */
const LISTED_ALTERNATIVES = 16
/** Evaluations for one verdict at most. Known facts need a handful; only several unknown ones together come near it. */
const MOST_EVALUATIONS = 20_000

/**
 * What Exchange Online would answer the sender: which connectors admit it, or what it is told, how sure that is, and what
 * other answers to open questions would change. Never throws for valid input.
 */
export function attribute(
  tenant: Tenant,
  connectors: readonly Connector[],
  sender: Sender,
  answers: Answers = {},
): Verdict {
  const prepared = prepare(tenant, connectors)
  const facts = readFacts(sender)
  return reach(prepared, facts, answers)
}

/** `attribute` with the ordered checks behind the verdict, in the order the connectors were sent. */
export function explain(
  tenant: Tenant,
  connectors: readonly Connector[],
  sender: Sender,
  answers: Answers = {},
): ExplainedVerdict {
  const prepared = prepare(tenant, connectors)
  const facts = readFacts(sender)
  return { ...reach(prepared, facts, answers), trace: traceOf(prepared, facts, answers) }
}

function reach(prepared: Prepared, facts: Facts, answers: Answers): Verdict {
  const evaluate = (choices: Choices) => judge(prepared, facts, choices, null)
  const { leaves, complete } = explore(evaluate, answers, { everyAnswer: false, limit: MOST_EVALUATIONS })
  const first = leaves[0] as Leaf<Judgement>
  if (leaves.length === 1 && !first.usedDefault) return settled(first.value, [], 0)
  const verdict = join(
    prepared,
    leaves.map(({ value }) => value),
    complete,
  )
  const every = explore(evaluate, answers, { everyAnswer: true, limit: MOST_EVALUATIONS })
  const alternatives = findAlternatives(prepared, evaluate, answers, verdict, every.leaves)
  return {
    ...verdict,
    alternatives: alternatives.slice(0, LISTED_ALTERNATIVES),
    moreAlternatives: Math.max(0, alternatives.length - LISTED_ALTERNATIVES),
  }
}

function settled(
  { outcome, attributedTo, reply, rank }: Judgement,
  alternatives: Alternative[],
  moreAlternatives: number,
): Verdict {
  return { outcome, possible: [outcome], attributedTo, reply, basis: basisOf(rank), alternatives, moreAlternatives }
}

/** One verdict from all that the defaults leave open: uncertain where outcomes differ, attributed to whoever may admit. */
function join({ order }: Prepared, judgements: readonly Judgement[], complete: boolean): Verdict {
  const possible = [...new Set(judgements.map(({ outcome }) => outcome))].sort()
  const attributedTo = [...new Set(judgements.flatMap((judgement) => judgement.attributedTo))].sort(
    (a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0),
  )
  const basis = basisOf(judgements.reduce((weakest, { rank }) => Math.max(weakest, rank), 0))
  const [only, ...others] = possible
  if (only === undefined || others.length > 0 || !complete)
    return { outcome: 'uncertain', possible, attributedTo, reply: null, basis, alternatives: [], moreAlternatives: 0 }
  const reply = judgements[0]?.reply ?? null
  return { outcome: only, possible, attributedTo, reply, basis, alternatives: [], moreAlternatives: 0 }
}

function findAlternatives(
  prepared: Prepared,
  evaluate: (choices: Choices) => Judgement,
  answers: Answers,
  verdict: Verdict,
  leaves: readonly Leaf<Judgement>[],
): Alternative[] {
  const own =
    verdict.outcome === 'uncertain'
      ? null
      : keyOf({ outcome: verdict.outcome, attributedTo: verdict.attributedTo, reply: verdict.reply })
  const smallest = new Map<string, { judgement: Judgement; given: readonly Choice[] }>()
  for (const { value, path } of leaves) {
    const key = keyOf(value)
    const given = path.filter(({ option, fallback }) => option !== fallback)
    if (key !== own && given.length < (smallest.get(key)?.given.length ?? Number.POSITIVE_INFINITY))
      smallest.set(key, { judgement: value, given })
  }
  return [...smallest.entries()]
    .map(([key, { judgement, given }]) => ({ judgement, given: dropNeedless(evaluate, answers, key, given) }))
    .sort((a, b) => a.given.length - b.given.length)
    .map(({ judgement, given }) => ({
      outcome: judgement.outcome,
      attributedTo: judgement.attributedTo,
      reply: judgement.reply,
      given: given.map((choice) => toGiven(prepared, choice)),
    }))
}

/** Leaves out whatever the rest already implies, so that people read only what matters. */
function dropNeedless(
  evaluate: (choices: Choices) => Judgement,
  answers: Answers,
  key: string,
  given: readonly Choice[],
): readonly Choice[] {
  let kept = given
  for (const choice of given) {
    if (kept.length === 1) break
    const fewer = kept.filter((other) => other !== choice)
    const fixed = new Map(fewer.map(({ about, option }) => [about, option]))
    const { leaves } = explore(evaluate, answers, { everyAnswer: false, fixed, limit: 64 })
    if (leaves.length < 64 && leaves.every(({ value }) => keyOf(value) === key)) kept = fewer
  }
  return kept
}

/** Two results are the same alternative if outcome, connectors and reply code agree. */
function keyOf({ outcome, attributedTo, reply }: Pick<Judgement, 'outcome' | 'attributedTo' | 'reply'>): string {
  return `${outcome} ${reply?.enhancedCode ?? ''} ${JSON.stringify(attributedTo)}`
}

function toGiven(prepared: Prepared, { about, isFact, option }: Choice): Given {
  if (!isFact) {
    const question = about as QuestionId
    return { question, answer: QUESTIONS[question].answers[option] as string }
  }
  return { fact: about as Fact, value: factValue(prepared, about as Fact, option) }
}

function factValue(prepared: Prepared, fact: Fact, option: number): Sender[Fact] {
  const { ips, names, from, to } = classesOf(prepared)
  if (fact === 'sourceIP') return formatIp(ips[option] ?? 0)
  if (fact === 'certificateNames') return names[option] ?? []
  if (fact === 'mailFrom') return from[option] === '' ? '' : `anyone@${from[option]}`
  if (fact === 'recipient') return `anyone@${to[option]}`
  return option === 0
}

/** The checks of the first evaluation under the defaults: what is open in it is marked there as not known. */
function traceOf(prepared: Prepared, facts: Facts, answers: Answers): TraceEntry[] {
  const trace: TraceEntry[] = []
  const record: Recorder = (connectorId, code, detail) => trace.push(traceEntry(connectorId, code, detail))
  explore((choices) => judge(prepared, facts, choices, record), answers, { everyAnswer: false, limit: 1 })
  const place = ({ connectorId }: TraceEntry) =>
    connectorId === null ? prepared.order.size : (prepared.order.get(connectorId) ?? 0)
  return trace.sort((a, b) => place(a) - place(b))
}
