import type { Phase, ScenarioSender } from '#lib/scenario/document/document'

/** ① to ⑨, then (10): how a phase is named where there is little room. Few fonts have the circles beyond nine. */
export const phaseNumber = (index: number): string =>
  index < 9 ? String.fromCharCode(0x2460 + index) : `(${index + 1})`

/** Phases by their marks, runs of three and more as a range: `①, ③–⑥`. The indexes must ascend. */
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

/** The names of connectors by id; an id that is none stands for itself. */
export const nameOfConnector = (phase: Phase, id: string): string =>
  phase.connectors.find((connector) => connector.id === id)?.name || id

/** Names that begin alike for so many letters cannot be told apart by their beginning where there is little room. */
const ALIKE = 12
/** So much of the end of such a name stays where it is cut short. */
const KEPT = 8

const endsOf = new WeakMap<Phase['connectors'], Map<string, string>>()

/** The end of a connector's name that must stay where the name is cut short: empty unless another of the phase begins alike. */
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

/** The facts of a sender in one line, without those that are not known: `192.0.2.10 · TLS · mail.contoso.com · a@contoso.com`. */
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
