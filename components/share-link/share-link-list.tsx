'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { type ReactNode, useId } from 'react'
import { useFormatter, useNow, useTranslations } from 'use-intl'
import { Failure } from '#components/shell/failure'
import { FreeText } from '#components/shell/free-text'
import { Tag } from '#components/ui/tag'
import { revokeShareLink } from '#lib/client/api/share-links'
import type { AnyShareLink, ShareLink } from '#lib/contract/share-links'
import { StopSharing } from './stop-sharing'

/** A link with its scenario: named in a list of all scenarios, and known beforehand in that of one. */
type ListedLink = { readonly link: ShareLink; readonly scenarioId: string; readonly scenario?: Scenario }
type Scenario = AnyShareLink['scenario']

const COLUMNS = '@3xl:grid-cols-[minmax(0,1fr)_7rem_7rem_8rem_12rem]'

/** Share links: recipient, scenario, revision, expiry, last use, and a button to revoke. Those that still work come first. */
export function ShareLinkList({ links, labelledBy }: { links: readonly ListedLink[]; labelledBy: string }) {
  const t = useTranslations('share')
  const client = useQueryClient()
  const id = useId()
  const { mutate, error, variables, isSuccess } = useMutation(revokeShareLink(client))
  const nameOf = useLinkName()
  const stopped = isSuccess ? links.find(({ link }) => link.id === variables.id) : undefined
  const stop = ({ link, scenarioId }: ListedLink) => {
    // The button that had the focus is gone with its answer.
    const onSuccess = () => document.getElementById(`${id}-${link.id}`)?.focus()
    mutate({ id: link.id, scenarioId }, { onSuccess })
  }
  return (
    <div className="@container">
      {error !== null && <Failure error={error} />}
      <p role="status" className="sr-only">
        {stopped === undefined ? '' : t('stoppedNow', { name: nameOf(stopped.link) })}
      </p>
      <div aria-hidden className={`hidden gap-x-5 border-b border-line pb-1.5 text-xs text-ink-3 @3xl:grid ${COLUMNS}`}>
        {(['forWhom', 'created', 'expires', 'lastUsed'] as const).map((column) => (
          <span key={column}>{t(column)}</span>
        ))}
      </div>
      <ul aria-labelledby={labelledBy} className="divide-y divide-line border-t border-line @3xl:border-t-0">
        {links.map((listed) => (
          <ShareLinkRow
            key={listed.link.id}
            {...listed}
            titleId={`${id}-${listed.link.id}`}
            name={nameOf(listed.link)}
            onStop={() => stop(listed)}
          />
        ))}
      </ul>
    </div>
  )
}

/** What a link is called within a sentence. */
function useLinkName() {
  const t = useTranslations('share')
  const format = useFormatter()
  return ({ label, createdAt }: ShareLink) =>
    label === ''
      ? t('linkName', { date: format.dateTime(new Date(createdAt), { dateStyle: 'medium' }) })
      : t('linkNamed', { label })
}

type RowProps = ListedLink & { titleId: string; name: string; onStop: () => void }

function ShareLinkRow({ link, scenario, titleId, name, onStop }: RowProps) {
  const t = useTranslations('share')
  const format = useFormatter()
  const now = useNow()
  const { label, role, revision, createdAt, expiresAt, lastUsedAt } = link
  const end = endOf(link, now)
  const day = (date: string) => format.dateTime(new Date(date), { dateStyle: 'medium' })
  return (
    <li className={`grid grid-cols-3 items-center gap-x-5 gap-y-2 py-3 ${COLUMNS} ${end === null ? '' : 'text-ink-3'}`}>
      <div className="col-span-3 min-w-0 @3xl:col-span-1">
        <p id={titleId} tabIndex={-1} className="font-medium wrap-anywhere outline-none">
          {label === '' ? <span className="font-normal text-ink-3">{t('unnamed')}</span> : <FreeText>{label}</FreeText>}
        </p>
        <p className={`text-sm wrap-anywhere ${end === null ? 'text-ink-2' : ''}`}>
          {scenario && <ScenarioName scenario={scenario} />}
          {t(`roles.${role}`)} · {revision === null ? t('latestShort') : t('revision', { revision })}
        </p>
      </div>
      <dl className="contents text-sm">
        <Fact name={t('created')}>{day(createdAt)}</Fact>
        <Fact name={t('expires')}>{day(expiresAt)}</Fact>
        <Fact name={t('lastUsed')}>
          {lastUsedAt === null ? t('never') : format.relativeTime(new Date(lastUsedAt), now)}
        </Fact>
      </dl>
      <div className="col-span-3 flex flex-wrap gap-1.5 @3xl:col-span-1 @3xl:justify-end">
        {end !== null && <Tag>{t(end)}</Tag>}
        {end === null && scenario?.deletedAt && <Tag>{t('scenarioDeleted')}</Tag>}
        {end === null && <StopSharing name={name} onStop={onStop} />}
      </div>
    </li>
  )
}

/** A deleted scenario has no page to lead to. */
function ScenarioName({ scenario: { id, title, deletedAt } }: { scenario: Scenario }) {
  return (
    <>
      {deletedAt === null ? (
        <Link
          href={`/scenarios/${id}`}
          className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
        >
          <FreeText>{title}</FreeText>
        </Link>
      ) : (
        <FreeText>{title}</FreeText>
      )}
      {' · '}
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="text-sm">
      <dt className="text-xs text-ink-3 @3xl:sr-only">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Why a link opens nothing any more; null while it does. */
export function endOf({ revokedAt, expiresAt }: ShareLink, now: Date): 'stopped' | 'expired' | null {
  if (revokedAt !== null) return 'stopped'
  return new Date(expiresAt) <= now ? 'expired' : null
}

/** Those that open something first, each part the newest first as it came. */
export const workingFirst = (links: readonly ListedLink[], now: Date): ListedLink[] =>
  links.toSorted((a, b) => Number(endOf(a.link, now) !== null) - Number(endOf(b.link, now) !== null))
