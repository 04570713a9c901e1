import type { Phase, ScenarioSender } from '#lib/scenario/document/document'

/** Where Unicode has circled numbers: the first number of each run, its last, and the sign of the first. */
const CIRCLED = [
  { from: 1, to: 20, sign: 0x2460 },
  { from: 21, to: 35, sign: 0x3251 },
  { from: 36, to: 50, sign: 0x32b1 },
]

/** The short number of a phase: ① to ㊿, and (51) and so on, for which there is no sign. */
export function phaseNumber(index: number): string {
  const number = index + 1
  const run = CIRCLED.find(({ to }) => number <= to)
  return run === undefined ? `(${number})` : String.fromCharCode(run.sign + number - run.from)
}

/** The numbers of phases; three or more in sequence become a range: `①, ③–⑥`. The indexes must ascend. */
export function phaseNumbers(indexes: readonly number[]): string[] {
  const runs: number[][] = []
  for (const index of indexes) {
    const run = runs.at(-1)
    if (run !== undefined && run.at(-1) === index - 1) run.push(index)
    else runs.push([index])
  }
  return runs.flatMap((run) => {
    const marks = run.map(phaseNumber)
    return run.length < 3 ? marks : [`${marks[0]}–${marks.at(-1)}`]
  })
}

/** The name of a connector by its id; the id itself if the phase has no such connector. */
export const nameOfConnector = (phase: Phase, id: string): string =>
  phase.connectors.find((connector) => connector.id === id)?.name || id

/** Names with the same first letters, this many, cannot be told apart in a narrow cell. */
const ALIKE = 12
/** Letters at the end of such a name that stay visible. */
const KEPT = 8

const endsOf = new WeakMap<Phase['connectors'], Map<string, string>>()

/** The end of a connector's name that must stay visible; '' unless another name of the phase begins alike. */
export function distinguishingEnd({ connectors }: Phase, name: string): string {
  let known = endsOf.get(connectors)
  if (known === undefined) {
    known = new Map()
    endsOf.set(connectors, known)
  }
  let end = known.get(name)
  if (end === undefined) {
    const beginning = name.slice(0, ALIKE)
    const isAlike =
      name.length > ALIKE + KEPT && connectors.some((c) => c.name !== name && c.name.startsWith(beginning))
    end = isAlike ? name.slice(-KEPT) : ''
    known.set(name, end)
  }
  return end
}

/** The known facts of a sender for one line, such as `192.0.2.10`, `mail.contoso.com`, `contoso.com`. */
export function factsOf(
  sender: ScenarioSender,
  words: { readonly tls: string; readonly noTls: string; readonly nullSender: string },
): string[] {
  const { sourceIP, tls, certificateNames, mailFrom } = sender
  const [name] = certificateNames ?? []
  return [
    sourceIP,
    tls === false ? words.noTls : name !== undefined ? name : tls ? words.tls : null,
    mailFrom === null ? null : mailFrom === '' ? words.nullSender : mailFrom.slice(mailFrom.lastIndexOf('@') + 1),
  ].filter((fact) => fact !== null)
}
