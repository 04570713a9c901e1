import { type Answers, QUESTIONS, type QuestionId } from '#lib/matcher/model/questions'
import type { OpenFact, Sender } from '#lib/matcher/model/sender'
import type { Given, Verdict } from '#lib/matcher/model/verdict'
import { formatIp } from '#lib/matcher/sets/ip'
import { type Choice, type Choices, explore, type Leaf } from './choices'
import { classesOf } from './classes'
import type { Judgement } from './evaluation'
import { judge } from './judge'
import type { Facts, PreparedSide } from './prepare'

/** Distinct alternatives listed in a verdict; the rest is counted. */
const LISTED_ALTERNATIVES = 16

/**
 * The other results that the ways lead to, each with the fewest answers and facts that bring it about, those with
 * fewest first. `ways` are all ways under every answer.
 */
export function findAlternatives(
  prepared: PreparedSide,
  facts: Facts,
  answers: Answers,
  verdict: Verdict,
  ways: readonly Leaf<Judgement>[],
): Pick<Verdict, 'alternatives' | 'moreAlternatives'> {
  const evaluate: Evaluate = (choices) => judge(prepared, facts, choices, null)
  const own =
    verdict.outcome === 'uncertain'
      ? null
      : keyOf({ outcome: verdict.outcome, attributedTo: verdict.attributedTo, reply: verdict.reply })
  const waysTo = new Map<string, WaysTo>()
  for (const { value, path } of ways) {
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
    .map(([key, { judgement, givens }]) => ({ judgement, given: fewestChoices(evaluate, answers, key, givens) }))
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

type Evaluate = (choices: Choices) => Judgement

/** A result, and the choices beside the defaults of some ways that lead to it. */
type WaysTo = { readonly judgement: Judgement; readonly givens: (readonly Choice[])[] }

const shortestOf = ({ givens }: WaysTo): number => givens.reduce((least, { length }) => Math.min(least, length), 99)

/**
 * Ways to one result among which the smallest `given` is looked for. A longer way can depend on fewer choices than a
 * shorter one.
 */
const WAYS_KEPT = 8

/** Keeps the shortest of the ways. */
function keepShort(givens: (readonly Choice[])[], given: readonly Choice[]): void {
  givens.push(given)
  if (givens.length <= WAYS_KEPT) return
  givens.sort((a, b) => a.length - b.length)
  givens.pop()
}

/** The fewest choices that bring the result about, of those that the ways made. */
function fewestChoices(
  evaluate: Evaluate,
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

/** Leaves out every choice that the others already imply, so that people read only the choices that matter. */
function dropNeedless(evaluate: Evaluate, answers: Answers, key: string, given: readonly Choice[]): readonly Choice[] {
  let kept = given
  for (const choice of given) {
    if (kept.length === 1) break
    const others = kept.filter((other) => other !== choice)
    const fixed = new Map(others.map(({ about, option }) => [about, option]))
    const isOther = (value: Judgement) => keyOf(value) !== key
    if (explore(evaluate, answers, { everyAnswer: false, fixed, limit: 64, stopWhen: isOther }).complete) kept = others
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
