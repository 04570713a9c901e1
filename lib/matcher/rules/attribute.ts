import type { Connector } from '#lib/matcher/model/connector'
import { basisOf } from '#lib/matcher/model/labels'
import type { Answers } from '#lib/matcher/model/questions'
import type { OpenFact, Sender } from '#lib/matcher/model/sender'
import type { Tenant } from '#lib/matcher/model/tenant'
import type { Verdict } from '#lib/matcher/model/verdict'
import { containsDomain } from '#lib/matcher/sets/domains'
import { findAlternatives } from './alternatives'
import { type Choice, explore, type Leaf } from './choices'
import { classPairsOf } from './class-pairs'
import { classesOf } from './classes'
import type { Judgement } from './evaluation'
import { judge } from './judge'
import { type Facts, type PreparedSide, prepare, readFacts } from './prepare'

/**
 * The most checks of connectors in all evaluations of one verdict, which take about a second. Known facts take a
 * handful of evaluations; only several unknown facts together can reach the limit.
 */
const MOST_CHECKS = 600_000

/**
 * What Exchange Online would answer the sender: which connectors admit it or what it is told, how sure that is, and
 * what would change under other answers to open questions. Never throws for valid input.
 */
export function attribute(
  tenant: Tenant,
  connectors: readonly Connector[],
  sender: Sender,
  answers: Answers = {},
): Verdict {
  const prepared = prepare(tenant, connectors)
  const facts = readFacts(sender)
  return reach(prepared, facts, answers).verdict
}

/**
 * A verdict, and the ways through the rules that it joins: those that the recorded answers and the defaults leave open.
 */
type Reached = { readonly verdict: Verdict; readonly ways: readonly Leaf<Judgement>[] }

/** The verdict on parsed facts. */
export function reach(prepared: PreparedSide, facts: Facts, answers: Answers): Reached {
  const { leaves, complete } = follow(prepared, facts, answers, false)
  const first = leaves[0] as Leaf<Judgement>
  if (complete && leaves.length === 1 && !first.usedDefault)
    return { verdict: verdictOfOnlyWay(first.value), ways: leaves }
  const judgements = leaves.map(({ value }) => value)
  const verdict = complete ? joinJudgements(prepared, judgements) : ruleNothingOut(prepared, facts)
  const every = follow(prepared, facts, answers, true)
  const alternatives = findAlternatives(prepared, facts, answers, verdict, every.leaves)
  return { verdict: { ...verdict, ...alternatives }, ways: leaves }
}

type Followed = { readonly leaves: readonly Leaf<Judgement>[]; readonly complete: boolean }

/**
 * The ways through the rules that facts and answers leave open, up to the most that one verdict may take. `everyAnswer`
 * also follows the answers that are not the default.
 */
function follow(prepared: PreparedSide, facts: Facts, answers: Answers, everyAnswer: boolean): Followed {
  const limit = Math.ceil(MOST_CHECKS / (prepared.enabled.length + 1))
  const under = (known: Facts, most: number) =>
    explore((choices) => judge(prepared, known, choices, null), answers, { everyAnswer, limit: most })
  const pairs = facts.ip === null && facts.names === null ? classPairsOf(prepared) : null
  if (pairs === null) return under(facts, limit)
  const { ips, names } = classesOf(prepared)
  const leaves: Leaf<Judgement>[] = []
  for (const [ip, name] of pairs) {
    const found = under({ ...facts, ip: ips[ip] ?? 0, names: names[name] ?? [] }, limit - leaves.length)
    const assumed = [choiceOf('sourceIP', ip, ips.length), choiceOf('certificateNames', name, names.length)]
    for (const leaf of found.leaves) leaves.push({ ...leaf, path: [...assumed, ...leaf.path] })
    if (!found.complete || leaves.length >= limit) return { leaves, complete: false }
  }
  return { leaves, complete: true }
}

const choiceOf = (about: OpenFact, option: number, options: number): Choice => ({
  about,
  isFact: true,
  option,
  options,
  fallback: null,
})

/**
 * The verdict where not every way could be followed: every outcome is possible that the known facts alone do not rule
 * out.
 */
function ruleNothingOut({ enabled, accepted }: PreparedSide, { to }: Facts): Verdict {
  const isOurs = to !== null && containsDomain(accepted, to)
  return {
    outcome: 'uncertain',
    possible: isOurs ? ['accepted', 'deferred', 'rejected'] : ['accepted', 'deferred', 'not-ours', 'rejected'],
    attributedTo: enabled.map(({ id }) => id),
    reply: null,
    basis: 'assumed',
    alternatives: [],
    moreAlternatives: 0,
  }
}

/** The verdict of a single way, on which no question and no unknown fact bears. */
const verdictOfOnlyWay = ({ outcome, attributedTo, reply, rank }: Judgement): Verdict => ({
  outcome,
  possible: [outcome],
  attributedTo,
  reply,
  basis: basisOf(rank),
  alternatives: [],
  moreAlternatives: 0,
})

/**
 * One verdict of the judgements of all ways that the defaults leave open: uncertain if their outcomes differ, and
 * attributed to every connector that admits in one of them.
 */
function joinJudgements({ order }: PreparedSide, judgements: readonly Judgement[]): Verdict {
  const possible = [...new Set(judgements.map(({ outcome }) => outcome))].sort()
  const attributedTo = [...new Set(judgements.flatMap((judgement) => judgement.attributedTo))].sort(
    (a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0),
  )
  const basis = basisOf(judgements.reduce((weakest, { rank }) => Math.max(weakest, rank), 0))
  const [only, ...others] = possible
  if (only === undefined || others.length > 0)
    return { outcome: 'uncertain', possible, attributedTo, reply: null, basis, alternatives: [], moreAlternatives: 0 }
  const reply = judgements[0]?.reply ?? null
  return { outcome: only, possible, attributedTo, reply, basis, alternatives: [], moreAlternatives: 0 }
}
