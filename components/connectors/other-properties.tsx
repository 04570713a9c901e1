'use client'

import { memo } from 'react'
import { useTranslations } from 'use-intl'
import type { ScenarioConnector } from '#lib/scenario/document/connector'

/** Imported properties that have no effect on verdicts. They are kept, shown, and exported unchanged. */
export const OtherProperties = memo(function OtherProperties({ connector }: { connector: ScenarioConnector }) {
  const t = useTranslations('connectors')
  const { otherProperties } = connector
  if (otherProperties.length === 0) return <span className="text-ink-3">{t('none')}</span>
  return (
    <dl className="flex max-h-48 flex-col gap-1 overflow-y-auto font-mono text-2xs leading-snug [overflow-wrap:anywhere]">
      {otherProperties.map(([name, value]) => (
        <div key={name}>
          <dt className="text-ink-3">{name}</dt>
          <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  )
})
