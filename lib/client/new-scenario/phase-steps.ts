import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import { isLockForAll } from '#lib/scenario/document/open-lock'

/** A change from one phase to the next, for one sentence. */
export type PhaseChange =
  | { readonly kind: 'mxPoints' | 'mxMoves'; readonly domains: readonly string[]; readonly target: string }
  | {
      readonly kind: 'has' | 'added' | 'addedOff' | 'opened' | 'locked' | 'turnedOn' | 'turnedOff' | 'removed'
      readonly names: readonly string[]
    }

/** What a phase changes of the one before: MX first, then connectors. The first phase says what there is. */
export function changesOfPhase({ phases, services }: ScenarioDocument, index: number): PhaseChange[] {
  const phase = phases[index]
  if (phase === undefined) return []
  const before = phases[index - 1] ?? null
  const nameOf = (id: string) => (id === MICROSOFT ? 'Microsoft' : (services.find((one) => one.id === id)?.name ?? id))
  return [...mxChanges(phase, before, nameOf), ...connectorChanges(phase, before)]
}

function mxChanges(phase: Phase, before: Phase | null, nameOf: (id: string) => string): PhaseChange[] {
  const changed = phase.mx.filter(({ domain, to }) => {
    const earlier = before?.mx.find((record) => record.domain === domain)
    return before === null || earlier?.to.join(' ') !== to.join(' ')
  })
  const targetOf = ({ to }: Phase['mx'][number]) => to.map(nameOf).join(', ')
  return [...new Set(changed.map(targetOf))].map((target) => ({
    kind: before === null ? 'mxPoints' : 'mxMoves',
    domains: changed.filter((record) => targetOf(record) === target).map(({ domain }) => domain),
    target,
  }))
}

function connectorChanges(phase: Phase, before: Phase | null): PhaseChange[] {
  const names = (kind: Extract<PhaseChange, { names: unknown }>['kind'], of: Phase['connectors']): PhaseChange[] =>
    of.length === 0 ? [] : [{ kind, names: of.map(({ name }) => name) }]
  if (before === null) return [{ kind: 'has', names: phase.connectors.map(({ name }) => name) }]
  const earlier = (id: string) => before.connectors.find((connector) => connector.id === id)
  const isNew = ({ id }: { id: string }) => earlier(id) === undefined
  const now = (id: string) => phase.connectors.some((connector) => connector.id === id)
  return [
    ...names(
      'added',
      phase.connectors.filter((one) => isNew(one) && one.enabled),
    ),
    ...names(
      'addedOff',
      phase.connectors.filter((one) => isNew(one) && !one.enabled),
    ),
    ...names(
      'opened',
      phase.connectors.filter((one) => {
        const old = earlier(one.id)
        return one.enabled && old !== undefined && isLockForAll(old) && !isLockForAll(one)
      }),
    ),
    ...names(
      'locked',
      phase.connectors.filter((one) => {
        const old = earlier(one.id)
        return old?.enabled === true && isLockForAll(one) && !isLockForAll(old)
      }),
    ),
    ...names(
      'turnedOn',
      phase.connectors.filter(({ id, enabled }) => enabled && earlier(id)?.enabled === false),
    ),
    ...names(
      'turnedOff',
      phase.connectors.filter(({ id, enabled }) => !enabled && earlier(id)?.enabled === true),
    ),
    ...names(
      'removed',
      before.connectors.filter(({ id }) => !now(id)),
    ),
  ]
}
