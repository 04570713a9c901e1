import { runToEnd } from '#lib/matcher'
import type { WantsInput } from '#lib/scenario/wants/part'
import { findRemediesInSteps } from '#lib/scenario/wants/remedies'
import type { Remedy } from '#lib/scenario/wants/remedy'
import type { WhoKey } from '#lib/scenario/wants/who'

/** The remedies for a row in a phase, the best first. */
export const remediesOf = (document: WantsInput, index: number, who: WhoKey): readonly Remedy[] =>
  runToEnd(findRemediesInSteps(document, index, who)).found
