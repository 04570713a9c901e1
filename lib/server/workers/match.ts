import type { MatchRequest } from '#lib/contract/match'
import { attribute, explain, type Verdict } from '#lib/matcher'

/** Up to this many senders, verdicts have their full trace unless `detail` says otherwise. */
const FULL_BY_DEFAULT = 100
/** Characters that the verdicts with a trace may take in one answer. A trace has entries for every connector. */
const MOST_TRACED = 32 * 1024 * 1024

/**
 * The JSON of an answer to a match: what Exchange Online answers each sender, in the order sent, judged one a step. Once the
 * verdicts with a trace take `most` characters, all others come without one, and `tracesLeftOut` counts those.
 */
export function* matchSenders(
  { tenant, connectors, senders, answers, detail }: MatchRequest,
  most = MOST_TRACED,
): Generator<void, string> {
  const isFull = (detail ?? (senders.length > FULL_BY_DEFAULT ? 'short' : 'full')) === 'full'
  let room = isFull ? most : 0
  let untraced = 0
  const verdicts: string[] = []
  for (const { id, name: _, ...sender } of senders) {
    yield
    const traced = room > 0 ? textOf(id, explain(tenant, connectors, sender, answers)) : ''
    if (traced !== '' && traced.length <= room) {
      room -= traced.length
      verdicts.push(traced)
    } else {
      room = 0
      untraced += 1
      verdicts.push(textOf(id, attribute(tenant, connectors, sender, answers)))
    }
  }
  const note = isFull && untraced > 0 ? `,"tracesLeftOut":${untraced}` : ''
  return `{"verdicts":[${verdicts.join(',')}]${note}}`
}

const textOf = (senderId: string, verdict: Verdict): string => JSON.stringify({ senderId, ...verdict })
