import type { Phase } from '#lib/scenario/document/document'
import { isMove } from './change'
import type { Step } from './steps'

/**
 * The domains whose mail the steps can change: those that move, are added or removed, and every accepted one where a connector
 * or `RejectDirectSend` changes, since neither asks for whom a message is.
 */
export function domainsConcerned(steps: readonly Pick<Step, 'change'>[], { tenant }: Pick<Phase, 'tenant'>): string[] {
  const changes = steps.flatMap(({ change }) => (change?.hasEffect === true ? [change] : []))
  if (changes.some(({ kind }) => kind === 'connector' || kind === 'rejectDirectSend'))
    return [...tenant.acceptedDomains]
  const domains = changes.flatMap((change) =>
    isMove(change) ? [change.domain] : change.kind === 'acceptedDomains' ? change.domains : [],
  )
  return [...new Set(domains)]
}
