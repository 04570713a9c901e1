'use client'

import { CircleCheck } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { Tag } from '#components/ui/tag'
import { isSettled } from '#lib/client/import/import-answers'
import type { PropertyChange } from '#lib/client/import/import-merge'
import { EXCHANGE_PROPERTIES, type ExchangeProperty } from '#lib/exchange/read/properties'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { ImportFixes } from './import-fixes'
import type { FoundConnector, Import } from './use-import'

/** The element id of an entry, to which problems link. */
export const entryId = (importedId: string): string => `import-${importedId}`

/** One connector of the text: a checkbox to import it, its changes, and its problems. */
export function ImportEntry({
  found,
  source,
  onLine,
}: {
  found: FoundConnector
  source: Pick<Import, 'answers' | 'answer' | 'fix' | 'choose'>
  onLine: ((line: number) => void) | null
}) {
  const t = useTranslations('import.entries')
  const { connector, importedId, before, changes, isChosen, isUndecided, needsCare, left, problems } = found
  const state = before === null ? 'new' : changes.length === 0 ? 'same' : 'changed'
  const isTlsOpen = problems.some((one) => one.field === 'RequireTls' && !isSettled(one, source.answers))
  return (
    <li className="px-3.5 py-2.5">
      <label className="flex items-start gap-2">
        <input
          id={entryId(importedId)}
          type="checkbox"
          checked={isChosen}
          onChange={(event) => source.choose([importedId], event.target.checked)}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <span className={`font-medium wrap-anywhere ${isChosen ? '' : 'text-ink-2'}`}>
            {connector.name || t('unnamed')}
          </span>
          <Tag>{connector.connectorType}</Tag>
          {!connector.enabled && <Tag>{t('disabled')}</Tag>}
          <span className={`text-sm ${state === 'same' ? 'text-ink-3' : 'text-accent'}`}>{t(`states.${state}`)}</span>
          {needsCare &&
            (left > 0 ? (
              <span className="text-sm text-ask">{t('left', { count: left })}</span>
            ) : (
              <span className="flex items-center gap-1 text-sm text-good">
                <CircleCheck aria-hidden className="size-3.5" />
                {t('settled')}
              </span>
            ))}
          {!isChosen && !isUndecided && <span className="text-sm text-ink-3">{t('staysOut')}</span>}
        </span>
      </label>
      <div className="mt-1 flex flex-col gap-2 sm:pl-6">
        <div className="text-sm text-ink-2">
          {before === null ? <Facts connector={connector} isTlsOpen={isTlsOpen} /> : <Changes changes={changes} />}
          <AllValues connector={connector} />
        </div>
        <ImportFixes found={found} source={source} onLine={onLine} />
        {isUndecided && (
          <div className="flex flex-wrap items-center gap-2 text-sm">
            <p className="text-ask">{t('undecided')}</p>
            <Button onClick={() => source.choose([importedId], true)}>{t('takeRest')}</Button>
            <Button onClick={() => source.choose([importedId], false)}>{t('leaveOut')}</Button>
          </div>
        )}
      </div>
    </li>
  )
}

function Facts({ connector, isTlsOpen }: { connector: ScenarioConnector; isTlsOpen: boolean }) {
  const t = useTranslations('import.entries')
  const { senderDomains, senderIPAddresses, requireTls, tlsSenderCertificateName, otherProperties } = connector
  const { restrictDomainsToIPAddresses: byIp, restrictDomainsToCertificate: byName } = connector
  const facts = [
    t('domains', { domains: someOf(senderDomains, t).join(', ') || '–' }),
    t('networks', { count: senderIPAddresses.length, restricted: String(byIp) }),
    ...(isTlsOpen ? [] : [t(requireTls ? 'tls' : 'noTls')]),
    ...(tlsSenderCertificateName === null
      ? []
      : [t('certificate', { name: tlsSenderCertificateName, restricted: String(byName) })]),
    ...(otherProperties.length === 0 ? [] : [t('others', { count: otherProperties.length })]),
  ]
  return <p className="wrap-anywhere">{facts.join(' · ')}</p>
}

type Translate = ReturnType<typeof useTranslations<'import.entries'>>

/** Entries of a long list that are shown. */
const SHOWN = 6

const someOf = (entries: readonly string[], t: Translate, sign = ''): string[] => [
  ...entries.slice(0, SHOWN).map((entry) => `${sign}${entry}`),
  ...(entries.length > SHOWN ? [t('more', { count: entries.length - SHOWN })] : []),
]

function Changes({ changes }: { changes: readonly PropertyChange[] }) {
  const t = useTranslations('import.entries')
  return (
    <Properties
      rows={changes.map((change) => [
        change.property,
        'added' in change
          ? [...someOf(change.added, t, '+'), ...someOf(change.removed, t, '−')].join('  ')
          : `${change.before || '–'} → ${change.after || '–'}`,
      ])}
    />
  )
}

/** All properties that the imported connector will have. */
function AllValues({ connector }: { connector: ScenarioConnector }) {
  const t = useTranslations('import.entries')
  const names = Object.keys(EXCHANGE_PROPERTIES) as ExchangeProperty[]
  const rows = names.map((name): [string, string] => {
    const value = connector[EXCHANGE_PROPERTIES[name]]
    return [name, (Array.isArray(value) ? someOf(value, t).join('  ') : String(value ?? '')) || '–']
  })
  const others = connector.otherProperties.map(([name, value]): [string, string] => [
    name,
    (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200),
  ])
  return (
    <details className="mt-0.5">
      <summary className="w-fit cursor-pointer rounded-md py-0.5 text-xs text-ink-3 hover:text-ink">
        {t('allValues')}
      </summary>
      <div className="mt-1 mb-1 border-l-2 border-line pl-3">
        <Properties rows={[...rows, ...others]} />
      </div>
    </details>
  )
}

function Properties({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <dl className="grid gap-x-3 gap-y-0.5 sm:grid-cols-[16rem_minmax(0,1fr)]">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="font-mono text-xs leading-5 text-ink-3 wrap-anywhere">{name}</dt>
          <dd className="mb-1 font-mono text-xs leading-5 wrap-anywhere sm:mb-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
