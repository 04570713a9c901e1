'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { problemKey } from '#lib/client/import/import-answers'
import type { Tenant } from '#lib/matcher'
import { directSendQuestion, type Import } from './use-import'

export type TenantBefore = Pick<Tenant, 'acceptedDomains'> & { readonly rejectDirectSend: boolean | null }

type Props = {
  source: Import
  /** RejectDirectSend is null where it was not known before */
  before: TenantBefore
  tenant: Tenant
  isTaken: boolean
  /** left out if the user cannot choose */
  onTake?: (isTaken: boolean) => void
}

/** The tenant facts of the collector file, compared with those of the phase. */
export function TenantFacts({ source, before, tenant, isTaken, onTake }: Props) {
  const t = useTranslations('import.tenant')
  const id = useId()
  const question = source.reading === null ? null : directSendQuestion(source.reading)
  const added = tenant.acceptedDomains.filter((domain) => !before.acceptedDomains.includes(domain))
  const removed = before.acceptedDomains.filter((domain) => !tenant.acceptedDomains.includes(domain))
  const kept = tenant.acceptedDomains.length - added.length
  const isSame = before.rejectDirectSend === null || before.rejectDirectSend === tenant.rejectDirectSend
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="font-semibold tracking-tight">
        {t('title')}
      </h2>
      <div className="mt-2 rounded-xl border border-line px-3.5 py-2.5">
        {onTake && (
          <label className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={isTaken}
              onChange={(event) => onTake(event.target.checked)}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="font-medium">{t('take')}</span>
          </label>
        )}
        <dl
          className={`grid gap-x-3 gap-y-1.5 text-sm sm:grid-cols-[12rem_minmax(0,1fr)] ${onTake ? 'mt-2 sm:pl-6' : ''}`}
        >
          <dt className="font-mono text-xs leading-5 text-ink-3">AcceptedDomains</dt>
          <dd className="wrap-anywhere">
            <ul className="flex flex-wrap gap-x-3 gap-y-0.5 font-mono text-xs leading-5">
              {added.map((domain) => (
                <li key={domain} className="text-good">
                  <span aria-hidden>+</span>
                  <span className="sr-only">{t('added')} </span>
                  {domain}
                </li>
              ))}
              {removed.map((domain) => (
                <li key={domain} className="text-lost line-through">
                  <span className="sr-only">{t('removed')} </span>
                  {domain}
                </li>
              ))}
            </ul>
            {kept > 0 && <p className="text-ink-2">{t('kept', { count: kept })}</p>}
          </dd>
          <dt className="font-mono text-xs leading-5 text-ink-3">RejectDirectSend</dt>
          <dd>
            {question === null ? (
              <span className="font-mono text-xs">
                {isSame ? '' : `${before.rejectDirectSend} → `}
                {String(tenant.rejectDirectSend)}
              </span>
            ) : (
              <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ask">
                <legend className="float-left mr-4">{t('directSend')}</legend>
                {(['true', 'false'] as const).map((value) => (
                  <label key={value} className="flex min-h-6 items-center gap-1.5">
                    <input
                      type="radio"
                      name={id}
                      checked={source.answers[problemKey(question)] === value}
                      onChange={() => source.answer(question, value)}
                      className="size-4 accent-accent"
                    />
                    {t(value === 'true' ? 'yes' : 'no')}
                  </label>
                ))}
              </fieldset>
            )}
          </dd>
        </dl>
      </div>
    </section>
  )
}
