import type { Phase } from '#lib/scenario/document/document'
import { isAboutEverybody, type PartSpec, type WantsInput } from './part'
import { PartJudge } from './part-judge'
import { scopeOf } from './part-scope'
import { classesOf, isUnknown } from './sender-classes'
import type { MarkList } from './service-marks'

/** What the senders of a part are told apart by while a phase is swept. */
export type Sweeping = {
  readonly document: WantsInput
  readonly phase: Phase
  readonly marks: MarkList
  /** the recipient domains of every group */
  readonly allDomains: readonly string[]
}

/** Reports whether all senders are looked at for the part; a sample, and what cannot be told, needs no sweep. */
export const isSwept = (spec: PartSpec): boolean =>
  typeof spec.wish === 'string' && spec.sampleId === null && !hasNoSenders(spec)

/** Neither networks nor names of the service are known: nothing can be said of its senders. */
export const hasNoSenders = ({ who, wish }: PartSpec): boolean =>
  who.kind === 'service' && wish !== 'either' && isUnknown(who.service)

/** Finds the senders of the part among those that are swept. Adds to the marks, so it is called before the sweep. */
export function judgeOf(spec: PartSpec, { document, phase, marks, allDomains }: Sweeping): PartJudge {
  const classes = classesOf(spec.who, isAboutEverybody(spec), { services: document.services, phase, marks })
  return new PartJudge(spec, scopeOf(spec, phase, allDomains, marks), classes)
}
