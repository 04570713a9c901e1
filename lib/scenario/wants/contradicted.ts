import { attribute, type Outcome } from '#lib/matcher'
import type { CellEvidence, Phase, ScenarioDocument } from '#lib/scenario/document/document'
import type { WantsInput } from './part'
import { isUnknownPart, type ShownCell, type ShownPart } from './plan-memory'
import { type WhoKey, whoOfSample } from './who'

/** The newest test of a row, or of one of its samples, shows something else than the model says of all its senders. */
export type ContradictedLine = {
  readonly kind: 'contradicted'
  readonly who: WhoKey
  /** the sample sender that was tested; null for the row */
  readonly sample: { readonly id: string; readonly name: string } | null
  /** what the test showed */
  readonly outcome: CellEvidence['outcome']
  readonly phaseIds: readonly string[]
}

type Evidence = readonly CellEvidence[]

/** The newest of these tests; of several of one moment the one that was recorded last. */
export const newestTest = (tests: Evidence): CellEvidence | null =>
  tests.reduce<CellEvidence | null>((last, one) => (last === null || one.at >= last.at ? one : last), null)

/** Reports whether the model says one thing of all senders of the cell, whatever the answers, and the test shows another. */
export function contradictsCell({ parts, bounces }: ShownCell, { outcome }: Pick<CellEvidence, 'outcome'>): boolean {
  // Who connects to relay is no part of an ordinary test: only a relay that was denied may speak of it.
  const tested = parts.filter(({ spec }) => spec.because !== 'relay' || outcome === 'not-ours')
  if (!tested.every(isSure)) return false
  return isOpposite([...tested.flatMap(({ outcomes }) => outcomes), ...(bounces?.outcomes ?? [])], outcome)
}

/** Reports whether no open answer, and no fact that is missing, can change what becomes of the part. */
const isSure = (part: ShownPart): boolean =>
  !isUnknownPart(part) &&
  [part, ...part.faults].every(({ certainty }) => certainty === null || certainty === 'certain') &&
  (part.state !== 'either' || part.hangsOn.length === 0)

/** A refusal for good and one for now are alike here: a test shows whether somebody gets in. */
function isOpposite(said: readonly Outcome[], shown: Outcome): boolean {
  if (said.length === 0) return false
  return shown === 'accepted' ? !said.includes('accepted') : said.every((one) => one === 'accepted')
}

/** One line for each row or sample, and each answer, whose newest test in a phase disagrees with the model. */
export function contradictedLines(
  document: Pick<WantsInput, 'phases' | 'senders' | 'answers' | 'evidence'>,
  cells: readonly (readonly ShownCell[])[],
): ContradictedLine[] {
  const tests = new Map<string, CellEvidence[]>()
  for (const one of document.evidence) {
    const key = JSON.stringify([one.phaseId, one.who])
    const own = tests.get(key)
    if (own === undefined) tests.set(key, [one])
    else own.push(one)
  }
  const newest = [...tests.values()].flatMap((own) => newestTest(own) ?? [])
  const lines = new Map<string, ContradictedLine>()
  for (const [index, phase] of document.phases.entries())
    for (const test of newest) {
      if (test.phaseId !== phase.id) continue
      const line = contradictedBy(test, phase, cells[index] ?? [], document)
      if (line === null) continue
      const key = `${test.who} ${test.outcome}`
      lines.set(key, { ...line, phaseIds: [...(lines.get(key)?.phaseIds ?? []), phase.id] })
    }
  return [...lines.values()]
}

function contradictedBy(
  test: CellEvidence,
  phase: Phase,
  row: readonly ShownCell[],
  { senders, answers }: Pick<ScenarioDocument, 'senders' | 'answers'>,
): ContradictedLine | null {
  const line = { kind: 'contradicted', outcome: test.outcome, phaseIds: [phase.id] } as const
  const sample = test.who.startsWith('sample:') ? senders.find(({ id }) => test.who === `sample:${id}`) : undefined
  if (sample === undefined) {
    const cell = row.find(({ who }) => who === test.who)
    return cell === undefined || !contradictsCell(cell, test) ? null : { ...line, who: cell.who, sample: null }
  }
  const { possible, moreAlternatives } = attribute(phase.tenant, phase.connectors, sample, answers)
  // Of a sample of which hardly anything is known not every way was followed.
  if (moreAlternatives > 0 || !isOpposite(possible, test.outcome)) return null
  return { ...line, who: whoOfSample(sample), sample: { id: sample.id, name: sample.name } }
}
