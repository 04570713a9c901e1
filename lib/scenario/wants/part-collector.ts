import {
  type Answers,
  attribute,
  intersect,
  isEmpty,
  type Outcome,
  RowSet,
  type Swept,
  type SweptSenders,
  setOfRows,
  type Ways,
} from '#lib/matcher'
import type { Phase, Service } from '#lib/scenario/document/document'
import type { Failure } from './failure'
import { type AdmittedBy, FailureCollector, FaultFinder, keyOf } from './failures'
import { AnswerCollector, fateFor, type HangsOn, isAgainst, QuestionFinder } from './hangs-on'
import { type NetworkSet, networkSetsOf } from './network-sets'
import type { PartSpec } from './part'
import {
  answersByConnector,
  type ClassOutcomes,
  outcomesOf,
  type PartJudge,
  resultByConnector,
  resultFor,
  type SenderClass,
} from './part-judge'
import {
  byWorst,
  isFine,
  NO_OUTCOME,
  OUTCOME_SETS,
  type OutcomeSet,
  outcomesIn,
  type Result,
  UNPROVED,
  worstOf,
} from './result-table'
import { isUnknown, type OwnChannel } from './sender-classes'

/** What becomes of a part, gathered while all senders of a phase are swept. */
export type PartFindings = Result & {
  /** each kind of fault, since one part can lose some senders and hang on a question for others */
  readonly faults: readonly Result[]
  /** what happens to its senders under the recorded answers and the defaults */
  readonly outcomes: readonly Outcome[]
  /** of a service's networks, how many hold senders of the worst class; null where it has none or nothing is wrong */
  readonly networks: { readonly all: number; readonly failing: number } | null
  readonly failures: readonly Failure[]
  readonly failuresLeft: number
  readonly hangsOn: readonly HangsOn[]
}

type FactName = Extract<HangsOn, { readonly fact: string }>['fact']

const isLost = ([outcome]: readonly string[]): boolean => outcome !== 'accepted'
const isIn = ([outcome]: readonly string[]): boolean => outcome === 'accepted'

const outcomesHere = (ways: Ways): ClassOutcomes => outcomesOf(ways, 0)

/** Gathers the classes of one part and what becomes of them. */
export class PartCollector {
  private readonly failures = new FailureCollector()
  private readonly faults: FaultFinder
  private readonly rowsByResult = new Map<string, { result: Result; rows: RowSet }>()
  private readonly vague = new Map<string, ClassOutcomes>()
  private readonly domains = new Map<SenderClass['selections'], number>()
  private readonly questions: QuestionFinder
  private happens: OutcomeSet = NO_OUTCOME
  private isTlsDecisive = false

  constructor(
    readonly judge: PartJudge,
    private readonly phase: Phase,
    private readonly answers: Answers,
  ) {
    const { wish } = judge.spec
    this.faults = new FaultFinder(wish === 'refused' ? isIn : isLost)
    this.questions = new QuestionFinder({
      fateOf: ([outcome = 'rejected']) => fateFor(wish, outcome),
      isWrong: ([outcome = 'rejected']) => isAgainst(wish, outcome),
    })
  }

  note(senders: SweptSenders): void {
    const classes = this.judge.classesIn(senders, outcomesHere)
    if (classes.length === 0) return
    this.isTlsDecisive ||= this.doesTlsDecide(classes)
    const known = new Set<string>()
    const seen = new Set<number>()
    for (const one of classes) {
      this.happens |= one.byDefault
      for (const { channel } of one.channels) this.questions.note(senders.ways(channel))
      if (this.judge.isVague) this.noteVague(one)
      else if (this.isNew(one, seen)) this.noteResult(senders, one)
      this.noteFailures(senders, one, known)
    }
  }

  /** Reports whether no class of the same addresses has come to the same: without a connector that is asked for, only outcomes count. */
  private isNew({ byDefault, byAll }: SenderClass, seen: Set<number>): boolean {
    if (this.judge.spec.connectorId !== null) return true
    const key = byDefault * OUTCOME_SETS + byAll
    if (seen.has(key)) return false
    seen.add(key)
    return true
  }

  /** Classes that are not narrowed by addresses are complete only when all addresses were seen. */
  private noteVague({ name, selections, byDefault, byAll }: SenderClass): void {
    const number = this.domains.get(selections) ?? this.domains.size
    this.domains.set(selections, number)
    const key = `${number} ${name}`
    const known = this.vague.get(key) ?? { byDefault: NO_OUTCOME, byAll: NO_OUTCOME }
    this.vague.set(key, { byDefault: known.byDefault | byDefault, byAll: known.byAll | byAll })
  }

  private noteResult(senders: SweptSenders, one: SenderClass): void {
    const result = this.resultOf(senders, one)
    if (result === null) return
    const key = `${result.state} ${result.certainty}`
    const known = this.rowsByResult.get(key) ?? { result, rows: new RowSet(senders.axes.rows.count) }
    known.rows.add(senders.rows)
    this.rowsByResult.set(key, known)
  }

  private resultOf(senders: SweptSenders, one: SenderClass): Result | null {
    const { spec } = this.judge
    const result = resultFor(spec, one)
    const [first] = one.channels
    if (result === null || spec.connectorId === null || spec.wish === 'refused' || first === undefined) return result
    const { tenant, connectors } = this.phase
    const witness = senders.witness(senders.place(first.channel, one.selections[0]))
    const verdict = attribute(tenant, connectors, witness, this.answers)
    for (const given of answersByConnector(spec.connectorId, verdict)) this.questions.answers.add(given, false)
    return resultByConnector(result, spec.connectorId, verdict)
  }

  private noteFailures(senders: SweptSenders, { channels, selections, name }: SenderClass, known: Set<string>): void {
    const { spec } = this.judge
    if (typeof spec.wish !== 'string' || spec.wish === 'either') return
    for (const own of channels)
      for (const fault of this.faults.find(senders.ways(own.channel))) {
        const key = keyOf(fault)
        // Who gets in without TLS or a name is said once, not again for everybody who presents one.
        if (spec.wish === 'refused' && (known.has(key) || known.has(SURELY_IN))) continue
        const { channel } = own
        this.failures.add(senders, { channel, selections, fault, ...detailOf(spec, senders, own, name) })
        if (own.channel.atoms.length === 0) known.add(key)
      }
  }

  /** What was found, once every sender has been seen. */
  finish(swept: Swept): PartFindings {
    const { spec } = this.judge
    for (const outcomes of this.vague.values()) {
      const result = resultFor(spec, outcomes)
      if (result !== null)
        this.rowsByResult.set(`${result.state} ${result.certainty} vague`, { result, rows: new RowSet(0) })
    }
    const found = [...this.rowsByResult.values()].sort((one, other) => byWorst(one.result, other.result))
    const worst = worstOf(found.map(({ result }) => result))
    const service = spec.who.kind === 'service' ? spec.who.service : null
    const { failures, failuresLeft } = this.failures.list(swept, service)
    // Ways that were not followed may be worse than all that were: beside a fault that is seen, that is said too.
    const unseen = swept.isComplete || spec.wish === 'either' ? [] : [UNPROVED]
    return {
      ...worstOf([worst, ...unseen]),
      faults: distinctFaults([...found.map(({ result }) => result), ...unseen]),
      outcomes: outcomesIn(this.happens),
      networks: countNetworks(swept, service, found[0]),
      failures: isFine(worst.state) ? [] : failures,
      failuresLeft: isFine(worst.state) ? 0 : failuresLeft,
      hangsOn: this.hangsOn(
        found.map(({ result }) => result),
        failures,
      ),
    }
  }

  /**
   * Open questions, and the facts of the service that nobody entered, where one of the results is not certain. Where all are
   * certain, only the questions under whose answers more of them go wrong.
   */
  private hangsOn(results: readonly Result[], failures: readonly Failure[]): HangsOn[] {
    const { wish, who } = this.judge.spec
    const isEither = wish === 'either'
    const faulty = results.filter(({ state }) => !isFine(state))
    if (faulty.length === 0 && !isEither) return []
    // Of somebody lost for certain an answer can still make a delay.
    const isSettled = faulty.every(({ certainty }) => certainty === 'certain') && wish !== 'accepted' && !isEither
    const answers = isSettled ? new AnswerCollector() : this.questions.answers
    for (const { given } of failures) answers.add(given, true)
    const isOpen = faulty.some(({ certainty }) => certainty === 'perhaps')
    const unknown = isOpen && who.kind === 'service' ? unknownFacts(who.service) : []
    const facts: FactName[] = this.isTlsDecisive ? ['tls'] : unknown
    return [...answers.list(isEither), ...facts.map((fact) => ({ fact }))]
  }

  /** Reports whether other customers fare otherwise with TLS than without, where nobody knows which they use. */
  private doesTlsDecide(classes: readonly SenderClass[]): boolean {
    const { who } = this.judge.spec
    if (who.kind !== 'otherCustomers' || who.service.tls !== null) return false
    const plain = classes.filter(({ channels }) => channels.some(({ channel }) => !channel.tls))
    const rest = classes.filter(({ channels }) => channels.some(({ channel }) => channel.tls))
    return plain.some((one) => rest.some((other) => other.byDefault !== one.byDefault))
  }
}

const SURELY_IN = keyOf({ outcome: 'accepted', given: [] })

function detailOf(spec: PartSpec, senders: SweptSenders, { channel }: OwnChannel, name: number | null) {
  if (spec.who.kind === 'service') return name === null ? {} : { name }
  if (spec.wish !== 'refused') return { isPlain: !channel.tls }
  return { way: wayOf(senders, channel) }
}

/** How somebody gets in who may not: what the connector asks for that the presented name fits. */
function wayOf({ walk }: SweptSenders, { tls, atoms: [name] }: OwnChannel['channel']): AdmittedBy {
  if (name === undefined) return tls ? 'tls' : 'plain'
  const atom = walk.atoms[name]
  const wanted = atom?.hits.map(({ at }) => walk.selection.members[at]).find((member) => member?.side === 0)
    ?.prepared.wantedName
  return { pattern: wanted ?? atom?.name.sample ?? '' }
}

/** Each fault once: what is certain of some senders does not hide what is perhaps so of others. */
function distinctFaults(results: readonly Result[]): Result[] {
  const faults = new Map<string, Result>()
  for (const result of results) if (!isFine(result.state)) faults.set(`${result.state} ${result.certainty}`, result)
  return [...faults.values()]
}

function countNetworks(
  { axes }: Swept,
  service: Service | null,
  worst: { readonly result: Result; readonly rows: RowSet } | undefined,
): PartFindings['networks'] {
  if (service === null || service.networks.length === 0 || worst === undefined || isFine(worst.result.state))
    return null
  const failing = setOfRows(axes.rows, [...worst.rows])
  const isFailing = ({ set }: NetworkSet) => !isEmpty(intersect(set, failing))
  return { all: service.networks.length, failing: networkSetsOf(service.networks).filter(isFailing).length }
}

/** What is not known of the senders of a service; of one with names and no networks, only whence they come. */
function unknownFacts(service: Service): FactName[] {
  const { networks, certificateNames, tls } = service
  if (isUnknown(service)) return ['sourceIP', 'certificateNames']
  const address = networks.length === 0 ? (['sourceIP'] as const) : []
  return tls === null && certificateNames.length === 0 ? [...address, 'tls', 'certificateNames'] : [...address]
}
