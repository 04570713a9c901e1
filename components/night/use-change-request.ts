'use client'

import { useTranslations } from 'use-intl'
import { useCellTexts } from '#components/plan/cell-texts'
import { usePlan } from '#components/plan/plan-provider'
import { useWhoNames } from '#components/plan/who-texts'
import type { Block } from '#lib/client/report/blocks'
import { phaseNumber } from '#lib/client/views/names'
import { propertyOf, SETTABLE_PROPERTIES } from '#lib/exchange/runbook/cmdlets'
import type { Runbook } from '#lib/exchange/runbook/runbook'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { isFine } from '#lib/scenario/wants/result-table'
import { NOT_JUDGED_CODES } from '#lib/scenario/wants/summary'
import { findWhos } from '#lib/scenario/wants/who'
import { useResultWords } from './result-words'
import type { SaidStep } from './step-list'

export type RequestFacts = {
  readonly document: ScenarioDocument
  readonly runbook: Runbook
  readonly steps: readonly SaidStep[]
  readonly before: Phase
  readonly after: Phase
}

/** To be filled in by hand. */
const BLANK = '____________________'
const FIELDS = ['executes', 'watches', 'told', 'ticket', 'approver', 'date'] as const
const SHEET = [
  'ttl',
  'servers',
  'lists',
  'mtaSts',
  'spf',
  'ready',
  'goNoGo',
  'waits',
  'abort',
  'people',
  'rejections',
  'helpdesk',
] as const

/** Returns a function that writes the change request of a runbook, in the language of the page. */
export function useChangeRequest({ document, runbook, steps, before, after }: RequestFacts): () => Block[] {
  const t = useTranslations('night')
  const plan = useTranslations('plan')
  const { cellAt } = usePlan()
  const cellTexts = useCellTexts()
  const wordOf = useResultWords()
  const nameOf = useWhoNames(document.services)
  const whos = findWhos(document)

  const firstPage = (): Block[] => {
    const changed = steps.filter(({ step }) => step.change !== null).map(({ said }) => said.title)
    const worse = runbook.steps
      .flatMap(({ changes }) => changes)
      .filter((change) => !isFine(change.after.state))
      .map((change) => `${nameOf(change.who)}: ${wordOf(change.before)} → ${wordOf(change.after)}`)
    const risks = document.acceptedRisks
      .filter(({ phaseIds }) => phaseIds.includes(after.id))
      .map(({ who, by, reason }) => `${whos.find(({ key }) => key === who)?.key ?? who}: ${reason} (${by})`)
    const tests = document.evidence
      .filter(({ phaseId }) => phaseId === after.id)
      .map(({ who, at, by, outcome }) => `${who}: ${outcome}, ${at.slice(0, 10)}, ${by}`)
    const rows: [string, string][] = [
      [t('request.what'), changed.join('; ') || t('request.none')],
      [t('request.why'), after.note || document.description || BLANK],
      [t('request.when'), after.plannedOn ?? BLANK],
      [t('request.affected'), t('request.affectedText')],
      [t('request.noticed'), t('request.noticedText')],
      [t('request.back'), t('request.backText')],
      [t('request.worse'), worse.join('; ') || t('request.none')],
      [t('request.risks'), risks.join('; ') || t('request.none')],
      [t('request.tested'), tests.join('; ') || t('request.untested')],
      [t('request.proved'), t(runbook.safe ? 'verdict.safe' : 'verdict.unproved')],
      ...FIELDS.map((field): [string, string] => [t(`request.${field}`), BLANK]),
    ]
    return [
      { kind: 'heading', level: 1, text: t('request.title', { title: document.title }) },
      { kind: 'text', text: t('title', { before: before.name, after: after.name }) },
      { kind: 'text', text: t('request.confidential') },
      { kind: 'text', text: t('untried') },
      { kind: 'table', head: [t('request.field'), t('request.value')], rows },
      { kind: 'page' },
    ]
  }

  const connectors = ({ connectors: all, name }: Phase): Block[] => [
    { kind: 'heading', level: 3, text: t('request.connectorsOf', { phase: name }) },
    {
      kind: 'table',
      head: [t('request.parameter'), ...all.map((connector) => connector.name)],
      rows: SETTABLE_PROPERTIES.filter((property) => property !== 'Name').map((property) => [
        property,
        ...all.map((connector) => shown(propertyOf(connector, property))),
      ]),
    },
  ]

  const matrix = (): Block[] => [
    { kind: 'heading', level: 2, text: t('request.matrix') },
    {
      kind: 'table',
      head: [plan('who'), ...document.phases.map(({ name }, index) => `${phaseNumber(index)} ${name}`)],
      rows: whos.map(({ key }) => [
        nameOf(key),
        ...document.phases.map(({ id }) => {
          const { word, note } = cellTexts(cellAt(id, key))
          return note === null ? word : `${word}, ${note}`
        }),
      ]),
    },
    { kind: 'heading', level: 2, text: plan('notJudged.title') },
    { kind: 'list', items: NOT_JUDGED_CODES.map((code) => plan(`notJudged.codes.${code}`)) },
  ]

  const way = (): Block[] =>
    steps.flatMap(({ step, said }, index): Block[] => [
      { kind: 'heading', level: 3, text: `${index + 1} ${said.title}` },
      { kind: 'text', text: `${t(`window.${step.window}`)} · ${t(`kind.${step.kind}`)}` },
      { kind: 'text', text: said.text },
      ...(step.command === null ? [] : [{ kind: 'code' as const, text: step.command }]),
      {
        kind: 'table',
        head: [t('step.check'), t('step.verify'), t('step.rollback')],
        rows: [[said.check, said.verify, said.rollback]],
      },
    ])

  return () => [
    ...firstPage(),
    { kind: 'heading', level: 2, text: t('request.values') },
    ...connectors(before),
    ...connectors(after),
    ...matrix(),
    { kind: 'heading', level: 2, text: t('steps') },
    ...way(),
    { kind: 'heading', level: 2, text: t('breakGlass.title') },
    { kind: 'text', text: t('breakGlass.text') },
    { kind: 'code', text: runbook.breakGlass.text },
    { kind: 'heading', level: 2, text: t('sheet.title') },
    { kind: 'list', items: SHEET.map((item) => t(`sheet.${item}`)) },
  ]
}

const shown = (value: string | boolean | null | readonly string[]): string =>
  typeof value === 'string' ? value : typeof value === 'boolean' ? `$${value}` : (value ?? []).join(', ')
