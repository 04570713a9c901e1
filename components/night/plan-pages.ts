import type { Block } from '#lib/client/report/blocks'
import { phaseNumber } from '#lib/client/views/names'
import type { Flows } from '#lib/client/workers/find-flows'
import { propertyOf, SETTABLE_PROPERTIES } from '#lib/exchange/runbook/cmdlets'
import { pairConnectors } from '#lib/exchange/runbook/pairs'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase } from '#lib/scenario/document/document'
import { findWhos } from '#lib/scenario/wants/who'
import { flowPages } from './flow-pages'
import { BLANK, type RequestFacts, type RequestWords } from './request-words'

/** What the plan is, and what it comes to: dates, the way of mail, connectors, who gets in, what is not known or not judged. */
export function planPages(facts: RequestFacts, flows: Flows, words: RequestWords): Block[] {
  const { t } = words
  return [
    { kind: 'heading', level: 2, text: t('request.dates') },
    datesOf(facts, words),
    ...flowPages(facts, flows, words),
    { kind: 'heading', level: 2, text: t('request.values') },
    { kind: 'text', text: t('request.valuesText') },
    ...connectorsOf(facts, words),
    ...matrixOf(facts, words),
    ...listsOf(words),
    ...notJudgedOf(words),
  ]
}

/** Each phase with its day and the domains whose MX moves then: several domains may move on several days. */
function datesOf({ document: { phases } }: RequestFacts, { t, day, moment }: RequestWords): Block {
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
      movedDomains(phases[index - 1], phase).join(', ') || '–',
    ]),
  }
}

const movedDomains = (before: Phase | undefined, after: Phase): string[] =>
  after.mx
    .filter(({ domain, to }) => {
      const old = before?.mx.find((one) => one.domain === domain)
      return old !== undefined && [...old.to].sort().join() !== [...to].sort().join()
    })
    .map(({ domain }) => domain)

/** Each connector with what it is before and after; what differs is marked. */
function connectorsOf({ document, before, after }: RequestFacts, { t }: RequestWords): Block[] {
  const titleOf = (phase: Phase) => `${phaseNumber(document.phases.indexOf(phase))} ${phase.name}`
  return pairConnectors(before.connectors, after.connectors).flatMap(([from, to]): Block[] => {
    const name = to?.name ?? from?.name ?? ''
    // What is empty on both sides says nothing.
    const rows = SETTABLE_PROPERTIES.flatMap((property) => {
      const [old, next] = [shown(from, property), shown(to, property)]
      return property === 'Name' || (old === '' && next === '')
        ? []
        : [[old === next ? property : `≠ ${property}`, old, next]]
    })
    return [
      { kind: 'heading', level: 3, text: name },
      { kind: 'table', head: [t('request.parameter'), titleOf(before), titleOf(after)], rows },
    ]
  })
}

function shown(connector: ScenarioConnector | null, property: (typeof SETTABLE_PROPERTIES)[number]): string {
  if (connector === null) return '–'
  const value = propertyOf(connector, property)
  if (typeof value === 'boolean') return `$${value}`
  return typeof value === 'string' ? value : (value ?? []).join(', ')
}

function matrixOf({ document }: RequestFacts, { t, plan, proved, nameOf, cellTexts }: RequestWords): Block[] {
  return [
    { kind: 'heading', level: 2, text: t('request.matrix') },
    {
      kind: 'table',
      head: [plan('who'), ...document.phases.map(({ name }, index) => `${phaseNumber(index)} ${name}`)],
      rows: findWhos(document).map(({ key }) => [
        nameOf(key),
        ...document.phases.map(({ id }) => {
          const { word, note } = cellTexts(proved.cellAt(id, key))
          return note === null ? word : `${word}, ${note}`
        }),
      ]),
    },
  ]
}

function listsOf({ plan, proved, sayLine }: RequestWords): Block[] {
  const lists = proved.summary?.lists
  if (lists === undefined) return []
  return (['lost', 'entrance', 'notKnown'] as const).flatMap((name): Block[] => {
    const items = lists[name].map((line) => {
      const { who, text, phases } = sayLine(line)
      return [who, text, phases].filter((part) => part !== null).join(' ')
    })
    return [
      { kind: 'heading', level: 2, text: plan(`lists.${name}`) },
      items.length === 0 ? { kind: 'text', text: plan(`lists.none.${name}`) } : { kind: 'list', items },
    ]
  })
}

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
