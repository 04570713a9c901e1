'use client'

import { useTranslations } from 'use-intl'
import { ScrollRegion } from '#components/ui/scroll-region'
import type { Covered } from '#lib/client/workers/prover-tasks'
import type { CoverageCount } from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'
import { useConditionText } from './condition-text'

const NAMED = 4

/** How many conditions of each connector the samples exercise. Percentages are rounded down, so that 100 means all. */
export function CoverageTable({ covered, phase }: { covered: Covered; phase: Phase }) {
  const t = useTranslations('proof.coverage')
  return (
    <ScrollRegion label={t('title')} className="relative border-t border-line">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="text-left text-xs text-ink-2">
            {(['connector', 'conditions', 'edges', 'missing'] as const).map((column) => (
              <th key={column} scope="col" className="px-4 py-2 font-medium sm:px-4.5">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {covered.connectors.map((connector) => (
            <Row key={connector.connectorId} connector={connector} phase={phase} />
          ))}
          <tr className="border-t border-line font-medium">
            <th scope="row" className="px-4 py-2 text-left sm:px-4.5">
              {t('total')}
            </th>
            <Count count={covered.total} />
            <Count count={covered.edges} />
            <td />
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Row({ connector, phase }: { connector: Covered['connectors'][number]; phase: Phase }) {
  const t = useTranslations('proof.coverage')
  const textOf = useConditionText()
  const { connectorId, count, edges, missing, missingLeft } = connector
  const more = missing.length - NAMED + missingLeft
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="min-w-36 px-4 py-2 text-left font-medium sm:px-4.5">
        {phase.connectors.find(({ id }) => id === connectorId)?.name}
      </th>
      <Count count={count} />
      <Count count={edges} />
      <td className="min-w-64 px-4 py-2 text-ink-2 sm:px-4.5">
        {missing.length === 0
          ? t('nothing')
          : missing.slice(0, NAMED).map((condition) => (
              <span key={JSON.stringify(condition)} className="block [overflow-wrap:anywhere]">
                {textOf(condition)}
              </span>
            ))}
        {more > 0 && <span className="block text-ink-3">{t('more', { count: more })}</span>}
      </td>
    </tr>
  )
}

function Count({ count: { exercised, total, percent } }: { count: CoverageCount }) {
  const t = useTranslations('proof.coverage')
  return (
    <td className={`px-4 py-2 whitespace-nowrap sm:px-4.5 ${exercised < total ? 'text-ask' : ''}`}>
      {total === 0 ? '–' : t('counted', { exercised, total, percent })}
    </td>
  )
}
