'use client'

import { useQuery } from '@tanstack/react-query'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { CopyButton } from '#components/ui/copy-button'
import { ScrollRegion } from '#components/ui/scroll-region'
import { answersTo } from '#lib/client/import-merge'
import { importTextsOptions } from '#lib/client/import-texts'
import type { ImportProblem, ImportSeverity } from '#lib/exchange/import/problems'
import { fillIn } from '#lib/scenario/message-text'

const SEVERITIES: Record<ImportSeverity, { Icon: typeof Info; tone: string }> = {
  error: { Icon: CircleAlert, tone: 'text-lost' },
  question: { Icon: TriangleAlert, tone: 'text-ask' },
  warning: { Icon: TriangleAlert, tone: 'text-ask' },
  info: { Icon: Info, tone: 'text-ink-3' },
}

/** What could not be read, with its line, what stands there and what would be right; the list can be handed on. */
export function ImportProblems({ problems }: { problems: readonly ImportProblem[] }) {
  const t = useTranslations('scenarios.import')
  const { data: texts } = useQuery(importTextsOptions(useLocale()))
  // A question with two answers is asked at its connector.
  const listed = problems.filter((problem) => answersTo(problem) === null)
  if (listed.length === 0) return null
  const messageOf = ({ code, message, parameters }: ImportProblem) =>
    texts === undefined ? message : fillIn(texts[code], parameters)
  const title = t('problems', { count: listed.length })
  const asText = listed.map((problem) =>
    [t('lineNumber', { line: problem.line }), problem.field, messageOf(problem)]
      .filter((part) => part !== '')
      .join(' · '),
  )
  return (
    <div>
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="font-semibold tracking-tight">{title}</h2>
        <CopyButton tone="quiet" text={asText.join('\n')} label={t('copyProblems')} />
      </div>
      <ScrollRegion label={title} className="mt-1 max-h-72 overflow-y-auto rounded-xl border border-line">
        <table className="w-full text-left text-sm">
          <thead>
            <tr className="border-b border-line text-xs text-ink-3">
              {(['severity', 'line', 'field', 'message'] as const).map((column) => (
                <th key={column} scope="col" className="px-3 py-1.5 font-normal">
                  {t(`columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.map((problem, index) => {
              const { Icon, tone } = SEVERITIES[problem.severity]
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order, and problems have no name
                <tr key={index} className="border-b border-line align-top last:border-0">
                  <td className={`px-3 py-1.5 whitespace-nowrap ${tone}`}>
                    <Icon aria-hidden className="mr-1.5 inline size-3.5 align-[-2px]" />
                    {t(`severities.${problem.severity}`)}
                  </td>
                  <td className="px-3 py-1.5 tabular-nums">{problem.line}</td>
                  <td className="px-3 py-1.5 font-mono text-xs leading-5">{problem.field}</td>
                  <td className="min-w-64 px-3 py-1.5 wrap-anywhere">{messageOf(problem)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  )
}
