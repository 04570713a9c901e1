import type { Block } from '#lib/client/report/blocks'
import { nightSheet, SHEET_PARTS } from '#lib/client/report/night-sheet'
import { clockMark, momentOf } from '#lib/client/views/clock-words'
import { waitKey } from '#lib/client/views/runbook-words'
import { probePages } from './probe-pages'
import { BLANK, type RequestFacts, type RequestWords } from './request-words'
import { stepGrid } from './step-grid'

const OUTBOUND = ['smartHost', 'include', 'dkim', 'relay', 'journal'] as const

/** The way: runbook, way back, night sheet, and what leaves the tenant. */
export function wayPages(facts: RequestFacts, words: RequestWords): Block[] {
  const { runbook, notes } = facts
  const { t } = words
  return [
    { kind: 'heading', level: 2, text: t('request.runbook') },
    ...(notes.length === 0 ? [] : [{ kind: 'list' as const, items: notes }]),
    { kind: 'text', text: t('request.clock') },
    ...stepsOf(facts, words),
    ...stepGrid(facts, words),
    ...probePages(facts, words),
    { kind: 'heading', level: 2, text: t('request.rollback') },
    { kind: 'text', text: t(runbook.scripts.length === 0 ? 'request.rollbackByHand' : 'request.rollbackText') },
    backwardsOf(facts, words),
    { kind: 'heading', level: 3, text: t('breakGlass.title') },
    { kind: 'text', text: t('breakGlass.text') },
    {
      kind: 'list',
      items: runbook.breakGlass.proofs.map(({ phaseId, state }) =>
        t(`breakGlass.${state}`, {
          phase: facts.document.phases.find(({ id }) => id === phaseId)?.name ?? phaseId,
        }),
      ),
    },
    { kind: 'text', text: t('request.breakGlassAnnex', { name: runbook.breakGlass.name }) },
    { kind: 'page' },
    ...sheetOf(facts, words),
    { kind: 'heading', level: 2, text: t('request.outbound') },
    { kind: 'checklist', items: OUTBOUND.map((line) => t(`outbound.${line}`)) },
  ]
}

/** The script for an emergency, at the very end: it is long, and read only when it is needed. */
export const scriptPages = ({ runbook: { breakGlass } }: RequestFacts, { t }: RequestWords): Block[] => [
  { kind: 'page' },
  { kind: 'heading', level: 2, text: t('request.annex', { name: breakGlass.name }) },
  { kind: 'code', language: 'powershell', text: breakGlass.text },
]

function stepsOf({ steps, due, after }: RequestFacts, { t, moment, span }: RequestWords): Block[] {
  return steps.flatMap(({ step, said }, index): Block[] => {
    const own = due[index]
    const when = own === undefined ? [] : [clockMark(own)]
    const at = own === undefined ? null : momentOf(after, own)
    if (own !== undefined && at !== null) {
      const said = moment(at.at, at.precision)
      when.push(at.precision === 'minute' && own.latest > own.seconds ? t('clock.from', { at: said }) : said)
    }
    const wait =
      step.wait === null
        ? []
        : [
            t(`step.${waitKey({ code: step.code, wait: step.wait })}`, {
              least: span(step.wait.least, 'after'),
              most: span(step.wait.most, 'after'),
            }),
          ]
    const proof = step.proof === null ? [] : [t(`proof.${step.proof.state}`, { combinations: step.proof.combinations })]
    return [
      { kind: 'heading', level: 3, text: `${index + 1} ${said.title}` },
      {
        kind: 'text',
        text: [...when, t(`window.${step.window}`), t(`kind.${step.kind}`), ...wait, ...proof].join(' · '),
      },
      { kind: 'text', text: said.text },
      ...partOf(t('step.check'), said.check, step.check !== null),
      ...(step.command === null ? [] : partOf(t('step.command'), step.command, true)),
      ...partOf(t('step.verify'), said.verify, step.verify !== null),
    ]
  })
}

/** What to do before or after a step: a sentence, or a command. */
function partOf(name: string, text: string, isCommand: boolean): Block[] {
  return isCommand
    ? [
        { kind: 'text', text: `${name}:` },
        { kind: 'code', language: 'powershell', text },
      ]
    : [{ kind: 'text', text: `${name}: ${text}` }]
}

/** The way back, the last step first. */
function backwardsOf({ steps }: RequestFacts, { t }: RequestWords): Block {
  return {
    kind: 'table',
    head: [t('request.step'), t('step.rollback')],
    rows: steps
      .map(({ step, said }, index) => ({ step, row: [`${index + 1} ${said.title}`, said.rollback] }))
      .filter(({ step }) => step.change !== null)
      .map(({ row }) => row)
      .reverse(),
  }
}

function sheetOf({ document, runbook, before, after }: RequestFacts, { t, saySheet }: RequestWords): Block[] {
  const sheet = nightSheet(document, runbook, before, after)
  const agreed = after.changeRequest
  return [
    { kind: 'heading', level: 2, text: t('sheet.title') },
    ...SHEET_PARTS.flatMap((part): Block[] => [
      { kind: 'heading', level: 3, text: t(`sheet.part.${part}`) },
      {
        kind: 'checklist',
        items: sheet[part].map(saySheet),
      },
    ]),
    {
      kind: 'table',
      head: [t('request.field'), t('request.value')],
      rows: [
        [t('request.executes'), agreed?.executes || BLANK],
        [t('request.watches'), agreed?.watches || BLANK],
        [t('request.hotlines'), agreed?.hotlines || BLANK],
      ],
    },
  ]
}
