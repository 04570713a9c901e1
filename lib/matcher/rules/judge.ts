import { rankOf } from '#lib/matcher/model/labels'
import { REPLIES } from '#lib/matcher/model/verdict'
import { containsDomain } from '#lib/matcher/sets/domains'
import type { Choices } from './choices'
import { type Evaluation, type Judgement, NOBODY, type Recorder, recipientOf } from './evaluation'
import { judgeOnPremises } from './on-premises'
import { judgePartners } from './partners'
import type { Facts, Prepared } from './prepare'

/**
 * The rules of attribution, steps 0 to 10 of docs/rules.md §2. They are written once: every use of the engine goes
 * through this function. Where the way depends on an open question or an unknown fact, it asks `choices`. Step 0, which
 * leaves out disabled connectors, is in `prepare`.
 */
export function judge(prepared: Prepared, facts: Facts, choices: Choices, record: Recorder | null): Judgement {
  const e: Evaluation = { prepared, facts, choices, record }
  if (record) for (const { id } of prepared.disabled) record(id, 'CONNECTOR_DISABLED', {})
  if (prepared.onPremises.length > 0) {
    const originating = judgeOnPremises(e)
    if (originating !== null) return originating
  }
  const to = recipientOf(e)
  if (!containsDomain(prepared.accepted, to)) {
    record?.(null, 'RECIPIENT_NOT_ACCEPTED', { presented: facts.to })
    return { outcome: 'not-ours', attributedTo: NOBODY, reply: REPLIES.notOurs, rank: rankOf('DOC') }
  }
  return judgePartners(e, to)
}
