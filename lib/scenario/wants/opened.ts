import { mapSteps, type Progress, sweepInSteps } from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'
import { contextOf, spec, type WantsInput } from './part'
import { PartCollector, type PartFindings } from './part-collector'
import { PartJudge } from './part-judge'
import { scopeOf } from './part-scope'
import { withNullSenderFixed } from './phase-results'
import { classesOf } from './sender-classes'
import { MarkList } from './service-marks'
import { EVERYBODY_ELSE } from './who'

/**
 * Whether everybody there is gets in to the domains that a phase accepts, with the connectors of `opened`. Those are left out
 * whom the team refuses by name: MAIL FROM of a domain that has a Partner connector of its own, and of an accepted domain
 * where `RejectDirectSend` is on. In small steps, each of which reports progress. Throws for a phase that there is not.
 */
export function* judgeEverybodyInSteps(
  document: WantsInput,
  index: number,
  opened: Phase,
): Generator<Progress, PartFindings> {
  const { groups } = contextOf(document, index)
  const answers = withNullSenderFixed(document.answers)
  const marks = new MarkList()
  const everybody = spec(
    { key: EVERYBODY_ELSE, kind: 'everybodyElse', service: null },
    { domains: opened.tenant.acceptedDomains, wish: 'accepted', because: 'everybody-delivers' },
  )
  const scope = scopeOf(
    everybody,
    opened,
    groups.flatMap(({ domains }) => domains),
    marks,
  )
  const classes = classesOf(everybody.who, true, { services: document.services, phase: opened, marks })
  const collector = new PartCollector(new PartJudge(everybody, scope, classes), opened, answers)
  const swept = yield* mapSteps(
    sweepInSteps([opened], marks.marks, answers, (senders) => collector.note(senders)),
    (progress) => progress,
  )
  return collector.finish(swept)
}
