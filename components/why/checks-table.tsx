'use client'

import { Fragment, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { ScrollRegion } from '#components/ui/scroll-region'
import { ShowAllButton, useShortList } from '#components/ui/short-list'
import { useQuestionTexts } from '#components/verdict/conditions'
import { CHECK_LOOKS } from '#components/verdict/looks'
import {
  CHECK_COLUMNS_AT_FIRST,
  CHECK_ROWS,
  type CheckColumn,
  type CheckField,
  checkColumns,
  decidingIn,
  partConcerned,
} from '#lib/client/views/checks'
import { type CheckResult, type ExplainedVerdict, isQuestionId, type TraceDetail } from '#lib/matcher'
import type { Phase, ScenarioSender } from '#lib/scenario/document/document'

/** A table of checks (rows) by connectors (columns): which check admitted the sender and which refused it. */
export function ChecksTable({
  phase,
  sender,
  verdict,
}: {
  phase: Phase
  sender: ScenarioSender
  verdict: ExplainedVerdict
}) {
  const t = useTranslations('workspace.why')
  const checks = useTranslations('verdicts.check')
  const all = useMemo(() => checkColumns(phase, sender, verdict), [phase, sender, verdict])
  const [concerned, others] = useMemo(() => partConcerned(all), [all])
  const list = useShortList(concerned, CHECK_COLUMNS_AT_FIRST)
  const { shown } = list
  if (all.length === 0) return null
  return (
    <div>
      {concerned.length > 0 && (
        <ScrollRegion label={t('checks')} className="scrolls-sideways relative">
          <table
            className="w-full table-fixed border-collapse text-left text-xs"
            style={{ minWidth: `${5 + shown.length * 5.3}rem` }}
          >
            <caption className="sr-only">{t('checks')}</caption>
            <thead>
              <tr>
                <td className="w-20" />
                {shown.map((column) => (
                  <ColumnHead key={column.connector.id} column={column} />
                ))}
              </tr>
            </thead>
            <tbody>
              {CHECK_ROWS.map((row) => (
                <tr key={row} className="border-t border-line align-top">
                  <th scope="row" className="sticky left-0 bg-surface py-2 pr-2 font-normal text-ink-2 hyphens-auto">
                    {checks(row)}
                  </th>
                  {shown.map(({ connector, fields }) => (
                    <td key={connector.id} className="py-2 pr-2">
                      <Field field={fields[row]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <ShowAllButton
        list={list}
        all={t('allConnectors', { count: concerned.length })}
        fewer={t('fewerConnectors')}
        className="mt-1"
      />
      <Deciding columns={shown} />
      {others.length > 0 && <NotConcerned columns={others} />}
    </div>
  )
}

/** Connectors that the message does not concern, or that are switched off: their names, folded. */
function NotConcerned({ columns }: { columns: readonly CheckColumn[] }) {
  const t = useTranslations('workspace.why')
  return (
    <details className="pt-2 text-xs text-ink-2">
      <summary className="w-fit">{t('notConcerned', { count: columns.length })}</summary>
      <ul className="mt-1 flex flex-col gap-0.5">
        {columns.map(({ connector, role }) => (
          <li key={connector.id}>
            {connector.name} <span className="text-ink-3">{t(`roles.${role}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What decides whether the checks take place that some of the open cases have. */
function Deciding({ columns }: { columns: readonly CheckColumn[] }) {
  const t = useTranslations('workspace.why')
  const facts = useTranslations('verdicts.fact')
  const { title } = useQuestionTexts()
  const deciding = decidingIn(columns)
  if (deciding.length === 0) return null
  return (
    <div className="mt-1.5 text-xs text-ink-2">
      <p>{t('conditionalChecks')}</p>
      <ul className="mt-0.5 list-disc pl-4">
        {deciding.map((one) => (
          <li key={one}>{isQuestionId(one) ? title(one) : facts(one)}</li>
        ))}
      </ul>
    </div>
  )
}

function ColumnHead({ column: { connector, role, hasNamesake } }: { column: CheckColumn }) {
  const t = useTranslations('workspace.why')
  return (
    <th scope="col" className={`${role === 'disabled' ? 'w-18' : ''} py-1.5 pr-2 align-bottom font-semibold text-ink`}>
      <span className="line-clamp-2 break-words">{connector.name}</span>
      <span className={`block font-normal ${role === 'admits' ? 'text-good' : 'text-ink-3'}`}>
        {t(`roles.${role}`)}
      </span>
      {hasNamesake && <span className="block font-normal text-ask">{t('nameTwice')}</span>}
    </th>
  )
}

function Field({ field }: { field: CheckField }) {
  const t = useTranslations('workspace.why')
  const codes = useTranslations('verdicts.code')
  const results = useTranslations('verdicts.result')
  if (field.kind === 'notReached')
    return (
      <span className="text-ink-3">
        <span aria-hidden>–</span>
        <span className="sr-only">{results('skip')}</span>
      </span>
    )
  if (field.kind === 'notAsked')
    return (
      <span className="text-ink-3">
        <span aria-hidden>–</span> {t('notAsked')}
      </span>
    )
  if (field.kind === 'passed')
    return <Line result="pass" text={field.shown.slice(0, 2).join(', ') || t('everyRecipient')} />
  const { entry, result, isConditional } = field
  return (
    <>
      <Line
        result={result}
        text={result === 'unknown' && entry.result !== 'unknown' ? results('unknown') : codes(entry.code)}
      />
      {isConditional && <p className="text-ink-3">{t('inSomeCases')}</p>}
      {(result === 'pass' || entry.check === 'certificate') && isAsWritten(entry.detail) && (
        <p className="mt-0.5 text-ask [overflow-wrap:anywhere]">
          {entry.check === 'certificate' ? t('nameAsWritten') : t('asWritten', { entry: String(entry.detail.wanted) })}
        </p>
      )}
      {(result === 'fail' || result === 'skip' || entry.result === 'unknown') && <Compared detail={entry.detail} />}
    </>
  )
}

/** Reports whether the matching address entry or certificate name is one that Exchange Online refuses. */
const isAsWritten = ({ wanted, asWritten = [] }: TraceDetail): boolean =>
  typeof wanted === 'string' && asWritten.includes(wanted)

function Line({ result, text }: { result: CheckResult; text: string }) {
  const results = useTranslations('verdicts.result')
  const { Icon, tone } = CHECK_LOOKS[result]
  return (
    <span className={`flex items-start gap-1 ${tone} ${result === 'fail' ? 'font-medium' : ''}`}>
      <Icon aria-hidden className="mt-0.5 size-3 shrink-0" strokeWidth={2.6} />
      <span className="min-w-0 hyphens-auto [overflow-wrap:anywhere]">
        <span className="sr-only">{results(result)}: </span>
        {text}
      </span>
    </span>
  )
}

/** Values that are quoted in a field. The others are counted. */
const QUOTED = 2

/** The values that the connector asks for and those that the sender presented, verbatim. */
function Compared({ detail: { wanted, wantedCount, presented } }: { detail: TraceDetail }) {
  const t = useTranslations('workspace.why')
  const shown = [
    { key: 'wanted', values: listOf(wanted), count: wantedCount },
    { key: 'got', values: listOf(presented), count: undefined },
  ] as const
  return shown.map(({ key, values, count }) =>
    values.length === 0 ? null : (
      <span key={key} className="mt-0.5 block font-mono text-2xs leading-snug text-ink-2 [overflow-wrap:anywhere]">
        {t(`compared.${key}`)} <Breakable text={values.slice(0, QUOTED).join(', ')} />
        {(count ?? values.length) > QUOTED && ` ${t('andMore', { count: (count ?? values.length) - QUOTED })}`}
      </span>
    ),
  )
}

/** Allows a line break before the length of a network and after a dot of a name. Copied text is unchanged. */
function Breakable({ text }: { text: string }) {
  const breaks = [...text.matchAll(/(?!^)(?=\/)|(?<=[a-z0-9]\.)(?=[a-z])/gi)].map(({ index }) => index)
  return [0, ...breaks].map((from, at) => (
    <Fragment key={from}>
      {from > 0 && <wbr />}
      {text.slice(from, breaks[at])}
    </Fragment>
  ))
}

function listOf(value: TraceDetail['wanted'] | null): readonly string[] {
  if (value === undefined || value === null || value === '') return []
  return typeof value === 'string' ? [value] : value
}
