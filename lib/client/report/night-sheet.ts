import type { Runbook } from '#lib/exchange/runbook/runbook'
import { keepsAcceptingFor } from '#lib/exchange/runbook/steps'
import { openDeliverers } from '#lib/scenario/document/deliverers'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { MICROSOFT } from '#lib/scenario/document/microsoft'

/** What a line of the night sheet is about, by which its text is found. */
export const SHEET_CODES = {
  before: ['deliverers', 'ttl', 'servers', 'lists', 'mtaSts', 'tlsa', 'spf', 'ready', 'people', 'holidays'],
  decide: ['goNoGo', 'waits', 'abort'],
  after: ['rejections', 'keeps', 'spfAfter', 'helpdesk'],
} as const
export type SheetPart = keyof typeof SHEET_CODES
export const SHEET_PARTS = ['before', 'decide', 'after'] as const satisfies readonly SheetPart[]
type SheetCode = (typeof SHEET_CODES)[SheetPart][number]
type SheetValues = {
  /** kinds of direct delivery that nobody has answered yet */
  readonly count: number
  /** those that move; in a line about one service, those that move to it or away from it */
  readonly domains: readonly string[]
  /** the service that a line is about; empty in one that is about none */
  readonly service: string
  /** who hands over before, after, or in the phase that follows */
  readonly services: readonly string[]
  /** seconds: the old TTL */
  readonly ttl: number
  /** seconds for which whoever MX moves away from goes on accepting */
  readonly lasts: number
}
export type SheetLine = { readonly code: SheetCode; readonly values: SheetValues }

/** Lines that only a move of MX needs. */
const OF_MOVES: ReadonlySet<SheetCode> = new Set([
  'ttl',
  'servers',
  'mtaSts',
  'tlsa',
  'spf',
  'ready',
  'keeps',
  'spfAfter',
])
const DAY = 24 * 60 * 60

/** Lines of which each service has one of its own, since domains may move between several: by where its domains move. */
const OF_SERVICES: ReadonlyMap<SheetCode, 'from' | 'to'> = new Map([
  ['spf', 'to'],
  ['ready', 'to'],
  ['keeps', 'from'],
  ['spfAfter', 'from'],
])

/** What is ticked off on the night of a runbook, in three parts. What no move of MX needs is left out where there is none. */
export function nightSheet(
  document: ScenarioDocument,
  { steps }: Pick<Runbook, 'steps'>,
  before: Phase,
  after: Phase,
): Readonly<Record<SheetPart, readonly SheetLine[]>> {
  const moves = steps.flatMap(({ change }) => (change?.kind === 'mx' || change?.kind === 'handover' ? [change] : []))
  const names = (ids: readonly string[]) => [...new Set(ids)].map((id) => nameOf(document, id))
  // What a phase makes ready is tested before the next one moves mail there.
  const following = document.phases[document.phases.findIndex(({ id }) => id === after.id) + 1]
  const handing = [after, before, ...(following === undefined ? [] : [following])].flatMap(({ mx }) =>
    mx.flatMap(({ to, handedOverBy }) => [...to, ...handedOverBy]),
  )
  const values: SheetValues = {
    count: openDeliverers(document),
    domains: moves.length > 0 ? moves.map(({ domain }) => domain) : before.tenant.acceptedDomains,
    service: '',
    services: names(handing),
    ttl: before.mxTtl ?? DAY,
    lasts: keepsAcceptingFor(before).most,
  }
  const linesOfServices = (code: SheetCode, side: 'from' | 'to'): SheetLine[] =>
    [...new Set(moves.flatMap((move) => move[side]))]
      // Microsoft knows the accepted domains, and goes on accepting them.
      .filter((id) => id !== MICROSOFT || code === 'spf')
      .map((id) => {
        const domains = moves.filter((move) => move[side].includes(id)).map(({ domain }) => domain)
        return { code, values: { ...values, service: nameOf(document, id), domains } }
      })
  const linesOf = (part: SheetPart): SheetLine[] =>
    SHEET_CODES[part]
      .filter((code) => moves.length > 0 || !OF_MOVES.has(code))
      .filter((code) => code !== 'deliverers' || values.count > 0)
      .flatMap((code) => {
        const side = OF_SERVICES.get(code)
        return side === undefined ? [{ code, values }] : linesOfServices(code, side)
      })
  return { before: linesOf('before'), decide: linesOf('decide'), after: linesOf('after') }
}

/** The name of a service, or of Microsoft where MX points to it. */
export const nameOf = ({ services }: Pick<ScenarioDocument, 'services'>, id: string): string =>
  id === MICROSOFT ? 'Microsoft 365' : services.find((service) => service.id === id)?.name || id
