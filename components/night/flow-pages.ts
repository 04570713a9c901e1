import type { Block } from '#lib/client/report/blocks'
import { flowBlock } from '#lib/client/report/flow-block'
import { layOutFlow, senderWords } from '#lib/client/views/flow-picture'
import { phaseNumber } from '#lib/client/views/names'
import type { Flows } from '#lib/client/workers/find-flows'
import type { Phase } from '#lib/scenario/document/document'
import type { RequestFacts, RequestWords } from './request-words'

/** The way of mail before and after the change, drawn and in words. */
export const flowPages = (facts: RequestFacts, flows: Flows, words: RequestWords): Block[] => [
  { kind: 'heading', level: 2, text: words.t('request.flow') },
  { kind: 'text', text: words.flow('hint') },
  ...[facts.before, facts.after].flatMap((phase) => phaseFlow(facts, phase, flows, words)),
]

/** The same of the other phases of the plan, at the end; nothing where there are no others. */
export function otherFlowPages(facts: RequestFacts, flows: Flows, words: RequestWords): Block[] {
  const others = facts.document.phases.filter(({ id }) => id !== facts.before.id && id !== facts.after.id)
  if (others.length === 0) return []
  return [
    { kind: 'page' },
    { kind: 'heading', level: 2, text: words.t('request.otherFlows') },
    ...others.flatMap((phase) => phaseFlow(facts, phase, flows, words)),
  ]
}

function phaseFlow({ document, isRedacted }: RequestFacts, phase: Phase, flows: Flows, words: RequestWords): Block[] {
  const { t, plan, flow, flowTexts, nameOf, cellTexts, proved } = words
  const index = document.phases.indexOf(phase)
  const rows = flows[index] ?? []
  const texts = flowTexts(phase.connectors)
  const picture = layOutFlow(rows, phase.connectors)
  const name = `${phaseNumber(index)} ${phase.name}`
  const cellOf = (who: (typeof rows)[number]['who']) => {
    const { tone, word, note } = cellTexts(proved.cellAt(phase.id, who))
    return { tone, word: note === null ? word : `${word}, ${note}` }
  }
  return [
    { kind: 'heading', level: 3, text: name },
    flowBlock(picture, {
      title: t('request.flowTitle', { phase: name }),
      heads: [flow('who'), flow('connector'), flow('ending')],
      who: ({ key }) => ({ name: nameOf(key), note: cellOf(key).word, tone: cellOf(key).tone }),
      connector: ({ key }) => ({ name: texts.connector(key), note: texts.hint(key) }),
      // The two codes of a reply stay on one line.
      ending: ({ ending }) => texts.ending({ ...ending, codes: ending.codes?.replace(' ', '\u00a0') ?? null }),
    }),
    {
      kind: 'table',
      head: [plan('who'), t('request.state'), t('request.ways')],
      rows: rows.map(({ who, isCut }) => {
        const told = texts.ways(picture.told.get(who) ?? [])
        // Where there are several ways, a sender of each says when it is taken. A copy without addresses holds none.
        const ways = told.map(([text, { example }]) =>
          told.length < 2 || isRedacted ? text : t('request.wayOf', { way: text, sender: senderWords(example) }),
        )
        const said = ways.join(';\n') || flow('noWay')
        return [nameOf(who), cellOf(who).word, isCut ? `${said} (${t('request.cut')})` : said]
      }),
    },
  ]
}
