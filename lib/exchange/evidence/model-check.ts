import {
  type Answers,
  explore,
  FACTS,
  type Fact,
  judge,
  prepare,
  QUESTIONS,
  type QuestionId,
  type Reply,
  readFacts,
  type Sender,
} from '#lib/matcher'
import type { CellEvidence, Phase } from '#lib/scenario/document/document'
import type { Evidence } from './evidence'
import { REPLY_OF, senderOf } from './explain-bounce'

export type AnsweredQuestion = { readonly question: QuestionId; readonly answer: string }

/**
 * What becomes of a phase's rules when a real message is held against them. `agrees`: every sender with the known facts
 * is answered so, under the recorded answers and the defaults. `possible`: some are; `decides` are questions without
 * default that only one answer brings in line with the evidence, `open` the facts that the answer hangs on and that are
 * not known. `disagrees`: none is; `explanations` are the smallest
 * sets of other answers with which some would be, none if no answer explains it. `not-judged`: it cannot be told.
 */
export type ModelCheck =
  | { readonly state: 'not-judged'; readonly reason: NotJudged }
  | ({ readonly state: 'agrees' } & Observed)
  | ({
      readonly state: 'possible'
      readonly decides: readonly AnsweredQuestion[]
      readonly open: readonly Fact[]
    } & Observed)
  | ({ readonly state: 'disagrees'; readonly explanations: readonly (readonly AnsweredQuestion[])[] } & Observed)

/** Why evidence is not judged. */
export type NotJudged = 'NOTHING_OBSERVED' | 'ENHANCED_FILTERING' | 'NO_SUCH_CONNECTOR' | 'TOO_MANY_CASES'

type Observed = { readonly outcome: CellEvidence['outcome'] }

/** What the evidence shows of the answer: the reply, or which connectors took the message. */
type Seen = Observed & {
  readonly reply: Pick<Reply, 'code' | 'enhancedCode'> | null
  /** ids of the connectors of the phase that have the name of the evidence, [] for the default connector, null if it names none */
  readonly connectorIds: readonly string[] | null
  readonly tookOnPremises: boolean | null
}

type CheckedPhase = Pick<Phase, 'tenant' | 'connectors'>

/** As many cases as for a verdict. */
const MOST_CASES = 20_000
const MOST_EXPLANATIONS = 4

/**
 * Holds what the evidence shows against the verdict of the phase for the same facts. `sender` may know more than the
 * text states.
 */
export function checkModel(
  phase: CheckedPhase,
  answers: Answers,
  evidence: Evidence,
  sender: Sender = senderOf(evidence),
): ModelCheck {
  const seen = readSeen(phase, evidence)
  if (seen === null) return { state: 'not-judged', reason: 'NOTHING_OBSERVED' }
  if (evidence.connectorName !== null && seen.connectorIds?.length === 0)
    return { state: 'not-judged', reason: 'NO_SUCH_CONNECTOR' }
  if (mayBeOriginalSender(phase, evidence, seen)) return { state: 'not-judged', reason: 'ENHANCED_FILTERING' }
  return holdAgainst(phase, answers, sender, seen)
}

/** What is kept of evidence with its sample: enough to hold it against a phase later. */
export type KeptEvidence = Pick<CellEvidence, 'outcome' | 'reply' | 'connector'>

/** Whether evidence shows an answer that a connector can be the cause of. */
export const hasAnswer = ({ kind, replyRule }: Evidence): boolean => kind !== 'bounce' || replyRule !== 'other'

/** What the evidence shows became of the message; null where it cannot be held against the phase. */
export function keptOf(phase: CheckedPhase, evidence: Evidence): KeptEvidence | null {
  const seen = readSeen(phase, evidence)
  // Whether an OnPremises connector took it is not kept, and without it too much would agree.
  if (seen === null || mayBeOriginalSender(phase, evidence, seen) || seen.tookOnPremises !== null) return null
  const { reply, outcome } = seen
  const { attribution, connectorName } = evidence
  const connector = attribution === 'named' ? connectorName : attribution === 'default' ? '' : null
  return {
    outcome,
    ...(reply === null ? {} : { reply: `${reply.code} ${reply.enhancedCode}` }),
    ...(reply !== null || connector === null ? {} : { connector }),
  }
}

/** As `checkModel`, of what was kept of evidence. */
export function checkKept(phase: CheckedPhase, answers: Answers, kept: KeptEvidence, sender: Sender): ModelCheck {
  const { outcome, reply, connector } = kept
  const named = connector?.toLowerCase()
  const ids = phase.connectors.filter((one) => isCalled(one, named)).map(({ id }) => id)
  if (connector && ids.length === 0) return { state: 'not-judged', reason: 'NO_SUCH_CONNECTOR' }
  const [code = '', enhancedCode = ''] = reply?.split(' ') ?? []
  return holdAgainst(phase, answers, sender, {
    outcome,
    reply: reply === undefined ? null : { code: Number(code), enhancedCode },
    connectorIds: connector === undefined ? null : connector === '' ? [] : ids,
    tookOnPremises: null,
  })
}

function holdAgainst(phase: CheckedPhase, answers: Answers, sender: Sender, seen: Seen): ModelCheck {
  const cases = new Cases(phase, answers, sender, seen)
  const { outcome } = seen
  const held = cases.underHeldAnswers()
  const fitting = held.ways.filter(({ fits }) => fits)
  if (held.isComplete && fitting.length === held.ways.length) return { state: 'agrees', outcome }
  if (fitting.length > 0) {
    return { state: 'possible', outcome, decides: decidedBy(fitting, held.ways), open: findOpenFacts(held.ways) }
  }
  const explanations = cases.explanations()
  if (explanations === null || !held.isComplete) return { state: 'not-judged', reason: 'TOO_MANY_CASES' }
  return { state: 'disagrees', outcome, explanations }
}

function readSeen({ connectors }: CheckedPhase, evidence: Evidence): Seen | null {
  const { replyRule, kind, connectorName, attribution, tookOnPremises } = evidence
  const reply = replyRule === null ? null : REPLY_OF[replyRule]
  if (reply !== null) return { outcome: outcomeOf(reply), reply, connectorIds: null, tookOnPremises: null }
  if (replyRule !== null || (kind !== 'trace' && kind !== 'header')) return null
  const named = connectorName?.toLowerCase()
  const ids = connectors.filter((connector) => isCalled(connector, named)).map(({ id }) => id)
  const connectorIds = attribution === 'named' ? ids : attribution === 'default' ? [] : null
  if (connectorIds === null && tookOnPremises === null && kind === 'trace') return null
  return { outcome: 'accepted', reply: null, connectorIds, tookOnPremises }
}

const outcomeOf = ({ code, enhancedCode }: Reply): Observed['outcome'] => {
  if (code < 500) return 'deferred'
  return enhancedCode === '5.7.64' ? 'not-ours' : 'rejected'
}

/** Evidence names a connector by its name, and Defender by its GUID. */
function isCalled({ name, otherProperties }: Phase['connectors'][number], wanted: string | undefined): boolean {
  if (wanted === undefined) return false
  if (name.toLowerCase() === wanted) return true
  return otherProperties.some(
    ([property, value]) => /^guid$/i.test(property) && String(value).toLowerCase() === wanted.replace(/[{}]/g, ''),
  )
}

/** With Enhanced Filtering, a trace may show the address of the original sender in place of the one that connected. */
function mayBeOriginalSender({ connectors }: CheckedPhase, evidence: Evidence, { connectorIds }: Seen): boolean {
  if (evidence.kind !== 'trace' || evidence.facts.sourceIP.value === null) return false
  const concerned = connectorIds === null || connectorIds.length === 0 ? null : connectorIds
  return connectors.some(
    ({ id, enabled, efSkipLastIP, efSkipIPs }) =>
      enabled && (efSkipLastIP || efSkipIPs.length > 0) && (concerned === null || concerned.includes(id)),
  )
}

type Step = { readonly about: string; readonly option: number }

/** One way through the rules: the answers that it took, and whether it leads to what was seen. */
type Way = {
  readonly fits: boolean
  readonly taken: readonly AnsweredQuestion[]
  /** answers among them that neither are recorded nor are the default, of questions that have such an answer */
  readonly other: readonly AnsweredQuestion[]
  /** what it had to assume, questions and facts, in the order in which the rules asked */
  readonly path: readonly Step[]
}

class Cases {
  readonly #evaluate: (choices: Parameters<typeof judge>[2]) => boolean
  readonly #answers: Answers

  constructor(phase: CheckedPhase, answers: Answers, sender: Sender, seen: Seen) {
    const prepared = prepare(phase.tenant, phase.connectors)
    const facts = readFacts(sender)
    const onPremises = new Set(
      phase.connectors.filter(({ connectorType }) => connectorType === 'OnPremises').map(({ id }) => id),
    )
    this.#answers = answers
    this.#evaluate = (choices) => fitsSeen(judge(prepared, facts, choices, null), seen, onPremises)
  }

  /** The ways under the recorded answers and the defaults. */
  underHeldAnswers(): { readonly ways: readonly Way[]; readonly isComplete: boolean } {
    const { leaves, complete } = explore(this.#evaluate, this.#answers, { everyAnswer: false, limit: MOST_CASES })
    return { ways: leaves.map((leaf) => this.#readWay(leaf)), isComplete: complete }
  }

  /** The smallest sets of other answers that lead to what was seen; null if not every way was followed and none was found. */
  explanations(): readonly (readonly AnsweredQuestion[])[] | null {
    const { leaves, complete } = explore(this.#evaluate, {}, { everyAnswer: true, limit: MOST_CASES })
    const fitting = leaves.map((leaf) => this.#readWay(leaf)).filter(({ fits }) => fits)
    if (fitting.length === 0) return complete ? [] : null
    const fewest = Math.min(...fitting.map(({ other }) => other.length))
    const smallest = fitting.filter(({ other }) => other.length === fewest).map(({ other }) => other)
    return [...new Map(smallest.map((other) => [JSON.stringify(other), other])).values()].slice(0, MOST_EXPLANATIONS)
  }

  #readWay({ value, path }: ReturnType<typeof explore<boolean>>['leaves'][number]): Way {
    const questions = path.flatMap(({ about, option, fallback }) => {
      if (!isQuestion(about)) return []
      const answer = QUESTIONS[about].answers[option] ?? ''
      const held = this.#answers[about] ?? (fallback === null ? undefined : QUESTIONS[about].answers[fallback])
      return [{ question: about, answer, isOther: held !== undefined && held !== answer }]
    })
    const answered = ({ question, answer }: AnsweredQuestion): AnsweredQuestion => ({ question, answer })
    return {
      fits: value,
      taken: questions.map(answered),
      other: questions.filter(({ isOther }) => isOther).map(answered),
      path,
    }
  }
}

const isQuestion = (about: string): about is QuestionId => Object.hasOwn(QUESTIONS, about)

function fitsSeen(
  { outcome, reply, attributedTo }: ReturnType<typeof judge>,
  seen: Seen,
  onPremises: ReadonlySet<string>,
): boolean {
  if (seen.reply !== null) return reply?.code === seen.reply.code && reply.enhancedCode === seen.reply.enhancedCode
  if (outcome !== seen.outcome) return false
  if (seen.tookOnPremises !== null && attributedTo.some((id) => onPremises.has(id)) !== seen.tookOnPremises)
    return false
  const { connectorIds } = seen
  if (connectorIds === null) return true
  return connectorIds.length === 0 ? attributedTo.length === 0 : attributedTo.some((id) => connectorIds.includes(id))
}

/** The facts that are not known and that the answer hangs on: one value leads to other ends than another. */
function findOpenFacts(ways: readonly Way[]): Fact[] {
  /** by the steps that lead to a choice: for each option, the ends that it leads to */
  const choices = new Map<string, { readonly about: string; readonly ends: Map<number, Set<boolean>> }>()
  for (const { path, fits } of ways) {
    let key = ''
    for (const { about, option } of path) {
      const { ends } = choices.get(key) ?? { ends: new Map<number, Set<boolean>>() }
      choices.set(key, { about, ends })
      ends.set(option, (ends.get(option) ?? new Set()).add(fits))
      key += ` ${about}=${option}`
    }
  }
  const deciding = [...choices.values()].filter(({ ends }) => {
    const [first, ...others] = ends.values()
    return others.some((other) => other.size !== first?.size || ![...other].every((end) => first.has(end)))
  })
  return FACTS.filter((fact) => deciding.some(({ about }) => about === fact))
}

/** The questions that every fitting way answers alike, while some way answers otherwise. */
function decidedBy(fitting: readonly Way[], all: readonly Way[]): AnsweredQuestion[] {
  const [first] = fitting
  if (first === undefined) return []
  const takes = ({ taken }: Way, { question, answer }: AnsweredQuestion) =>
    taken.some((one) => one.question === question && one.answer === answer)
  const takesOther = ({ taken }: Way, { question, answer }: AnsweredQuestion) =>
    taken.some((one) => one.question === question && one.answer !== answer)
  return first.taken.filter(
    (answered) => fitting.every((way) => takes(way, answered)) && all.some((way) => takesOther(way, answered)),
  )
}

/** The most of one quoted line that is kept. */
const LONGEST_QUOTE = 1000

/** The lines of the evidence that state the answer, the connector and the facts, each once: what is kept of it. */
export function quoteEvidence({ replyCode, connectorName, facts }: Evidence): string {
  const quotes = [
    ...(replyCode === null ? [] : [replyCode.from.quote]),
    ...(connectorName === null ? [] : [`InboundConnector: ${connectorName}`]),
    ...Object.values(facts).flatMap(({ from }) => (from === null ? [] : [from.quote])),
  ]
  return [...new Set(quotes.map((quote) => quote.trim().slice(0, LONGEST_QUOTE)))].join('\n')
}
