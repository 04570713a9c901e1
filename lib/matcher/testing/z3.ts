import { init } from 'z3-solver'
import type { Side } from '#lib/matcher/cells/sides'
import { type Answers, QUESTIONS, type QuestionId } from '#lib/matcher/model/questions'
import type { KnownSender } from './oracle'
import { domainAfterAt, readAddress } from './oracle-text'
import { type Encoded, encodeSide, type FreeSender, makeSender } from './z3-encoding'
import { LABELS, LabelCodes, labelOf, type Solver3 } from './z3-names'

/** A sender and answers under which two sides differ. */
type Counterexample = { readonly sender: KnownSender; readonly answers: Answers }

export type Z3Judge = {
  /**
   * A sender and answers, those recorded among them, under which the sides differ in outcome, reply code or names; or
   * null.
   */
  findDifference: (before: Side, after: Side, recorded: Answers) => Promise<Counterexample | null>
  /** Reports whether the sides differ for the sender under some answers that agree with the given ones. */
  differs: (before: Side, after: Side, sender: KnownSender, answers: Answers) => Promise<boolean>
  /** The questions that the formula of a side asks. */
  questionsOf: (side: Side) => ReadonlySet<QuestionId>
}

/** Thrown if z3 does not end within its time. */
export class OutOfTime extends Error {}

/**
 * Starts z3. `limit`: milliseconds for one question. Sides can have Partner connectors with IPv4 lists; recipients are
 * of the first accepted domain.
 */
export async function startZ3(limit = 120_000): Promise<Z3Judge> {
  const { Context } = await initReleasingLater()
  const z3: Solver3 = new Context('main')
  /** Solvers hold memory that the garbage collector does not see, so they are released here. */
  const ask = async <T>(before: Side, after: Side, use: (posed: ReturnType<typeof pose>) => Promise<T>): Promise<T> => {
    const posed = pose(z3, before, after)
    posed.solver.set('timeout', limit)
    try {
      return await use(posed)
    } finally {
      posed.solver.release()
      for (const release of unused.splice(0)) release()
    }
  }
  return {
    findDifference: (before, after, recorded) =>
      ask(before, after, async ({ solver, sender, codes }) => {
        pinAnswers(z3, solver, sender, recorded)
        return (await isSatisfied(solver)) ? readModel(solver.model(), sender, codes, before) : null
      }),
    differs: (before, after, known, answers) =>
      ask(before, after, async ({ solver, sender, codes }) => {
        pin(z3, solver, sender, codes, known)
        pinAnswers(z3, solver, sender, answers)
        return isSatisfied(solver)
      }),
    questionsOf: (side) => {
      const sender = makeSender(z3, new LabelCodes())
      const answers = new NotingMap(sender.answers)
      encodeSide(z3, { ...sender, answers }, side)
      return answers.asked
    },
  }
}

/** A map that notes the keys that are asked for. */
class NotingMap<Key, Value> extends Map<Key, Value> {
  readonly asked = new Set<Key>()

  override get(key: Key): Value | undefined {
    this.asked.add(key)
    return super.get(key)
  }
}

/** Releases that wait until z3 has answered. */
const unused: (() => void)[] = []

/**
 * z3-solver releases a formula when the garbage collector does, even while its other thread works on the same memory.
 * Now and then that ends in an access out of bounds. So releases are collected, and done after a question is answered.
 */
async function initReleasingLater() {
  const { FinalizationRegistry: Native } = globalThis
  globalThis.FinalizationRegistry = class<Held> extends Native<Held> {
    constructor(release: (held: Held) => void) {
      super((held) => unused.push(() => release(held)))
    }
  }
  try {
    return await init()
  } finally {
    globalThis.FinalizationRegistry = Native
  }
}

type Solver = InstanceType<Solver3['Solver']>

async function isSatisfied(solver: Solver): Promise<boolean> {
  const found = await solver.check()
  if (found === 'unknown') throw new OutOfTime(`z3 gives up: ${solver.reasonUnknown()}`)
  return found === 'sat'
}

function pose(z3: Solver3, before: Side, after: Side) {
  const codes = new LabelCodes()
  const sender = makeSender(z3, codes)
  const solver = new z3.Solver()
  const [was, is] = [encodeSide(z3, sender, before), encodeSide(z3, sender, after)]
  solver.add(sender.isSender, differ(z3, was, is))
  return { solver, sender, codes }
}

function differ(z3: Solver3, was: Encoded, is: Encoded) {
  const no = z3.Bool.val(false)
  const outcomes = (['accepted', 'deferred', 'locked', 'directSend'] as const).map((key) => was[key].neq(is[key]))
  const names = [...new Set([...was.named.keys(), ...is.named.keys()])].map((name) =>
    (was.named.get(name) ?? no).neq(is.named.get(name) ?? no),
  )
  return z3.Or(...outcomes, ...names)
}

function pin(z3: Solver3, solver: Solver, sender: FreeSender, codes: LabelCodes, known: KnownSender) {
  const address = readAddress(known.sourceIP)
  const name = (labels: FreeSender['from'], text: string) => {
    const wanted = codes.codesOf(text)
    for (const [i, label] of labels.entries()) solver.add(label.eq(labelOf(z3, wanted[i] ?? 0)))
  }
  const is = (value: boolean) => z3.Bool.val(value)
  solver.add(sender.isIpv6.eq(is(address.family === 6)))
  if (address.family === 4) solver.add(sender.ip.eq(z3.BitVec.val(address.value, 32)))
  solver.add(sender.tls.eq(is(known.tls)), sender.trusted.eq(is(known.certificateTrusted)))
  solver.add(sender.clientAuth.eq(is(known.certificateClientAuth)))
  for (const [i, has] of sender.has.entries()) {
    const text = known.certificateNames[i]
    solver.add(has.eq(is(text !== undefined)))
    if (text !== undefined) name(sender.names[i === 0 ? 0 : 1], text)
  }
  solver.add(sender.isNull.eq(is(known.mailFrom === '')))
  if (known.mailFrom !== '') name(sender.from, domainAfterAt(known.mailFrom))
}

function pinAnswers(z3: Solver3, solver: Solver, sender: FreeSender, answers: Answers) {
  for (const [question, variable] of sender.answers)
    if (answers[question] !== undefined)
      solver.add(variable.eq(z3.Bool.val(QUESTIONS[question].answers[1] === answers[question])))
}

function readModel(
  model: ReturnType<Solver['model']>,
  sender: FreeSender,
  codes: LabelCodes,
  side: Side,
): Counterexample {
  const isTrue = (variable: FreeSender['tls']) => model.eval(variable, true).toString() === 'true'
  const numberOf = (variable: FreeSender['ip'] | FreeSender['from'][number]) =>
    BigInt(model.eval(variable, true).toString().replace('#x', '0x').replace('#b', '0b'))
  const nameOf = (labels: FreeSender['from']) =>
    codes.nameOf(Array.from({ length: LABELS }, (_, i) => Number(labels[i] === undefined ? 0 : numberOf(labels[i]))))
  const ip = numberOf(sender.ip)
  const octets = [24n, 16n, 8n, 0n].map((shift) => String((ip >> shift) & 255n))
  const domain = side.tenant.acceptedDomains[0] ?? 'contoso.com'
  return {
    sender: {
      sourceIP: isTrue(sender.isIpv6) ? '2001:db8::1' : octets.join('.'),
      tls: isTrue(sender.tls),
      certificateNames: sender.names.filter((_, i) => isTrue(sender.has[i === 0 ? 0 : 1])).map(nameOf),
      certificateTrusted: isTrue(sender.trusted),
      certificateClientAuth: isTrue(sender.clientAuth),
      mailFrom: isTrue(sender.isNull) ? '' : `a@${nameOf(sender.from)}`,
      recipient: `b@${domain}`,
    },
    answers: Object.fromEntries(
      [...sender.answers].map(([id, variable]) => [id, QUESTIONS[id].answers[isTrue(variable) ? 1 : 0]]),
    ),
  }
}
