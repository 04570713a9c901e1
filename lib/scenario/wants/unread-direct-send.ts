import { type Answers, attribute, type Progress, type SweptSenders, sweepInSteps } from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'
import { contextOf, type WantsInput } from './part'
import { outcomesOf, type PartJudge } from './part-judge'
import type { Cell, Part } from './phase-results'
import { MarkList } from './service-marks'
import { isSwept, judgeOf } from './swept-parts'

/**
 * Marks the parts that hang on RejectDirectSend where nobody has read it: it is taken for off, and something else becomes of
 * some of their senders if it is on. One sweep over the phase as it is and with RejectDirectSend on, only in such scenarios.
 */
export function* markUnreadDirectSendInSteps(
  document: WantsInput,
  index: number,
  { cells, answers }: { cells: readonly Cell[]; answers: Answers },
): Generator<Progress, Cell[]> {
  const { phase, groups } = contextOf(document, index)
  if (!document.rejectDirectSendNotRead || phase.tenant.rejectDirectSend) return [...cells]
  const on: Phase = { ...phase, tenant: { ...phase.tenant, rejectDirectSend: true } }
  const marks = new MarkList()
  const allDomains = groups.flatMap(({ domains }) => domains)
  const turned = new Set<Part>()
  const judges: [Part, PartJudge][] = []
  for (const part of cells.flatMap(({ parts }) => parts)) {
    if (isSwept(part.spec)) judges.push([part, judgeOf(part.spec, { document, phase, marks, allDomains })])
    else if (isSampleTurned(part, document, [phase, on], answers)) turned.add(part)
  }
  if (judges.length > 0)
    yield* sweepInSteps([phase, on], marks.marks, answers, (senders) => {
      for (const [part, judge] of judges) if (!turned.has(part) && isTurned(judge, senders)) turned.add(part)
    })
  return cells.map((cell) => ({ ...cell, parts: cell.parts.map((part) => (turned.has(part) ? hanging(part) : part)) }))
}

const hanging = (part: Part): Part => ({ ...part, hangsOn: [...part.hangsOn, { fact: 'rejectDirectSend' }] })

/** Reports whether RejectDirectSend changes what becomes of some of the senders, under the defaults or under other answers. */
function isTurned(judge: PartJudge, senders: SweptSenders): boolean {
  const [off, on] = [0, 1].map((side) => judge.classesIn(senders, (ways) => outcomesOf(ways, side)))
  return (off ?? []).some(({ byDefault, byAll }, place) => {
    const other = on?.[place]
    return other?.byDefault !== byDefault || other.byAll !== byAll
  })
}

function isSampleTurned(
  { spec: { sampleId } }: Part,
  { senders }: WantsInput,
  [off, on]: readonly [Phase, Phase],
  answers: Answers,
): boolean {
  const sample = senders.find(({ id }) => id === sampleId)
  if (sample === undefined) return false
  const outcomesIn = ({ tenant, connectors }: Phase) => {
    const { possible, alternatives } = attribute(tenant, connectors, sample, answers)
    return [...new Set([...possible, ...alternatives.map(({ outcome }) => outcome)])].sort().join()
  }
  return outcomesIn(off) !== outcomesIn(on)
}
