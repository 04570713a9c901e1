'use client'

import { CircleCheck } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { CopyButton } from '#components/ui/copy-button'
import { ScrollRegion } from '#components/ui/scroll-region'
import { SEVERITY_LOOKS } from '#components/verdict/looks'
import { isSettled } from '#lib/client/import/import-answers'
import type { ImportProblem } from '#lib/exchange/read/problems'
import { entryId } from './import-entry'
import { LineButton } from './import-fixes'
import { useProblemMessage } from './problem-message'
import type { Import } from './use-import'

type Props = { source: Import; onLine: ((line: number) => void) | null }

/** A table of all problems, with line, connector and advice, and a button that copies it. */
export function ImportProblems({ source, onLine }: Props) {
  const t = useTranslations('import.problems')
  const messageOf = useProblemMessage()
  const { problems, found, answers } = source
  if (problems.length === 0) return null
  const title = t('title', { count: problems.length })
  const names = new Map(found.map(({ importedId, connector }) => [importedId, connector.name]))
  const nameOf = ({ connectorId }: ImportProblem) => (connectorId === null ? '' : (names.get(connectorId) ?? ''))
  const asText = problems.map((problem) =>
    [t('lineNumber', { line: problem.line }), nameOf(problem), problem.field, messageOf(problem)]
      .filter((part) => part !== '')
      .join(' · '),
  )
  return (
    <section>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-semibold tracking-tight">{title}</h2>
        <CopyButton tone="quiet" text={asText.join('\n')} label={t('copy')} />
      </div>
      <ScrollRegion label={title} className="mt-1 max-h-80 overflow-auto rounded-xl border border-line">
        <table className="w-full text-left text-sm">
          <thead>
            <tr className="border-b border-line text-xs text-ink-3">
              {(['severity', 'line', 'connector', 'field', 'message'] as const).map((column) => (
                <th key={column} scope="col" className="px-3 py-1.5 font-normal whitespace-nowrap">
                  {t(`columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {problems.map((problem, index) => (
              <Row
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order, and problems have no name
                key={index}
                problem={problem}
                name={nameOf(problem)}
                message={messageOf(problem)}
                isDone={isSettled(problem, answers)}
                onLine={onLine}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}

type RowProps = { problem: ImportProblem; name: string; message: string; isDone: boolean; onLine: Props['onLine'] }

function Row({ problem: { severity, line, field, connectorId }, name, message, isDone, onLine }: RowProps) {
  const t = useTranslations('import.problems')
  const { Icon, tone } = isDone ? { Icon: CircleCheck, tone: 'text-good' } : SEVERITY_LOOKS[severity]
  const goTo = () => {
    const entry = connectorId === null ? null : window.document.getElementById(entryId(connectorId))
    entry?.focus({ preventScroll: true })
    entry?.scrollIntoView({ block: 'center' })
  }
  return (
    <tr className="border-b border-line align-top last:border-0">
      <td className={`px-3 py-1.5 whitespace-nowrap ${tone}`}>
        <Icon aria-hidden className="mr-1.5 inline size-3.5 align-[-2px]" />
        {isDone ? t('settled') : t(`severities.${severity}`)}
      </td>
      <td className="px-3 py-1.5 whitespace-nowrap">
        <LineButton line={line} onLine={onLine} />
      </td>
      <td className="min-w-28 px-3 py-1.5">
        {connectorId !== null && (
          <button
            type="button"
            onClick={goTo}
            className="min-h-6 rounded text-left underline decoration-line-strong underline-offset-2 wrap-anywhere hover:decoration-ink"
          >
            {name || t('unnamed')}
          </button>
        )}
      </td>
      <td className="px-3 py-1.5 font-mono text-xs leading-5">{field}</td>
      <td className="min-w-64 px-3 py-1.5 wrap-anywhere">{message}</td>
    </tr>
  )
}
