import type { Connector } from '#lib/matcher/model/connector'
import { basisOf } from '#lib/matcher/model/labels'
import { type Answers, QUESTIONS, type QuestionId } from '#lib/matcher/model/questions'
import type { OpenFact, Sender } from '#lib/matcher/model/sender'
import type { Tenant } from '#lib/matcher/model/tenant'
import type { Alternative, Given, Verdict } from '#lib/matcher/model/verdict'
import { containsDomain } from '#lib/matcher/sets/domains'
import { formatIp } from '#lib/matcher/sets/ip'
import { type Choice, type Choices, explore, type Leaf } from './choices'
import { classPairsOf } from './class-pairs'
import { classesOf } from './classes'
import type { Judgement } from './evaluation'
import { judge } from './judge'
import { type Facts, type PreparedSide, prepare, readFacts } from './prepare'

/** Distinct alternatives listed in a verdict; the rest is counted. */
const LISTED_ALTERNATIVES = 16
/**
 * Checks of a connector that one verdict may take in all its evaluations: about a second. Known facts need a handful of
 * evaluations; only several unknown ones together come near it.
 */
const MOST_CHECKS = 600_000

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
  return reach(prepared, facts, answers).verdict
}

/** A verdict, and the ways through the rules that it joins: those that the recorded answers and the defaults leave open. */
export type Reached = { readonly verdict: Verdict; readonly ways: readonly Leaf<Judgement>[] }

/** The verdict on parsed facts. */
export function reach(prepared: PreparedSide, facts: Facts, answers: Answers): Reached {
  const evaluate = (choices: Choices) => judge(prepared, facts, choices, null)
  const { leaves, complete } = follow(prepared, facts, answers, false)
  const first = leaves[0] as Leaf<Judgement>
  if (complete && leaves.length === 1 && !first.usedDefault)
    return { verdict: settled(first.value, [], 0), ways: leaves }
  const verdict = complete
    ? join(
        prepared,
        leaves.map(({ value }) => value),
      )
    : whateverMayBe(prepared, facts)
  const every = follow(prepared, facts, answers, true)
  const alternatives = findAlternatives(prepared, evaluate, answers, verdict, every.leaves)
  return { verdict: { ...verdict, ...alternatives }, ways: leaves }
}

type Followed = { readonly leaves: readonly Leaf<Judgement>[]; readonly complete: boolean }

/** Every way through the rules that the facts leave open, or as many as one verdict may take. */
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

/** Where not every way could be followed nothing is ruled out, except what the known facts rule out by themselves. */
function whateverMayBe({ enabled, accepted }: PreparedSide, { to }: Facts): Verdict {
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

function settled(
  { outcome, attributedTo, reply, rank }: Judgement,
  alternatives: Alternative[],
  moreAlternatives: number,
): Verdict {
  return { outcome, possible: [outcome], attributedTo, reply, basis: basisOf(rank), alternatives, moreAlternatives }
}

/** One verdict from all that the defaults leave open: uncertain where outcomes differ, attributed to whoever may admit. */
function join({ order }: PreparedSide, judgements: readonly Judgement[]): Verdict {
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

function findAlternatives(
  prepared: PreparedSide,
  evaluate: (choices: Choices) => Judgement,
  answers: Answers,
  verdict: Verdict,
  leaves: readonly Leaf<Judgement>[],
): Pick<Verdict, 'alternatives' | 'moreAlternatives'> {
  const own =
    verdict.outcome === 'uncertain'
      ? null
      : keyOf({ outcome: verdict.outcome, attributedTo: verdict.attributedTo, reply: verdict.reply })
  const waysTo = new Map<string, WaysTo>()
  for (const { value, path } of leaves) {
    const key = keyOf(value)
    if (key === own) continue
    const given = path.filter(({ option, fallback }) => option !== fallback)
    const known = waysTo.get(key)
    if (known === undefined) waysTo.set(key, { judgement: value, givens: [given] })
    else keepShort(known.givens, given)
  }
  const found = [...waysTo.entries()].sort(([, a], [, b]) => shortestOf(a) - shortestOf(b))
  const listed = found
    .slice(0, 2 * LISTED_ALTERNATIVES)
    .map(([key, { judgement, givens }]) => ({ judgement, given: fewestOf(evaluate, answers, key, givens) }))
    .sort((a, b) => a.given.length - b.given.length)
    .slice(0, LISTED_ALTERNATIVES)
    .map(({ judgement, given }) => ({
      outcome: judgement.outcome,
      attributedTo: judgement.attributedTo,
      reply: judgement.reply,
      given: given.map((choice) => toGiven(prepared, choice)),
    }))
  return { alternatives: listed, moreAlternatives: found.length - listed.length }
}

type WaysTo = { readonly judgement: Judgement; readonly givens: (readonly Choice[])[] }

const shortestOf = ({ givens }: WaysTo): number => givens.reduce((least, { length }) => Math.min(least, length), 99)

/** Ways to one result that are looked at for the smallest `given`: a longer way may hang on fewer things than a shorter one. */
const WAYS_KEPT = 8

function keepShort(givens: (readonly Choice[])[], given: readonly Choice[]): void {
  givens.push(given)
  if (givens.length <= WAYS_KEPT) return
  givens.sort((a, b) => a.length - b.length)
  givens.pop()
}

function fewestOf(
  evaluate: (choices: Choices) => Judgement,
  answers: Answers,
  key: string,
  givens: readonly (readonly Choice[])[],
): readonly Choice[] {
  let fewest: readonly Choice[] | null = null
  for (const given of [...givens].sort((a, b) => a.length - b.length)) {
    if (fewest !== null && fewest.length <= 1) break
    const kept = dropNeedless(evaluate, answers, key, given)
    if (fewest === null || kept.length < fewest.length) fewest = kept
  }
  return fewest ?? []
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
    const isOther = (value: Judgement) => keyOf(value) !== key
    if (explore(evaluate, answers, { everyAnswer: false, fixed, limit: 64, stopWhen: isOther }).complete) kept = fewer
  }
  return kept
}

/** Two results are the same alternative if outcome, connectors and reply code agree. */
function keyOf({ outcome, attributedTo, reply }: Pick<Judgement, 'outcome' | 'attributedTo' | 'reply'>): string {
  return `${outcome} ${reply?.enhancedCode ?? ''} ${JSON.stringify(attributedTo)}`
}

function toGiven(prepared: PreparedSide, { about, isFact, option }: Choice): Given {
  if (!isFact) {
    const question = about as QuestionId
    return { question, answer: QUESTIONS[question].answers[option] as string }
  }
  return { fact: about as OpenFact, value: factValue(prepared, about as OpenFact, option) }
}

function factValue(prepared: PreparedSide, fact: OpenFact, option: number): Sender[OpenFact] {
  const classes = classesOf(prepared)
  switch (fact) {
    case 'sourceIP':
      return formatIp(classes.ips[option] ?? 0)
    case 'certificateNames':
      return classes.names[option] ?? []
    case 'mailFrom':
      return classes.from[option] === '' ? '' : `anyone@${classes.from[option]}`
    case 'recipient':
      return `anyone@${classes.to[option]}`
    default:
      return option === 0
  }
}
