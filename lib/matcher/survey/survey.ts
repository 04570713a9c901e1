import { attributionBounds, type Bound, clientAuthBounds } from '#lib/matcher/cells/bounds'
import { Judging } from '#lib/matcher/cells/judging'
import { MOST_REGIONS } from '#lib/matcher/cells/regions'
import { selectParts } from '#lib/matcher/cells/selections'
import { cutSides, type Side } from '#lib/matcher/cells/sides'
import { SelectionWalk } from '#lib/matcher/cells/walk'
import { type Progress, ROWS_PER_STEP, runToEnd } from '#lib/matcher/cells/work-steps'
import type { Answers } from '#lib/matcher/model/questions'
import type { Exposure, ExposureCollector } from './exposures'
import { SurveyCollector } from './survey-collector'

/** Who gets in at all. */
export type Survey = {
  readonly total: Exposure
  /** accepted without a connector, like any internet mail */
  readonly withoutConnector: Exposure
  /** every connector in the order sent; nobody gets in by a disabled one */
  readonly connectors: readonly ({ readonly connectorId: string } & Exposure)[]
  readonly bounds: readonly Bound[]
}

/**
 * Who gets in, of all senders there are: by each connector, without a connector, and in total. It says from how many
 * addresses, and what a sender needs besides. It judges the same cells as `compare`, for one side.
 */
export function survey(side: Side, answers: Answers = {}): Survey {
  return runToEnd(surveyInSteps(side, answers))
}

/** `survey` in small steps, each of which reports progress. */
export function* surveyInSteps(side: Side, answers: Answers = {}): Generator<Progress, Survey> {
  const axes = cutSides([side], answers)
  yield { done: 0, total: 0 }
  const selections = selectParts(axes)
  const judging = new Judging(axes)
  const collector = new SurveyCollector(axes, judging)
  let done = 0
  for (const [index, selection] of selections.all.entries()) {
    const walk = new SelectionWalk(axes, selection, judging)
    const total = done + walk.groups.length * (selections.all.length - index)
    for (const rows of walk.groups) {
      collector.note(walk, walk.look(rows))
      done += 1
      if (done % ROWS_PER_STEP === 0) yield { done, total }
    }
    collector.close(walk)
  }
  let isCut = false
  const expose = (senders: ExposureCollector): Exposure => {
    const found = senders.toExposure(selections, MOST_REGIONS)
    isCut ||= found.isCut
    return found.exposure
  }
  const byId = new Map<string, Exposure>()
  for (const { prepared, index } of axes.members) {
    const senders = collector.byMember[index]
    if (senders !== undefined) byId.set(prepared.id, expose(senders))
    yield { done, total: done }
  }
  const exactFor = isCut ? ['addresses'] : ['addresses', 'openTo']
  const [total, withoutConnector] = [expose(collector.total), expose(collector.withoutConnector)]
  return {
    total,
    withoutConnector,
    connectors: side.connectors.map(({ id }) => ({ connectorId: id, ...(byId.get(id) ?? NOBODY) })),
    bounds: [
      { axis: 'certificateNames', names: 2, exactFor },
      ...clientAuthBounds([side], answers, exactFor),
      ...attributionBounds([side], [...exactFor, 'total']),
    ],
  }
}

const NOBODY: Exposure = {
  addresses: { ipv4: '0', ipv6: '0' },
  ways: [],
  waysLeft: 0,
  openTo: [],
  witness: null,
  ifAnswered: [],
}
