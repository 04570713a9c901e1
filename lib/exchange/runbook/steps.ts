import type { Phase, Service } from '#lib/scenario/document/document'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import type { Parameters } from '#lib/scenario/document/parameters'
import { type Change, type ConnectorChange, isMove, type Move } from './change'
import type { StepCode, StepKind, Window } from './codes'
import { type Commands, connectorCommands, NO_COMMANDS, rejectDirectSendCommands } from './commands'
import type { Group, GroupProof } from './order'

/** Seconds until a change works everywhere: at the least, and how long it may take. */
export type Wait = { readonly least: number; readonly most: number }

/** One step of a runbook, without its texts. */
export type Step = Commands & {
  readonly id: string
  readonly code: StepCode
  readonly kind: StepKind
  readonly window: Window
  readonly parameters: Parameters
  /** null where nothing has to settle */
  readonly wait: Wait | null
  /** the change that it makes; null where it changes no connector, tenant fact or MX */
  readonly change: Change | null
  /** what is proved of the time until the next wait is over; null where nothing changes that decides about mail */
  readonly proof: GroupProof | null
}

/** Minutes to several hours until a connector works on every server (docs/rules.md §9.1). */
const SETTLING: Wait = { least: 30 * 60, most: 4 * 60 * 60 }
const DAY = 24 * 60 * 60
/** Retries of senders go on for five days after the TTL (RFC 5321 §4.5.4.1). */
const RETRIES = 5 * DAY
/** What MX has where nobody knows it: TTLs above a day are rare. */
const UNKNOWN_TTL: Wait = { least: 60 * 60, most: DAY }

type Draft = Omit<Step, 'id'>
type Phases = { readonly before: Phase; readonly after: Phase; readonly services: readonly Service[] }

/** The steps of a runbook in their order: what is made ready, each group of changes with its wait and test, what comes weeks later. */
export function makeSteps(phases: Phases, unused: readonly ConnectorChange[], groups: readonly Group[]): Step[] {
  const moves = groups.flatMap(({ changes }) => changes).filter(isMove)
  const isMxMoved = moves.some(({ kind }) => kind === 'mx')
  const removals = unused.filter(({ action }) => action === 'remove')
  const early = unused.filter(({ action }) => action !== 'remove')
  const drafts: Draft[] = [
    draft('PREPARE', 'test', 'days-before', { parameters: { phase: phases.before.name } }),
    ...(moves.length > 0 ? filtersReady(phases, moves) : []),
    ...(isMxMoved ? [lowerTtl(phases, moves)] : []),
    ...early.map((change) => changeStep(change, null)),
    ...groups.flatMap((group) => groupSteps(group, phases)),
    ...removals.map((change) => changeStep(change, null)),
  ]
  const steps = drafts.map((one, index) => ({ ...one, id: `step-${String(index + 1).padStart(2, '0')}` }))
  return steps
}

const draft = (code: StepCode, kind: StepKind, window: Window, rest: Partial<Draft> = {}): Draft => ({
  code,
  kind,
  window,
  parameters: {},
  wait: null,
  change: null,
  proof: null,
  ...NO_COMMANDS,
  ...rest,
})

/** Before MX moves its TTL is lowered, so that the move and a way back take minutes. */
const lowerTtl = ({ before }: Phases, moves: readonly Move[]): Draft =>
  draft('LOWER_TTL', 'dns', 'days-before', {
    parameters: { domains: domainsOf(moves.filter(({ kind }) => kind === 'mx')) },
    wait: ttlOf(before),
  })

/** Whoever hands over next has to know the domains that move to it, their recipients and the route. */
const filtersReady = ({ before, after, services }: Phases, moves: readonly Move[]): Draft[] =>
  services.flatMap(({ id, name }) => {
    const handles = ({ mx }: Phase, domain: string) =>
      mx.some((one) => one.domain === domain && [...one.to, ...one.handedOverBy].includes(id))
    const own = moves.filter(({ domain }) => handles(after, domain) && !handles(before, domain))
    if (own.length === 0) return []
    return [draft('FILTER_READY', 'vendor', 'days-before', { parameters: { service: name, domains: domainsOf(own) } })]
  })

/**
 * From the move of MX on, whoever it named before goes on accepting these domains until no sender knows the old MX and none
 * retries, also a filter that keeps other domains.
 */
function keptAccepting({ before, services }: Phases, moves: readonly Move[], window: Window): Draft[] {
  const wait = keepsAcceptingFor(before)
  return services.flatMap(({ id, name }) => {
    const own = moves.filter(({ kind, to, from }) => kind === 'mx' && from.includes(id) && !to.includes(id))
    if (own.length === 0) return []
    const parameters = { service: name, domains: domainsOf(own) }
    return [draft('FILTER_KEEPS_ACCEPTING', 'vendor', window, { parameters, wait })]
  })
}

const domainsOf = (moves: readonly Move[]): string => moves.map(({ domain }) => domain).join(', ')

/** Seconds to which the TTL of MX is lowered before a move, so that the move and a way back take minutes. */
const LOWERED_TTL = 300

/** The TTL by which senders learn of a move and of a way back: it was lowered days before. */
export const loweredTtl = ({ mxTtl }: Pick<Phase, 'mxTtl'>): number => Math.min(mxTtl ?? LOWERED_TTL, LOWERED_TTL)

const ttlOf = ({ mxTtl }: Phase): Wait => (mxTtl === null ? UNKNOWN_TTL : { least: mxTtl, most: mxTtl })

/** Seconds for which the old way is used after MX has moved away from it: its TTL, and as long as senders retry. */
export function keepsAcceptingFor(before: Phase): Wait {
  const { least, most } = ttlOf(before)
  return { least: least + RETRIES, most: most + RETRIES }
}

const moveWait = (before: Phase): Wait => ({ least: loweredTtl(before), most: loweredTtl(before) })

/** A group of changes, the wait until all of them have settled, and the test that they have. */
function groupSteps({ changes, proof }: Group, phases: Phases): Draft[] {
  const made = changes.map((change) => changeStep(change, proof, phases))
  const window = changes.at(-1)?.window ?? 'days-before'
  const isMxMoved = changes.some(({ kind }) => kind === 'mx')
  const wait = isMxMoved ? moveWait(phases.before) : SETTLING
  return [
    ...made,
    ...keptAccepting(phases, changes.filter(isMove), window),
    draft(isMxMoved ? 'WAIT_TTL' : 'WAIT_SETTLED', 'wait', window, { wait }),
    draft('PROBE', 'test', window),
  ]
}

function changeStep(change: Change, proof: GroupProof | null, phases?: Phases): Draft {
  const { window } = change
  const common = { change, proof }
  switch (change.kind) {
    case 'connector':
      return draft(codeOf(change), 'cmdlet', window, {
        ...common,
        ...connectorCommands(change),
        parameters: {
          connector: (change.to ?? change.from)?.name ?? '',
          domains: (change.to ?? change.from)?.senderDomains.join(', ') ?? '',
        },
        wait: proof === null ? null : SETTLING,
      })
    case 'rejectDirectSend':
      return draft(change.to ? 'REJECT_DIRECT_SEND_ON' : 'REJECT_DIRECT_SEND_OFF', 'cmdlet', window, {
        ...common,
        ...rejectDirectSendCommands(change.to),
        wait: SETTLING,
      })
    case 'acceptedDomains':
      return draft(change.action === 'add' ? 'ADD_DOMAINS' : 'REMOVE_DOMAINS', 'vendor', window, {
        ...common,
        parameters: { domains: change.domains.join(', ') },
        wait: SETTLING,
      })
    case 'mx':
    case 'handover':
      return draft(
        change.kind === 'mx' ? 'MOVE_MX' : 'MOVE_HANDOVER',
        change.kind === 'mx' ? 'dns' : 'vendor',
        window,
        {
          ...common,
          parameters: {
            domain: change.domain,
            from: namesOf(change.from, phases?.services ?? []),
            to: namesOf(change.to, phases?.services ?? []),
          },
          wait: phases === undefined ? UNKNOWN_TTL : change.kind === 'mx' ? moveWait(phases.before) : SETTLING,
        },
      )
  }
}

/** A lock for some sender domains refuses nobody but their senders. */
const codeOf = ({ action, to }: ConnectorChange): StepCode =>
  action === 'restrict' && to?.senderDomains.includes('*') === false ? 'RESTRICT_DOMAINS' : CODES[action]

const CODES = {
  create: 'CREATE',
  prepare: 'CHANGE_UNUSED',
  enable: 'ENABLE',
  relax: 'RELAX',
  modify: 'MODIFY',
  restrict: 'RESTRICT',
  disable: 'DISABLE',
  remove: 'REMOVE',
} as const satisfies Readonly<Record<ConnectorChange['action'], StepCode>>

const namesOf = (ids: readonly string[], services: readonly Service[]): string =>
  ids
    .map((id) => (id === MICROSOFT ? 'Microsoft 365' : (services.find((service) => service.id === id)?.name ?? id)))
    .join(', ')
