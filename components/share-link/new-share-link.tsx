'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Failure } from '#components/shell/failure'
import { Button } from '#components/ui/button'
import { CopyButton } from '#components/ui/copy-button'
import { SelectField, TextField } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { createShareLink } from '#lib/client/api/share-links'
import type { NewShareLink } from '#lib/contract/share-links'
import { LIMITS } from '#lib/scenario/document/limits'

const EXPIRIES = [1, 7, 30, 90]
const DEFAULT_EXPIRY = 30

/** The form for a share link: revision and expiry. Then it shows the address, which is never shown again. */
export function NewShareLinkForm({ scenarioId, revision }: { scenarioId: string; revision: number }) {
  const t = useTranslations('share')
  const client = useQueryClient()
  const { mutate, data: link, error, isPending } = useMutation(createShareLink(client, scenarioId))
  const [label, setLabel] = useState('')
  const [shown, setShown] = useState<'latest' | 'this'>('latest')
  const [expiresInDays, setExpiresInDays] = useState(DEFAULT_EXPIRY)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // The button stays enabled meanwhile, because a disabled button loses the focus.
    if (isPending) return
    mutate({ label, expiresInDays, revision: shown === 'this' ? revision : null })
  }
  return (
    <div className="mt-4 rounded-xl border border-line bg-sunken p-4">
      <form onSubmit={submit} onInput={(event) => event.stopPropagation()} className="flex flex-wrap items-end gap-3">
        <TextField
          label={t('label')}
          hint={t('labelHint')}
          className="w-full"
          maxLength={LIMITS.title}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        <SelectField
          label={t('shows')}
          className="min-w-0 flex-1 basis-60"
          value={shown}
          onChange={(event) => setShown(event.target.value === 'this' ? 'this' : 'latest')}
        >
          <option value="latest">{t('latest')}</option>
          <option value="this">{t('fixed', { revision })}</option>
        </SelectField>
        <SelectField
          label={t('expiresAfter')}
          className="w-36"
          value={expiresInDays}
          onChange={(event) => setExpiresInDays(Number(event.target.value))}
        >
          {EXPIRIES.map((days) => (
            <option key={days} value={days}>
              {t('days', { days })}
            </option>
          ))}
        </SelectField>
        <Button type="submit" tone="primary" aria-disabled={isPending} className="min-h-9">
          {isPending ? t('creating') : t('create')}
        </Button>
      </form>
      {error !== null && (
        <div className="mt-3">
          <Failure error={error} />
        </div>
      )}
      {link !== undefined && <CreatedLink key={link.id} link={link} />}
    </div>
  )
}

function CreatedLink({ link }: { link: NewShareLink }) {
  const t = useTranslations('share')
  const format = useFormatter()
  const field = useRef<HTMLInputElement>(null)
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(link.url).hostname)
  return (
    <div className="mt-4 border-t border-line pt-4">
      <p role="status" className="text-sm font-medium">
        {t('made', { date: format.dateTime(new Date(link.expiresAt), { dateStyle: 'long' }) })}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <input
          ref={field}
          readOnly
          aria-label={t('address')}
          value={link.url}
          onFocus={(event) => event.target.select()}
          className="min-w-0 flex-1 basis-60 rounded-lg border border-line-strong bg-surface px-2.5 py-1.5 font-mono text-sm"
        />
        <CopyButton text={link.url} label={t('copyLink')} onRefused={() => field.current?.focus()} />
      </div>
      {isLocal && (
        <div className="mt-3">
          <Notice tone="ask">{t('onlyHere')}</Notice>
        </div>
      )}
    </div>
  )
}
