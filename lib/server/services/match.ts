import 'server-only'
import type { MatchRequest } from '#lib/contract/schemas'
import { attribute, explain, type Verdict } from '#lib/matcher'

/** Up to so many senders the trace comes along unless told otherwise. */
const FULL_BY_DEFAULT = 100

/** What Exchange Online answers each sender, in the order sent; judged one at a time, as the caller asks for the next. */
export function* matchSenders({
  tenant,
  connectors,
  senders,
  answers,
  detail,
}: MatchRequest): Generator<Verdict & { senderId: string }> {
  const isFull = (detail ?? (senders.length > FULL_BY_DEFAULT ? 'short' : 'full')) === 'full'
  const judge = isFull ? explain : attribute
  for (const { id, name: _, ...sender } of senders)
    yield { senderId: id, ...judge(tenant, connectors, sender, answers) }
}
