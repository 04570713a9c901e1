'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useNow, useTranslations } from 'use-intl'
import { Failure } from '#components/shell/failure'
import { Button } from '#components/ui/button'
import { ScrollRegion } from '#components/ui/scroll-region'
import { Tag } from '#components/ui/tag'
import { revokeShareLink, shareLinksOptions } from '#lib/client/api/share-links'
import type { ShareLink } from '#lib/contract/schemas'

/** The share links of the scenario: revision, expiry, last use, and a button to revoke. */
export function ShareLinkTable({ scenarioId }: { scenarioId: string }) {
  const t = useTranslations('share')
  const client = useQueryClient()
  const { data: links, error, refetch } = useQuery(shareLinksOptions(scenarioId))
  const { mutate: revoke, error: revokeError } = useMutation(revokeShareLink(client, scenarioId))
  if (error) return <Failure error={error} onRetry={() => refetch()} />
  if (links === undefined) return <p className="mt-5 text-sm text-ink-3">{t('waiting')}</p>
  return (
    <div className="mt-6">
      <h2 className="font-semibold tracking-tight">{t('links', { count: links.length })}</h2>
      {revokeError !== null && <Failure error={revokeError} />}
      {links.length === 0 ? (
        <p className="mt-1.5 text-sm text-ink-3">{t('none')}</p>
      ) : (
        <ScrollRegion label={t('links', { count: links.length })} className="scrolls-sideways mt-2">
          <table className="w-full text-left text-sm">
            <thead>
              <tr className="border-b border-line text-xs text-ink-3">
                {(['shows', 'created', 'expires', 'lastUsed', 'state'] as const).map((column) => (
                  <th key={column} scope="col" className="py-1.5 pr-4 font-normal whitespace-nowrap">
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {links.map((link) => (
                <ShareLinkRow key={link.id} link={link} onRevoke={() => revoke(link.id)} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </div>
  )
}

function ShareLinkRow({ link, onRevoke }: { link: ShareLink; onRevoke: () => void }) {
  const t = useTranslations('share')
  const format = useFormatter()
  const now = useNow()
  const { revision, createdAt, expiresAt, lastUsedAt, revokedAt } = link
  const isOver = revokedAt !== null || new Date(expiresAt) <= now
  const day = (date: string) => format.dateTime(new Date(date), { dateStyle: 'medium' })
  return (
    <tr className={`border-b border-line last:border-0 ${isOver ? 'text-ink-3' : ''}`}>
      <th scope="row" className="py-2 pr-4 font-medium whitespace-nowrap">
        {revision === null ? t('latestShort') : t('revision', { revision })}
      </th>
      <td className="py-2 pr-4 whitespace-nowrap">{day(createdAt)}</td>
      <td className="py-2 pr-4 whitespace-nowrap">{day(expiresAt)}</td>
      <td className="py-2 pr-4 whitespace-nowrap">
        {lastUsedAt === null ? t('never') : format.relativeTime(new Date(lastUsedAt), now)}
      </td>
      <td className="py-1.5">
        {isOver ? (
          <Tag>{t(revokedAt === null ? 'expired' : 'stopped')}</Tag>
        ) : (
          <StopButton name={t('linkName', { date: day(createdAt) })} onStop={onRevoke} />
        )}
      </td>
    </tr>
  )
}

/** Revoking cannot be undone, so the button must be pressed twice. */
function StopButton({ name, onStop }: { name: string; onStop: () => void }) {
  const t = useTranslations('share')
  const [isAsking, setIsAsking] = useState(false)
  if (!isAsking)
    return (
      <Button aria-label={t('stopNamed', { name })} onClick={() => setIsAsking(true)}>
        {t('stop')}
      </Button>
    )
  return (
    <span className="flex gap-1.5">
      <Button tone="danger" autoFocus aria-label={t('stopNowNamed', { name })} onClick={onStop}>
        {t('stopNow')}
      </Button>
      <Button tone="quiet" onClick={() => setIsAsking(false)}>
        {t('keep')}
      </Button>
    </span>
  )
}
