'use client'

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Logo } from '#components/shell/logo'
import { Preferences } from '#components/shell/preferences'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { ApiError, OfflineError } from '#lib/client/api/call-api'
import { signIn, watchKeyInAddress } from '#lib/client/api/session'

/**
 * Replaces every page while there is no session. A key behind the `#` of the address signs in at once. Otherwise the
 * user pastes the key.
 */
export function SignIn() {
  const t = useTranslations('shell')
  const [key, setKey] = useState('')
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: signIn, onSuccess: openPage })
  useEffect(() => watchKeyInAddress(mutate), [mutate])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (key.trim() !== '') mutate(key)
  }
  const working = isPending || isSuccess
  return (
    <div className="flex min-h-dvh flex-col">
      <div className="flex justify-end px-4 py-2.5 sm:px-6">
        <Preferences isPublic />
      </div>
      <main id="content" className="mx-auto w-full max-w-md flex-1 px-4 pt-[8vh] pb-16">
        <p className="flex items-center gap-2.5 font-semibold">
          <Logo />
          {t('product')}
        </p>
        <p className="mt-3 text-xl leading-snug font-semibold tracking-tight text-balance">{t('promise')}</p>
        <form onSubmit={submit} className="mt-8 rounded-xl border border-line bg-surface p-5 shadow-lift">
          <h1 className="text-base font-semibold tracking-tight">{t('signIn.title')}</h1>
          <p className="mt-1.5 mb-4 text-sm text-ink-2">{t('signIn.why')}</p>
          <TextField
            label={t('signIn.key')}
            labelHidden
            autoFocus
            mono
            type="password"
            name="key"
            autoComplete="current-password"
            spellCheck={false}
            placeholder={t('signIn.placeholder')}
            value={key}
            error={error === null ? null : t(textOf(error))}
            onChange={(event) => setKey(event.target.value)}
          />
          <Button type="submit" tone="primary" disabled={working || key.trim() === ''} className="mt-3 w-full">
            {working ? t('signIn.working') : t('signIn.submit')}
          </Button>
        </form>
        <div className="mt-4">
          <Notice>{t('signIn.where')}</Notice>
        </div>
        <p role="status" className="sr-only">
          {working ? t('signIn.working') : error === null ? '' : t(textOf(error))}
        </p>
      </main>
    </div>
  )
}

/** Reloads the page. The address already is that of the requested page, which the server had replaced by this one. */
function openPage(): void {
  if (window.location.pathname === '/sign-in') window.location.replace('/')
  else window.location.reload()
}

function textOf(error: Error) {
  if (error instanceof OfflineError) return 'error.offline'
  if (error instanceof ApiError && error.status === 429) return 'signIn.tooMany'
  if (error instanceof ApiError && (error.status === 401 || error.status === 422)) return 'signIn.wrong'
  return 'error.unknown'
}
