import type { Line } from '#components/plan/line-texts'
import type { Block } from '#lib/client/report/blocks'
import { shortened } from '#lib/client/report/shortened'
import { untestedRows } from '#lib/client/report/worse-than-today'
import { wordsOfEmpty } from '#lib/client/views/empty-list'
import { inColumns } from '#lib/client/views/in-columns'
import { phaseNumber } from '#lib/client/views/names'
import type { Flows } from '#lib/client/workers/find-flows'
import { propertyOf, SETTABLE_PROPERTIES } from '#lib/exchange/runbook/cmdlets'
import { pairConnectors } from '#lib/exchange/runbook/pairs'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Mx, Phase } from '#lib/scenario/document/document'
import { findWhos } from '#lib/scenario/wants/who'
import { sayFault } from './fault-words'
import { reasonOf } from './first-page'
import { flowPages } from './flow-pages'
import { BLANK, type RequestFacts, type RequestWords } from './request-words'

/** What the plan is, and what it comes to: dates, the way of mail, connectors, who gets in, what is not known or not judged. */
export function planPages(facts: RequestFacts, flows: Flows, words: RequestWords): Block[] {
  const { t } = words
  return [
    { kind: 'heading', level: 2, text: t('request.dates') },
    datesOf(facts, words),
    { kind: 'heading', level: 3, text: t('request.mx') },
    ...mxOf(facts, words),
    ...wholeReasonOf(facts, words),
    ...flowPages(facts, flows, words),
    { kind: 'heading', level: 2, text: t('request.values') },
    { kind: 'text', text: t('request.valuesText') },
    ...connectorsOf(facts, words),
    ...matrixOf(facts, words),
    ...listsOf(facts, words),
    ...recordedOf(words),
    ...findingsOf(words),
    ...notJudgedOf(words),
  ]
}

/** Each phase with its day, and the domains whose MX moves then: several domains may move on several days. */
function datesOf({ document: { phases } }: RequestFacts, { t, day, moment, mxName }: RequestWords): Block {
  return {
    kind: 'table',
    head: [t('request.phase'), t('request.when'), t('request.moved')],
    rows: phases.map((phase, index) => [
      `${phaseNumber(index)} ${phase.name}`,
      phase.changeRequest?.startsAt != null
        ? moment(new Date(phase.changeRequest.startsAt), 'minute')
        : phase.plannedOn === null
          ? BLANK
          : day(phase.plannedOn),
      movesTo(phases[index - 1], phase)
        .map(({ domain, old, next }) => `${domain}: ${mxName(old)} → ${mxName(next)}`)
        .join('; ') || '–',
    ]),
  }
}

/** Where MX of each domain points, phase by phase. */
const mxOf = ({ document: { phases } }: RequestFacts, { t, mxName }: RequestWords): Block[] => {
  const domains = [...new Set(phases.flatMap(({ mx }) => mx.map(({ domain }) => domain)))]
  if (domains.length === 0) return []
  return inColumns(phases, PHASES).map(({ start, part }) => ({
    kind: 'table',
    head: [t('request.domain'), ...part.map(({ name }, index) => `${phaseNumber(start + index)} ${name}`)],
    rows: domains.map((domain) => [
      domain,
      ...part.map(({ mx }) => {
        const record = mx.find((one) => one.domain === domain)
        return record === undefined ? t('request.noMx') : mxName(record)
      }),
    ]),
  }))
}

type MovedMx = { readonly domain: string; readonly old: Mx; readonly next: Mx }

const movesTo = (before: Phase | undefined, after: Phase): MovedMx[] =>
  after.mx.flatMap((next) => {
    const old = before?.mx.find(({ domain }) => domain === next.domain)
    if (old === undefined || [...old.to].sort().join() === [...next.to].sort().join()) return []
    return [{ domain: next.domain, old, next }]
  })

/** The reason of the change in full, where the first page has its beginning only. */
function wholeReasonOf(facts: RequestFacts, { t }: RequestWords): Block[] {
  const reason = reasonOf(facts)
  if (shortened(reason) === reason) return []
  return [
    { kind: 'heading', level: 2, text: t('request.why') },
    { kind: 'text', text: reason },
  ]
}

/** Each connector with its values before and after: in two columns with a mark where they differ, else in one. */
function connectorsOf({ document, before, after }: RequestFacts, { t }: RequestWords): Block[] {
  const titleOf = (phase: Phase) => `${phaseNumber(document.phases.indexOf(phase))} ${phase.name}`
  return pairConnectors(before.connectors, after.connectors).flatMap(([from, to]): Block[] => {
    const name = to?.name ?? from?.name ?? ''
    const values = SETTABLE_PROPERTIES.map((property) => ({
      property,
      old: shown(from, property),
      next: shown(to, property),
    })).filter(({ property, old, next }) => property !== 'Name' && (old !== '' || next !== ''))
    const heading: Block = { kind: 'heading', level: 3, text: name }
    const only = (title: string, notes: readonly Block[] = []): Block[] => [
      heading,
      ...notes,
      {
        kind: 'table',
        head: [t('request.parameter'), title],
        rows: values.map((one) => [one.property, one.next || one.old]),
      },
    ]
    if (from === null) return only(titleOf(after), [{ kind: 'text', text: t('request.fresh') }])
    if (to === null) return only(titleOf(before), [{ kind: 'text', text: t('request.gone') }])
    if (values.every(({ old, next }) => old === next)) return only(t('request.unchanged'))
    const rows = values.map(({ property, old, next }) => [old === next ? property : `≠ ${property}`, old, next])
    return [heading, { kind: 'table', head: [t('request.parameter'), titleOf(before), titleOf(after)], rows }]
  })
}

/** A value as PowerShell has it; empty where there is no connector or no value. */
function shown(connector: ScenarioConnector | null, property: (typeof SETTABLE_PROPERTIES)[number]): string {
  if (connector === null) return ''
  const value = propertyOf(connector, property)
  if (typeof value === 'boolean') return `$${value}`
  return typeof value === 'string' ? value : (value ?? []).join(', ')
}

/** So many phases fit beside each other on A4. */
const PHASES = 5

/** Who × phases, with a mark at the two phases of this change. */
function matrixOf(
  { document, before, after }: RequestFacts,
  { t, plan, proved, nameOf, cellTexts }: RequestWords,
): Block[] {
  const headOf = ({ id, name }: Phase, index: number) => {
    const mark = id === before.id ? t('request.now') : id === after.id ? t('request.then') : null
    const title = `${phaseNumber(index)} ${name}`
    return mark === null ? title : `${title} (${mark})`
  }
  return [
    { kind: 'heading', level: 2, text: t('request.matrix') },
    ...inColumns(document.phases, PHASES).map(
      ({ start, part }): Block => ({
        kind: 'table',
        head: [plan('who'), ...part.map((phase, index) => headOf(phase, start + index))],
        rows: findWhos(document).map(({ key }) => [
          nameOf(key),
          ...part.map(({ id }) => {
            const { word, note } = cellTexts(proved.cellAt(id, key))
            return note === null ? word : `${word}, ${note}`
          }),
        ]),
      }),
    ),
  ]
}

/** The three lists of the plan. Of what nobody has tested it says what the step needs: the rows of the phase it leads to. */
function listsOf({ document, after }: RequestFacts, words: RequestWords): Block[] {
  const { t, plan, proved, nameOf, sayLine } = words
  const lists = proved.summary?.lists
  if (lists === undefined) return []
  const itemsOf = (name: keyof typeof lists) =>
    lists[name].flatMap((line) => {
      if (line.kind === 'untested') return []
      const { phases } = sayLine(line)
      const fact = factOf(line, words)
      const said = `${sayFault(line, lists[name], words)}${fact === null ? '' : ` (${fact})`}`
      return [phases === null ? said : `${said} ${phases}`]
    })
  const untested = untestedRows(document.evidence, after.id, proved.cellsOf(after.id)).map(nameOf)
  const untestedItem = untested.length === 0 ? [] : [`${t('request.untested')}: ${untested.join(', ')}`]
  const asToday = itemsOf('asToday')
  return [
    ...(['lost', 'entrance', 'notKnown'] as const).flatMap((name): Block[] => {
      const items = name === 'notKnown' ? [...itemsOf(name), ...untestedItem] : itemsOf(name)
      return [
        { kind: 'heading', level: 2, text: plan(`lists.${name}`) },
        items.length === 0
          ? { kind: 'text', text: plan(`lists.${wordsOfEmpty(lists, name)}`) }
          : { kind: 'list', items },
      ]
    }),
    ...(asToday.length === 0
      ? []
      : [
          { kind: 'heading', level: 2, text: plan('lists.asToday', { count: asToday.length }) } as const,
          { kind: 'list', items: asToday } as const,
        ]),
  ]
}

/** The fact that a row lacks of which nothing can be said, in words. */
function factOf(line: Line, { plan, proved }: RequestWords): string | null {
  if (line.kind !== 'fault' || line.state !== 'noFacts') return null
  const facts = line.phaseIds.flatMap((id) => proved.cellAt(id, line.who)?.parts ?? [])
  const missing = facts.find((part) => part.missing !== null)?.missing ?? null
  return missing === null ? null : plan(`panel.missing.${missing}`).replace(/\.$/, '')
}

/** On what recorded answers all of it rests. */
const recordedOf = ({ plan, recorded }: RequestWords): Block[] =>
  recorded.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: plan('recorded.count', { count: recorded.length }) },
        { kind: 'text', text: plan('recorded.note') },
        { kind: 'list', items: recorded },
      ]

/** What was found in the connectors and in the plan: each with its place, and what to do. */
function findingsOf({ plan, onConnectors, warnings, planFindings }: RequestWords): Block[] {
  const listOf = (title: string, lines: typeof warnings): Block[] =>
    lines.length === 0
      ? []
      : [
          { kind: 'heading', level: 2, text: title },
          { kind: 'list', items: lines.map(sayFinding) },
        ]
  return [
    ...listOf(onConnectors('onConnectors', { count: warnings.length }), warnings),
    ...listOf(plan('findings.title', { count: planFindings.length }), planFindings),
  ]
}

const sayFinding = ({ name, title, phases }: RequestWords['warnings'][number]): string =>
  [name === null ? title : `${name}: ${title}`, phases].filter((part) => part !== null).join(' ')

function notJudgedOf({ plan, proved }: RequestWords): Block[] {
  const items = proved.summary?.notJudged ?? []
  return [
    { kind: 'heading', level: 2, text: plan('notJudged.title') },
    { kind: 'text', text: plan('notJudged.note') },
    {
      kind: 'list',
      items: items.map(({ code, state }) => `${plan(`notJudged.codes.${code}`)}: ${plan(`notJudged.state.${state}`)}`),
    },
  ]
}
