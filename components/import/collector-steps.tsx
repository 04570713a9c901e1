'use client'

import { Download } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { CopyButton } from '#components/ui/copy-button'
import { ScrollRegion } from '#components/ui/scroll-region'
import { saveAsFile } from '#lib/client/files/save-as-file'
import { collectorScript } from '#lib/exchange/collector/script'

const FILE_NAME = 'connector-planner-collector.ps1'

/** The cmdlets of the script, by what they read. */
const PARTS = {
  connectors: ['Get-InboundConnector', 'Get-OutboundConnector'],
  domains: ['Get-AcceptedDomain', 'Get-IPv6StatusForAcceptedDomain'],
  organization: ['Get-OrganizationConfig'],
  rules: ['Get-TransportRule'],
  filter: ['Get-HostedConnectionFilterPolicy'],
} as const
const PART_NAMES = Object.keys(PARTS) as (keyof typeof PARTS)[]

/** Explains the collector script and offers it to read, to copy and to download. */
export function CollectorSteps() {
  const t = useTranslations('import.collector')
  const script = useMemo(() => collectorScript(), [])
  return (
    <div className="flex flex-col gap-3">
      <p className="text-ink-2">{t('about')}</p>
      <ul className="grid gap-x-6 gap-y-1.5 text-sm sm:grid-cols-2">
        {PART_NAMES.map((part) => (
          <li key={part} className="flex flex-col">
            <span>{t(`parts.${part}`)}</span>
            <code className="text-xs text-ink-3 wrap-anywhere">{PARTS[part].join(', ')}</code>
          </li>
        ))}
      </ul>
      <p className="text-sm font-medium">{t('harmless')}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => saveAsFile(FILE_NAME, script, 'text/plain')}>
          <Download aria-hidden className="size-4" />
          {t('download')}
        </Button>
        <CopyButton text={script} label={t('copy')} />
      </div>
      <details>
        <summary className="w-fit cursor-pointer rounded-md py-1 text-sm text-ink-2 hover:text-ink">
          {t('show')}
        </summary>
        <ScrollRegion
          label={t('script')}
          className="mt-1.5 max-h-72 overflow-y-auto rounded-lg border border-line bg-sunken"
        >
          <pre className="px-3 py-2 font-mono text-xs leading-5">{script}</pre>
        </ScrollRegion>
      </details>
      <p className="text-ink-2">{t('next')}</p>
    </div>
  )
}
