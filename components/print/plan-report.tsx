'use client'

import { type ReactNode, useEffect } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useHasFindingTexts } from '#components/findings/finding-lines'
import { FlowFigure } from '#components/flow/flow-figure'
import { useMxNames } from '#components/phases/mx-name'
import { ChangeList } from '#components/phases/phase-changes'
import { type Line, useLineTexts } from '#components/plan/line-texts'
import { usePlan } from '#components/plan/plan-provider'
import { useRecordedAnswers } from '#components/plan/recorded-answers'
import { FreeText } from '#components/shell/free-text'
import { ToneIcon } from '#components/verdict/tones'
import { wordsOfEmpty } from '#lib/client/views/empty-list'
import { layOutFlow } from '#lib/client/views/flow-picture'
import { phaseNumber } from '#lib/client/views/names'
import { phaseChanges } from '#lib/client/views/phase-changes'
import { verdictOf } from '#lib/client/views/plan-verdict'
import type { Flows } from '#lib/client/workers/find-flows'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import type { WhoFlow } from '#lib/scenario/wants/flow'
import { ConnectorTables } from './connector-tables'
import { FindingLists } from './finding-lists'
import { MatrixTables } from './matrix-tables'

/** The whole plan on paper, nothing on screen: what it comes to, who gets in phase by phase, and each phase with its flow and connectors. */
export function PlanReport({
  document,
  flows,
  isShown,
}: {
  document: ScenarioDocument
  flows: Flows | null
  isShown: boolean
}) {
  const t = useTranslations('plan.print')
  const format = useFormatter()
  const hasTexts = useHasFindingTexts()
  // Only once the report is on the page can the browser take it.
  useEffect(() => {
    if (isShown && flows !== null && hasTexts) window.print()
  }, [isShown, flows, hasTexts])
  if (!isShown) return null
  return (
    <article className="hidden px-1 text-sm print:block">
      <p className="py-2 text-xs text-ink-3">
        {t('printed', { date: format.dateTime(new Date(), { dateStyle: 'long', timeStyle: 'short' }) })}
      </p>
      {document.description !== '' && (
        <p className="pb-2 whitespace-pre-line">
          <FreeText>{document.description}</FreeText>
        </p>
      )}
      <Headline document={document} />
      <Summary document={document} />
      <RecordedAnswerList document={document} />
      <FindingLists document={document} />
      <NotJudgedList />
      <section className="pt-4">
        <h2 className="pb-1 text-lg font-semibold">{t('matrix')}</h2>
        <MatrixTables document={document} />
      </section>
      {document.phases.map((phase, index) => (
        <PhaseReport key={phase.id} document={document} index={index} flow={flows?.[index] ?? null} />
      ))}
    </article>
  )
}

/** What the plan comes to, where nothing stands against it and all of it is known. */
function Headline({ document: { phases } }: { document: ScenarioDocument }) {
  const t = useTranslations('plan.lists')
  const { summary, cellsOf } = usePlan()
  const verdict =
    summary === null || phases.some(({ id }) => cellsOf(id) === null) ? null : verdictOf({ ...summary, phases })
  if (verdict === null) return null
  return (
    <p className="flex items-baseline gap-2 pb-2 text-base font-semibold">
      <ToneIcon tone={verdict.tone} className="size-3.5 translate-y-px" />
      {t(verdict.key)}
    </p>
  )
}

function Summary({ document }: { document: ScenarioDocument }) {
  const t = useTranslations('plan.lists')
  const { summary } = usePlan()
  if (summary === null) return null
  const { lists } = summary
  return (
    <>
      {(['lost', 'entrance', 'notKnown'] as const).map((name) => (
        <SummaryList key={name} title={t(name)} lines={lists[name]} document={document}>
          {lists[name].length === 0 && <p className="text-ink-2">{t(wordsOfEmpty(lists, name))}</p>}
        </SummaryList>
      ))}
      {lists.asToday.length > 0 && (
        <SummaryList title={t('asToday', { count: lists.asToday.length })} lines={lists.asToday} document={document} />
      )}
    </>
  )
}

type ListProps = { title: string; lines: readonly Line[]; document: ScenarioDocument; children?: ReactNode }

function SummaryList({ title, lines, document, children }: ListProps) {
  const say = useLineTexts(document)
  return (
    <section className="break-inside-avoid-page py-1">
      <h2 className="font-semibold">{title}</h2>
      {children}
      <ul>
        {lines.map((line) => {
          const { key, tone, who, text, phases } = say(line)
          return (
            <li key={key} className="flex items-baseline gap-2">
              <ToneIcon tone={tone} className="size-3 translate-y-px" />
              <span>
                {who !== null && (
                  <strong className="font-medium">
                    <FreeText>{who}</FreeText>{' '}
                  </strong>
                )}
                <FreeText>{text}</FreeText> {phases}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** On what recorded answers all of it rests. */
function RecordedAnswerList({ document }: { document: ScenarioDocument }) {
  const t = useTranslations('plan.recorded')
  const lines = useRecordedAnswers(document.answers)
  if (lines.length === 0) return null
  return (
    <section className="break-inside-avoid-page py-1">
      <h2 className="font-semibold">{t('count', { count: lines.length })}</h2>
      <p className="text-ink-2">{t('note')}</p>
      <ul className="list-disc pl-4">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

/** What no verdict takes into account, and whether anybody has looked at it. */
function NotJudgedList() {
  const t = useTranslations('plan.notJudged')
  const { summary } = usePlan()
  if (summary === null || summary.notJudged.length === 0) return null
  return (
    <section className="py-1">
      <h2 className="font-semibold">{t('title')}</h2>
      <ul className="columns-2 gap-6 text-xs">
        {summary.notJudged.map(({ code, state }) => (
          <li key={code} className="flex break-inside-avoid justify-between gap-3 border-b border-line py-0.5">
            <span>{t(`codes.${code}`)}</span>
            <span className="shrink-0">{t(`state.${state}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type PhaseProps = { document: ScenarioDocument; index: number; flow: readonly WhoFlow[] | null }

function PhaseReport({ document, index, flow }: PhaseProps) {
  const t = useTranslations('plan.print')
  const changes = useTranslations('workspace.changes')
  const format = useFormatter()
  const phase = document.phases[index]
  const previous = document.phases[index - 1]
  if (phase === undefined) return null
  const changed = previous === undefined ? [] : phaseChanges(previous, phase)
  const date = phase.plannedOn === null ? null : new Date(`${phase.plannedOn}T12:00:00Z`)
  return (
    <section className="break-before-page pt-3">
      <h2 className="text-xl font-semibold">
        {phaseNumber(index)} <FreeText>{phase.name}</FreeText>
      </h2>
      {date !== null && <p>{t('planned', { date: format.dateTime(date, { dateStyle: 'long', timeZone: 'UTC' }) })}</p>}
      <MxLines phase={phase} document={document} />
      {phase.note !== '' && (
        <p className="py-1 whitespace-pre-line">
          <FreeText>{phase.note}</FreeText>
        </p>
      )}
      {previous !== undefined && (
        <>
          <h3 className="pt-2 font-semibold">{changes('title', { previous: phaseNumber(index - 1) })}</h3>
          {changed.length === 0 ? (
            <p>{changes('none')}</p>
          ) : (
            <ChangeList changes={changed} services={document.services} />
          )}
        </>
      )}
      {flow !== null && (
        <div className="break-inside-avoid-page pt-3">
          <h3 className="pb-1 font-semibold">{t('flow')}</h3>
          <FlowFigure phase={phase} services={document.services} picture={layOutFlow(flow, phase.connectors)} />
        </div>
      )}
      <h3 className="pt-4 pb-1 font-semibold">{t('connectors')}</h3>
      {phase.connectors.length === 0 ? <p>{t('noConnectors')}</p> : <ConnectorTables connectors={phase.connectors} />}
    </section>
  )
}

function MxLines({ phase, document }: { phase: Phase; document: ScenarioDocument }) {
  const t = useTranslations('plan.print')
  const nameOf = useMxNames(document.services)
  if (phase.mx.length === 0) return <p className="text-ink-2">{t('noMx')}</p>
  return phase.mx.map((record) => (
    <p key={record.domain}>
      <FreeText>{t('mx', { domain: record.domain, target: nameOf(record) })}</FreeText>
    </p>
  ))
}
