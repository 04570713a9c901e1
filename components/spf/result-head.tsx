'use client'

import { TriangleAlert } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { splitNetworks } from '#lib/exchange/spf/split-networks'
import type { AskedAnswer } from './use-spf'

/** Split networks that are named. The others are counted. */
const NAMED = 3

/** The result of a record: the counts of entries and addresses, and the networks that were split. */
export function ResultHead({ answered: { found, wasPasted } }: { answered: AskedAnswer }) {
  const t = useTranslations('spf.result')
  const format = useFormatter()
  const { networks, entryCount, addressCount, domain, askedAt, isComplete } = found
  const split = splitNetworks(found)
  const when = format.dateTime(new Date(askedAt), { dateStyle: 'medium', timeStyle: 'short' })
  const isTooMany = networks.length === 0 && entryCount > 0
  return (
    <div className="flex flex-col gap-1">
      <h2 className="text-xl leading-tight font-semibold tracking-tight">
        {networks.length > 0 ? (
          <>
            {t('entries', { count: entryCount, number: format.number(entryCount) })}{' '}
            <span className="font-normal text-ink-2">
              {t('addresses', { count: addressCount, number: format.number(addressCount) })}
            </span>
          </>
        ) : (
          <>
            {t('noList')}{' '}
            <span className="font-normal text-ink-2">
              {isTooMany ? t('tooMany', { number: format.number(entryCount) }) : t('nothing')}
            </span>
          </>
        )}
      </h2>
      <p className="text-sm text-ink-3 wrap-anywhere">
        {wasPasted && domain === null ? t('ofPaste', { when }) : t('ofDomain', { domain: domain ?? '', when })}
      </p>
      {split.length > 0 && (
        <ul className="mt-1 text-sm text-ink-2">
          {split.slice(0, NAMED).map(({ network, entries }) => (
            <li key={network}>{t('split', { network, count: entries, number: format.number(entries) })}</li>
          ))}
          {split.length > NAMED && (
            <li>{t('splitMore', { count: split.length - NAMED, number: format.number(split.length - NAMED) })}</li>
          )}
        </ul>
      )}
      {!isComplete && networks.length > 0 && (
        <p className="mt-1 flex items-center gap-1.5 text-sm text-ask">
          <TriangleAlert aria-hidden className="size-4 shrink-0" />
          {t('incomplete')}
        </p>
      )}
    </div>
  )
}
