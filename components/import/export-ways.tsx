'use client'

import { useTranslations } from 'use-intl'
import { CommandText } from '#components/ui/command-text'
import { CopyButton } from '#components/ui/copy-button'

const LISTS = ['SenderDomains', 'SenderIPAddresses', 'AssociatedAcceptedDomains']
const FLAT = [
  'Name',
  'Enabled',
  'ConnectorType',
  'RequireTls',
  'RestrictDomainsToIPAddresses',
  'RestrictDomainsToCertificate',
  'TlsSenderCertificateName',
]
/** Joins the entries of lists, because Export-Csv would write the type of a list in place of its entries. */
const joined = LISTS.map((name) => `@{n='${name}';e={$_.${name} -join ' '}}`)

/** The commands that export connectors without loss, the best one first. */
const WAYS = {
  json: 'Get-InboundConnector | ConvertTo-Json -Depth 5',
  list: '$FormatEnumerationLimit = -1; Get-InboundConnector | Format-List *',
  csv: `Get-InboundConnector | Select-Object ${[...FLAT, ...joined].join(',')} | Export-Csv connectors.csv -NoTypeInformation -Encoding UTF8`,
  clixml: 'Get-InboundConnector | Export-Clixml connectors.xml',
} as const
type Way = keyof typeof WAYS

/** Explains which command to run, and when to use which format. */
export function ExportWays() {
  const t = useTranslations('import.ways')
  const others = (Object.keys(WAYS) as Way[]).filter((way) => way !== 'json')
  return (
    <div className="flex flex-col gap-2">
      <p className="text-ink-2">{t('run')}</p>
      <Command text={WAYS.json} />
      <details className="group">
        <summary className="w-fit cursor-pointer rounded-md py-1 text-sm text-ink-2 hover:text-ink">
          {t('others')}
        </summary>
        <dl className="mt-1.5 flex flex-col gap-3 border-l-2 border-line pl-3.5">
          {others.map((way) => (
            <div key={way}>
              <dt className="text-sm font-medium">{t(`${way}.title`)}</dt>
              <dd>
                <p className="mb-1.5 text-sm text-ink-2">{t(`${way}.use`)}</p>
                <Command text={WAYS[way]} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  )
}

/** A command with a copy button. */
function Command({ text }: { text: string }) {
  return (
    <div className="flex flex-wrap items-start gap-2">
      <CommandText className="min-w-0 flex-1 basis-72 rounded-lg border border-line bg-sunken px-3 py-2">
        {text}
      </CommandText>
      <CopyButton text={text} />
    </div>
  )
}
