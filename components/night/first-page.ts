import type { Block } from '#lib/client/report/blocks'
import { ownText } from '#lib/client/report/own-text'
import { contradictionsIn, faultsIn } from '#lib/client/report/phase-faults'
import { shortened } from '#lib/client/report/shortened'
import { mustGetIn, untestedRows, worseThanToday } from '#lib/client/report/worse-than-today'
import { phaseNumber } from '#lib/client/views/names'
import { domainsConcerned } from '#lib/exchange/runbook/domains-concerned'
import { loweredTtl } from '#lib/exchange/runbook/steps'
import type { CellEvidence, Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { sayFault } from './fault-words'
import { BLANK, type RequestFacts, type RequestWords } from './request-words'

/** The first page: what a change board asks, on one A4, with a text to paste into a ticket. */
export function firstPage(facts: RequestFacts, words: RequestWords): Block[] {
  const { document, version } = facts
  const { t } = words
  return [
    { kind: 'heading', level: 1, text: t('request.title', { title: document.title }) },
    { kind: 'text', text: wayOf(facts, words) },
    { kind: 'table', head: [t('request.field'), t('request.value')], rows: rowsOf(facts, words) },
    { kind: 'text', text: `${t(facts.isRedacted ? 'request.redacted' : 'request.confidential')} ${t('untried')}` },
    { kind: 'text', text: version },
    { kind: 'text', text: t('request.ticketText') },
    { kind: 'code', language: 'text', text: ticketText(facts, words) },
    { kind: 'page' },
  ]
}

/** From which phase to which. */
function wayOf({ document, before, after }: RequestFacts, { t }: RequestWords): string {
  const nameOf = (phase: Phase) => `${phaseNumber(document.phases.indexOf(phase))} ${phase.name}`
  return t('title', { before: nameOf(before), after: nameOf(after) })
}

/** What is pasted into a ticket system: a few lines without mark-up. */
export function ticketText(facts: RequestFacts, words: RequestWords): string {
  const { document, after, version } = facts
  const { t } = words
  const line = (name: string, value: string) => `${name}: ${value}`
  return [
    `${document.title}: ${wayOf(facts, words)}`,
    line(t('request.when'), whenOf(facts, words)),
    line(t('request.what'), whatOf(facts, words)),
    line(t('request.worse'), worseOf(facts, words)),
    line(t('request.proved'), provedOf(facts, words)),
    line(t('request.back'), backOf(facts, words)),
    line(t('request.executes'), after.changeRequest?.executes || BLANK),
    line(t('request.watches'), after.changeRequest?.watches || BLANK),
    version,
  ].join('\n')
}

/** The decision first: when, whether it is proved, what, at what price, and the way back. */
function rowsOf(facts: RequestFacts, words: RequestWords): [string, string][] {
  const { after } = facts
  const { t, day } = words
  const agreed = after.changeRequest
  const approval = [agreed?.approvedBy || BLANK, agreed?.approvedOn == null ? BLANK : day(agreed.approvedOn)]
  return [
    [t('request.when'), whenOf(facts, words)],
    [t('request.proved'), provedOf(facts, words)],
    [t('request.what'), whatOf(facts, words)],
    [t('request.worse'), worseOf(facts, words)],
    [t('request.risks'), risksOf(facts, words)],
    [t('request.back'), backOf(facts, words)],
    [
      t('request.backUntil'),
      agreed?.backUntil == null ? `${BLANK} ${t('request.backUntilText')}` : day(agreed.backUntil),
    ],
    [t('request.why'), shortened(reasonOf(facts)) || BLANK],
    [t('request.affected'), affectedBy(facts, words)],
    [t('request.noticed'), t('request.noticedText', { watches: agreed?.watches || BLANK })],
    [t('request.tested'), testedOf(facts, words)],
    [t('request.executes'), agreed?.executes || BLANK],
    [t('request.watches'), agreed?.watches || BLANK],
    [t('request.told'), agreed?.told || BLANK],
    [t('request.ticket'), agreed?.ticket || BLANK],
    [t('request.approver'), approval.join(', ')],
  ]
}

/** Why the change is made: as it was agreed on, else what somebody of the team wrote to the phase or the scenario. */
export const reasonOf = ({ document, after }: RequestFacts): string =>
  after.changeRequest?.reason || ownText(after.note) || ownText(document.description)

/** The most items of one answer: the first page stays one page of A4. */
const MOST_ITEMS = 8

/** The first of many items, with the count of the others, which later pages list. */
function few(items: readonly string[], separator: string, { t }: RequestWords): string {
  const more = items.length - MOST_ITEMS
  const shown = items.slice(0, MOST_ITEMS)
  return (more > 0 ? [...shown, t('request.more', { count: more })] : shown).join(separator)
}

function whatOf({ steps }: RequestFacts, words: RequestWords): string {
  const changed = steps.filter(({ step }) => step.change !== null).map(({ said }) => said.title)
  return few(changed, '; ', words) || words.t('request.none')
}

/** The start in the zone of whoever writes the request; else the day for which the phase is planned. */
function whenOf({ after: { plannedOn, changeRequest } }: RequestFacts, { moment, day }: RequestWords): string {
  if (changeRequest?.startsAt != null) return moment(new Date(changeRequest.startsAt), 'minute')
  return plannedOn === null ? BLANK : day(plannedOn)
}

/** Those whose mail the change concerns: of the domains that move, or of all where a connector or the tenant changes. */
function affectedBy({ after, steps }: RequestFacts, words: RequestWords): string {
  const { t, proved, nameOf } = words
  const concerned = domainsConcerned(
    steps.map(({ step }) => step),
    after,
  )
  const whos = few(mustGetIn(proved.cellsOf(after.id), concerned).map(nameOf), ', ', words)
  const domains = few(concerned, ', ', words)
  return concerned.length === 0
    ? t('request.nobodyAffected')
    : t('request.affectedText', { domains, whos: whos || t('request.nobody') })
}

/** By the scripts and by MX, as far as the runbook changes either. */
function backOf({ runbook, before }: RequestFacts, { t, span }: RequestWords): string {
  const waits = runbook.steps.flatMap(({ kind, change, wait }) =>
    kind !== 'dns' && change !== null && wait !== null ? [wait] : [],
  )
  const scripts =
    runbook.scripts.length === 0
      ? []
      : [
          t('request.backText', {
            least: span(Math.min(...waits.map(({ least }) => least), 30 * 60), 'after'),
            most: span(Math.max(...waits.map(({ most }) => most), 4 * 60 * 60), 'after'),
          }),
        ]
  const isMoved = runbook.steps.some(({ change }) => change?.kind === 'mx')
  const said = isMoved ? [...scripts, t('request.backMx', { ttl: span(loweredTtl(before), 'after') })] : scripts
  return said.join(' ') || t('request.none')
}

function testedOf({ document, after }: RequestFacts, words: RequestWords): string {
  const { t, proved, nameOf } = words
  const latest = latestTests(document, after)
  const tested = few(
    latest.map((one) => sayTest(one, words)),
    '; ',
    words,
  )
  const open = untestedRows(document.evidence, after.id, proved.cellsOf(after.id))
  const untested = open.length === 0 ? [] : [`${t('request.untested')}: ${few(open.map(nameOf), ', ', words)}`]
  return [...(tested === '' ? [] : [tested]), ...untested].join('; ') || t('request.untested')
}

/** The latest test of each row in a phase. */
const latestTests = ({ evidence }: ScenarioDocument, { id }: Phase): CellEvidence[] => {
  const own = evidence.filter(({ who, phaseId }) => phaseId === id && !who.startsWith('sample:'))
  return [
    ...new Map(own.toSorted((one, other) => one.at.localeCompare(other.at)).map((one) => [one.who, one])).values(),
  ]
}

function sayTest({ who, at, by, outcome, note }: CellEvidence, { rowOf, outcomeOf, moment }: RequestWords): string {
  const parts = [outcomeOf(outcome), shortened(note), moment(new Date(at), 'minute'), by].filter((part) => part !== '')
  return `${rowOf(who)}: ${parts.join(', ')}`
}

function worseOf({ document, after }: RequestFacts, words: RequestWords): string {
  const { t, proved, nameOf, wordOf } = words
  const [first] = document.phases
  const worse = first === undefined ? [] : worseThanToday(proved.cellsOf(first.id), proved.cellsOf(after.id))
  const said = worse.map(({ who, today, after: then }) => `${nameOf(who)}: ${wordOf(today)} → ${wordOf(then)}`)
  return few(said, '; ', words) || t('request.none')
}

function risksOf({ document, after }: RequestFacts, words: RequestWords): string {
  const own = document.acceptedRisks.filter(({ phaseIds }) => phaseIds.includes(after.id))
  const said = own.map(
    ({ who, by, reason }) => `${words.rowOf(who)}: ${shortened(reason)}${by === '' ? '' : ` (${by})`}`,
  )
  return few(said, '; ', words) || words.t('request.noRisks')
}

function provedOf({ runbook: { safe, order }, before, after }: RequestFacts, words: RequestWords): string {
  const { t, proved } = words
  const way = safe
    ? t('verdict.safe')
    : order.unsafe === null
      ? t('verdict.unproved')
      : t('verdict.unsafe', { searched: order.searched })
  const rests = words.restsOn((said) => few(said, '; ', words))
  const lines = faultsIn(proved.summary, after.id)
  const faults = lines.map((line) => sayFault(line, lines, words))
  const lead = t(safe ? 'verdict.phaseFaults' : 'verdict.phaseFaultsToo')
  const faulty = faults.length === 0 ? [] : [`${lead} ${few(faults, '; ', words)}.`]
  // A proof by a model that a test contradicts is worth less: that stands beside it.
  const contradicted = contradictionsIn(proved.summary, [before.id, after.id]).map((line) => {
    const { text, phases } = words.sayLine(line)
    return `${text} ${phases}`
  })
  return [
    way,
    ...(rests === null ? [] : [rests]),
    ...faulty,
    ...(contradicted.length === 0 ? [] : [`${few(contradicted, '; ', words)}.`]),
  ].join(' ')
}
