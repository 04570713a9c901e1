'use client'

import { useTranslations } from 'use-intl'
import { ScrollRegion } from '#components/ui/scroll-region'
import type { PhaseComparison } from '#lib/exchange/locate/locate'
import type { PlanDifference } from '#lib/exchange/locate/plan-difference'

type Props = { comparison: PhaseComparison; label: string; nameOf: (phaseId: string) => string }

/** The differences between a phase and the tenant, field by field. */
export function Differences({ comparison, label, nameOf }: Props) {
  const t = useTranslations('import.locate')
  return (
    <ScrollRegion label={label}>
      <table className="w-full text-left text-sm">
        <thead>
          <tr className="border-b border-line text-xs text-ink-3">
            {(['connector', 'field', 'difference'] as const).map((column) => (
              <th key={column} scope="col" className="px-3.5 py-1.5 font-normal">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparison.differences.map((difference) => (
            <tr
              key={`${difference.connectorId} ${difference.name} ${'property' in difference ? difference.property : difference.kind}`}
              className="border-b border-line align-top last:border-0"
            >
              <th scope="row" className="px-3.5 py-1.5 font-medium wrap-anywhere">
                {difference.name || t('tenant')}
              </th>
              <td className="px-3.5 py-1.5 font-mono text-xs leading-5">
                {'property' in difference ? difference.property : '–'}
              </td>
              <td className="min-w-52 px-3.5 py-1.5">
                <Value difference={difference} nameOf={nameOf} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Value({ difference, nameOf }: { difference: PlanDifference; nameOf: Props['nameOf'] }) {
  const t = useTranslations('import.locate')
  if (!('property' in difference)) {
    if (difference.kind === 'missing') return t('isMissing')
    const phases = difference.plannedIn.map(nameOf).join(', ')
    return phases === '' ? t('isAdditional') : t('isPlannedElsewhere', { phases })
  }
  if (difference.kind === 'value')
    return (
      <span className="font-mono text-xs leading-5 wrap-anywhere">
        {t('become', {
          planned: show(difference.planned) || t('nothing'),
          found: show(difference.found) || t('nothing'),
        })}
      </span>
    )
  return (
    <div className="flex flex-col gap-1">
      <Entries title={t('planned')} sign="−" tone="text-lost" entries={difference.missing} />
      <Entries title={t('found')} sign="+" tone="text-good" entries={difference.additional} />
    </div>
  )
}

/** Entries of a long list that are shown. */
const SHOWN = 20

type EntriesProps = { title: string; sign: string; tone: string; entries: readonly string[] }

function Entries({ title, sign, tone, entries }: EntriesProps) {
  const t = useTranslations('import.locate')
  if (entries.length === 0) return null
  return (
    <div>
      <p className="text-xs text-ink-2">{title}</p>
      <ul className={`flex flex-wrap gap-x-3 font-mono text-xs leading-5 ${tone}`}>
        {entries.slice(0, SHOWN).map((entry) => (
          <li key={entry} className="wrap-anywhere">
            <span aria-hidden>{sign}</span>
            {entry}
          </li>
        ))}
        {entries.length > SHOWN && <li>{t('more', { count: entries.length - SHOWN })}</li>}
      </ul>
    </div>
  )
}

const show = (value: string | boolean | null): string => String(value ?? '')

/** The differences that do not count, folded. */
export function Ignored({ comparison: { ignored } }: { comparison: PhaseComparison }) {
  const t = useTranslations('import.locate')
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-md text-xs text-ink-3 hover:text-ink">
        {t('ignored', { count: ignored.length })}
      </summary>
      <ul className="mt-1.5 flex flex-col gap-1 text-xs text-ink-2">
        {ignored.map(({ connectorId, name, property, planned, found }) => (
          <li key={`${connectorId} ${property} ${planned}`} className="wrap-anywhere">
            {name} · <code>{property}</code>:{' '}
            {t('become', { planned: planned || t('nothing'), found: found || t('nothing') })}
          </li>
        ))}
      </ul>
    </details>
  )
}
