import { expect, it } from 'vitest'
import { runToEnd, sweepInSteps } from '#lib/matcher'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { PartCollector } from './part-collector'
import { specsOfPhase } from './part-specs'
import { withNullSenderFixed } from './phase-results'
import { MarkList } from './service-marks'
import { judgeOf } from './swept-parts'

const OLD = '192.0.2.0/24'

/** What becomes of the filter in the only phase, where not every way through the rules was followed. */
function findWithWaysLeft(locked: string) {
  const document = plan({
    services: [filter('old', OLD)],
    phases: [phase('p1', mx('old'), [addressLock('lock', locked)])],
  })
  const [own] = document.phases
  const [row] = specsOfPhase(document, 0)
  const [spec] = row?.specs ?? []
  if (own === undefined || spec === undefined) throw new Error('There is no part.')
  const answers = withNullSenderFixed(document.answers)
  const marks = new MarkList()
  const judge = judgeOf(spec, { document, phase: own, marks, allDomains: ['contoso.com'] })
  const collector = new PartCollector(judge, own, answers)
  const swept = runToEnd(sweepInSteps([own], marks.marks, answers, (senders) => collector.note(senders)))
  return collector.finish({ ...swept, isComplete: false })
}

it('where ways are left, a part of which nothing wrong was seen is not proved', () => {
  expect(findWithWaysLeft(OLD)).toMatchObject({ state: 'unproved', faults: [{ state: 'unproved' }] })
})

it('where ways are left, that is said beside the fault that was seen', () => {
  expect(findWithWaysLeft('203.0.113.0/24')).toMatchObject({
    state: 'lost',
    faults: [{ state: 'lost' }, { state: 'unproved' }],
  })
})
