import { type Comparison, type Connector, compare, NEW_CONNECTOR_DEFAULTS, type Side } from '#lib/matcher'
import { OutOfTime, startZ3 } from '#lib/matcher/testing/z3'

/** One figure of the comparing table: milliseconds for the whole question, address text included. */
export type ComparingRow = {
  readonly question: string
  readonly milliseconds: number
  /** null where z3 did not end in time, or was not asked */
  readonly z3: number | null
  readonly ratio: number | null
  readonly changes: number
  readonly regions: number
  readonly equivalent: boolean
}

type Question = {
  readonly question: string
  readonly before: () => Side
  readonly after: (before: Side) => Side
  /** z3 holds all networks of both sides as formulas; beyond a few thousand its memory does not reach */
  readonly asksZ3: boolean
}

const TENANT = { acceptedDomains: ['contoso.com'], rejectDirectSend: false }
/** Milliseconds that z3 is given for one question. */
const Z3_LIMIT = 60_000

const QUESTIONS: readonly Question[] = [
  { question: '4 × 500 disjoint, one edit', before: () => disjoint(4, 500, 0), after: edit, asksZ3: true },
  { question: '4 × 500 disjoint, equal', before: () => disjoint(4, 500, 0), after: copy, asksZ3: true },
  { question: '4 × 500 disjoint, equal but split', before: () => disjoint(4, 500, 0), after: split, asksZ3: true },
  { question: '4 × 500 overlapping, one edit', before: () => overlapping(4, 500, 0), after: edit, asksZ3: true },
  {
    question: '4 × 500 overlapping, other lists',
    before: () => overlapping(4, 500, 0),
    after: otherLists,
    asksZ3: true,
  },
  ...[0, 2, 60].flatMap((names) =>
    [disjoint, overlapping].flatMap((make) => [
      {
        question: `30 × 1,000 ${make.name}, ${names} names, one edit`,
        before: () => make(30, 1000, names),
        after: edit,
        asksZ3: false,
      },
      {
        question: `30 × 1,000 ${make.name}, ${names} names, other lists`,
        before: () => make(30, 1000, names),
        after: (before: Side) => otherLists(before, names),
        asksZ3: false,
      },
    ]),
  ),
]

/**
 * Compares pairs of sides, and asks z3 the same where it can answer. `askZ3` answers by the number of the question (see
 * `poseToZ3`), null where z3 ended without an answer. Throws where the two disagree.
 */
export async function measureComparing(askZ3: (number: number) => Promise<Z3Answer | null>): Promise<ComparingRow[]> {
  const rows: ComparingRow[] = []
  for (const [number, { question, asksZ3, ...make }] of QUESTIONS.entries()) {
    const { milliseconds, comparison } = measure(makePair(make))
    const z3 = asksZ3 ? await askZ3(number) : null
    if (z3 !== null && z3.equivalent !== comparison.equivalent) throw new Error(`z3 disagrees on: ${question}`)
    rows.push({
      question,
      milliseconds,
      z3: z3?.milliseconds ?? null,
      ratio: z3 === null ? null : z3.milliseconds / milliseconds,
      changes: comparison.changes.length,
      regions: comparison.changes.reduce((sum, { regions, regionsLeft }) => sum + regions.length + regionsLeft, 0),
      equivalent: comparison.equivalent,
    })
  }
  return rows
}

export type Z3Answer = { readonly milliseconds: number; readonly equivalent: boolean }

/** Asks z3 one question, once: it takes seconds. Null where it does not end in time; where its memory does not reach, it ends the process. */
export async function poseToZ3(number: number): Promise<Z3Answer | null> {
  const question = QUESTIONS[number]
  if (question === undefined) throw new Error(`There is no question ${number}.`)
  const { before, after } = makePair(question)
  const z3 = await startZ3(Z3_LIMIT)
  const start = performance.now()
  try {
    const difference = await z3.findDifference(before, after, {})
    return { milliseconds: performance.now() - start, equivalent: difference === null }
  } catch (error) {
    if (error instanceof OutOfTime) return null
    throw error
  }
}

/** The pairs by their questions: the page works on the same (scripts/bench/proving.mjs). */
export const posedPairs = (): (Pair & { readonly question: string })[] =>
  QUESTIONS.map((question) => ({ question: question.question, ...makePair(question) }))

type Pair = { readonly before: Side; readonly after: Side }

function makePair({ before: make, after }: Pick<Question, 'before' | 'after'>): Pair {
  const before = make()
  return { before, after: after(before) }
}

/** The median of five runs after one that warms up; each gets connectors that no run has seen, so that nothing is kept. */
function measure(pair: Pair): { milliseconds: number; comparison: Comparison } {
  const runs = Array.from({ length: 6 }, () => {
    const [before, after] = [copy(pair.before), copy(pair.after)]
    const start = performance.now()
    const comparison = compare(before, after)
    return { milliseconds: performance.now() - start, comparison }
  })
  const [median] = runs
    .slice(1)
    .sort((a, b) => a.milliseconds - b.milliseconds)
    .slice(2)
  if (median === undefined) throw new Error('no runs')
  return median
}

const side = (connectors: readonly Connector[]): Side => ({ tenant: TENANT, connectors })

function lock(number: number, senderIPAddresses: readonly string[], names: number): Connector {
  const wanted =
    names === 0 ? null : number % names === 0 ? 'mail.filter0.example' : `*.filter${number % names}.example`
  return {
    id: `c${number}`,
    name: `Filter ${number}`,
    ...NEW_CONNECTOR_DEFAULTS,
    senderIPAddresses,
    restrictDomainsToIPAddresses: true,
    requireTls: wanted !== null,
    restrictDomainsToCertificate: wanted !== null,
    tlsSenderCertificateName: wanted,
  }
}

/** A /25 of its own for every number, with a gap before the next. */
const network = (n: number): string => `${11 + Math.floor(n / 65_536)}.${Math.floor(n / 256) % 256}.${n % 256}.0/25`

function disjoint(connectors: number, networks: number, names: number): Side {
  const list = (c: number) => Array.from({ length: networks }, (_, i) => network(c * networks + i))
  return side(Array.from({ length: connectors }, (_, c) => lock(c, list(c), names)))
}

/** Every connector lists a third of the same networks, so that nearly every one lies in a set of lists of its own. */
function overlapping(connectors: number, networks: number, names: number): Side {
  return side(Array.from({ length: connectors }, (_, c) => lock(c, thirdOf(networks, c), names)))
}

function thirdOf(networks: number, seed: number): string[] {
  let state = seed + 1
  return Array.from({ length: 3 * networks }, (_, n) => n)
    .filter(() => {
      // A linear congruential generator (Numerical Recipes): the same lists in every run.
      state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
      return state < 2 ** 32 / 3
    })
    .map(network)
}

function copy({ tenant, connectors }: Side): Side {
  return { tenant: { ...tenant }, connectors: connectors.map((connector) => ({ ...connector })) }
}

/** One network is forgotten. */
function edit({ connectors }: Side): Side {
  return side(
    connectors.map((connector, c) =>
      c === 1 ? { ...connector, senderIPAddresses: connector.senderIPAddresses.slice(0, -1) } : { ...connector },
    ),
  )
}

/** Every /25 is written as two /26. */
function split({ connectors }: Side): Side {
  return side(
    connectors.map((connector) => ({
      ...connector,
      senderIPAddresses: connector.senderIPAddresses.flatMap((text) => [
        text.replace('.0/25', '.0/26'),
        text.replace('.0/25', '.64/26'),
      ]),
    })),
  )
}

/** The lists change places, and the second side has other names: nothing of the one side is left on the other. */
function otherLists({ connectors }: Side, names = 0): Side {
  const count = connectors.length
  return side(
    connectors.map((connector, c) => {
      const { senderIPAddresses } = connectors[(c + 1) % count] ?? connector
      const { tlsSenderCertificateName } = lock(c + count, [], names)
      return { ...connector, senderIPAddresses, tlsSenderCertificateName }
    }),
  )
}
