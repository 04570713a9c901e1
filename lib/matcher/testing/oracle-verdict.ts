import type { Connector } from '#lib/matcher/model/connector'
import { type Answers, QUESTIONS, type QuestionId } from '#lib/matcher/model/questions'
import type { Sender } from '#lib/matcher/model/sender'
import type { Tenant } from '#lib/matcher/model/tenant'
import type { Outcome } from '#lib/matcher/model/verdict'
import { judge, type KnownSender, type OracleResult } from './oracle'
import { worldsOf } from './oracle-worlds'

/** The verdict that the engine must give, found by trying every world and every answer. */
export type OracleVerdict = {
  readonly outcome: Outcome | 'uncertain'
  /** the outcomes under the defaults, sorted */
  readonly possible: readonly Outcome[]
  /** union over the same, in the order of the connectors */
  readonly attributedTo: readonly string[]
  /** the reply codes under the defaults, if the outcome is certain; more than one only where a fact is unknown */
  readonly replyCodes: readonly (string | null)[]
  /** every distinct outcome, attribution and reply code under any answers, as `keyOf` writes them, sorted */
  readonly reachable: readonly string[]
}

/** One way through the rules: the answers it depends on, and its result. */
export type Way = { readonly result: OracleResult; readonly underDefaults: boolean; readonly answers: Answers }

export const keyOf = ({ outcome, attributedTo, replyCode }: OracleResult): string =>
  `${outcome} [${attributedTo}] ${replyCode}`

export function oracleVerdict(
  tenant: Tenant,
  connectors: readonly Connector[],
  sender: Sender,
  answers: Answers = {},
  worlds: readonly KnownSender[] = worldsOf(tenant, connectors, sender),
): OracleVerdict {
  const ways = worlds.flatMap((world) => waysThrough(tenant, connectors, world, answers))
  const likely = ways.filter((way) => way.underDefaults).map((way) => way.result)
  const possible = distinct(likely.map(({ outcome }) => outcome))
  const [only] = possible
  const named = new Set(likely.flatMap(({ attributedTo }) => attributedTo))
  return {
    outcome: possible.length === 1 && only ? only : 'uncertain',
    possible,
    attributedTo: connectors.map(({ id }) => id).filter((id) => named.has(id)),
    replyCodes: possible.length === 1 ? distinct(likely.map(({ replyCode }) => replyCode)) : [null],
    reachable: distinct(ways.map(({ result }) => keyOf(result))),
  }
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)].sort()

/**
 * Every way through the rules. Trying all complete sets of answers would only repeat ways: `judge` is a pure function
 * of the answers it asks for, so two sets that agree on those give the same result. So each run follows the answers of
 * the way before it, but for the last answer that still has an untried alternative, until there is none.
 */
export function waysThrough(
  tenant: Tenant,
  connectors: readonly Connector[],
  sender: KnownSender,
  recorded: Answers,
): Way[] {
  const ways: Way[] = []
  let script: readonly Turn[] | null = []
  while (script !== null) {
    const turns: Turn[] = []
    const result = judge(tenant, connectors, sender, follow(script, turns, recorded))
    ways.push({ result, underDefaults: turns.every(isUnderDefaults), answers: answersOf(turns) })
    script = turnLast(turns)
  }
  return ways
}

/** A question that was asked, and the index of the answer that was given. */
type Turn = {
  readonly question: QuestionId
  readonly open: boolean
  readonly answer: number
  readonly recorded: boolean
}

function follow(script: readonly Turn[], turns: Turn[], recorded: Answers) {
  return (question: QuestionId, open = false): string => {
    const texts: readonly string[] = QUESTIONS[question].answers
    let turn = turns.find((earlier) => earlier.question === question)
    if (turn === undefined) {
      const known = recorded[question]
      const answer = known === undefined ? (script[turns.length]?.answer ?? 0) : texts.indexOf(known)
      turn = { question, open, answer, recorded: known !== undefined }
      turns.push(turn)
    }
    return texts[turn.answer] as string
  }
}

function isUnderDefaults({ question, open, answer, recorded }: Turn): boolean {
  const standard = QUESTIONS[question].default
  return recorded || open || standard === null || standard === answer
}

function turnLast(turns: readonly Turn[]): Turn[] | null {
  const last = turns.findLastIndex(({ answer, recorded }) => !recorded && answer === 0)
  const turned = turns[last]
  return turned ? [...turns.slice(0, last), { ...turned, answer: 1 }] : null
}

const answersOf = (turns: readonly Turn[]): Answers =>
  Object.fromEntries(turns.map(({ question, answer }) => [question, QUESTIONS[question].answers[answer]]))
