import { type Answers, attribute } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase } from '#lib/scenario/document/document'
import type { Failure } from './failure'
import { isAgainst } from './hangs-on'
import type { PartSpec } from './part'
import { type Cell, withNullSenderFixed } from './phase-results'
import { applyStep, MOST_TRIED, type RemedyStep } from './remedy'
import { isFine } from './result-table'
import type { Who } from './who'

/** Steps that take a connector out of the way: it refuses a sender, or takes the mail of one that another should take. */
type ReleaseStep = Extract<RemedyStep, { readonly kind: 'disable' | 'unlock' }>

/** The steps that are worth to be tried on all senders, and the kinds of all that were looked at. */
type Releases = { readonly steps: readonly ReleaseStep[]; readonly tried: readonly ReleaseStep['kind'][] }

/** Senders of the cell that fail, with what is wanted of them. */
type FailingSender = { readonly wish: PartSpec['wish'] } & Pick<Failure, 'witness' | 'given'>

/**
 * What takes connectors out of the way of a cell, as far as it turns at least one of its failing senders. Where another
 * connector takes the mail, no sender fails, and each is to be tried.
 */
export function releaseSteps(who: Who, cell: Cell, phase: Phase, answers: Answers): Releases {
  if (cell.parts.every(({ state }) => isFine(state))) return { steps: [], tried: [] }
  const failing = cell.parts.flatMap(({ spec, failures }): FailingSender[] =>
    failures.map(({ witness, given }) => ({ wish: spec.wish, witness, given })),
  )
  const wanted = new Set(cell.parts.flatMap(({ spec: { connectorId } }) => connectorId ?? []))
  const isTaken = cell.parts.some(({ state }) => state === 'elsewhere')
  const others = phase.connectors.filter(({ id, enabled }) => enabled && !wanted.has(id))
  const possible = [...others.flatMap(stepsOn), ...(who.kind === 'everybodyElse' ? allAtOnce(others) : [])]
  const steps = possible.filter(
    (step) => isTaken || failing.some((sender) => isTurned(sender, applyStep(phase, step), answers)),
  )
  return { steps: steps.slice(0, 2 * MOST_TRIED), tried: [...new Set(possible.map(({ kind }) => kind))] }
}

/** The gentler step first: a connector without its restrictions still knows its senders. */
const stepsOn = (connector: ScenarioConnector): ReleaseStep[] => [
  ...(restricts(connector) ? [{ kind: 'unlock' as const, connectorIds: [connector.id] }] : []),
  { kind: 'disable', connectorIds: [connector.id] },
]

/** Everybody is refused by every lock, so that none of them alone is in the way. */
function allAtOnce(connectors: readonly ScenarioConnector[]): ReleaseStep[] {
  const locks = connectors.filter(restricts).map(({ id }) => id)
  return locks.length < 2 ? [] : [{ kind: 'disable', connectorIds: locks }]
}

const restricts = (connector: ScenarioConnector): boolean =>
  connector.restrictDomainsToIPAddresses || connector.restrictDomainsToCertificate

function isTurned({ wish, witness, given }: FailingSender, { tenant, connectors }: Phase, answers: Answers): boolean {
  const said = Object.fromEntries(given.map(({ question, answer }) => [question, answer]))
  const { possible } = attribute(tenant, connectors, witness, { ...withNullSenderFixed(answers), ...said })
  return !possible.some((outcome) => isAgainst(wish, outcome))
}
