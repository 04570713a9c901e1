'use client'

import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { TextArea, TextField } from '#components/ui/field'
import type { SpfRequest } from '#lib/exchange/spf/flattened-spf'
import { LONGEST_DOMAIN } from '#lib/scenario/document/forms'

export type SpfWay = 'domain' | 'record'

type Props = {
  way: SpfWay
  onWay: (way: SpfWay) => void
  domain: string
  onDomain: (domain: string) => void
  isAsking: boolean
  onAsk: (request: SpfRequest) => void
  onStop: () => void
}

/** The form for a record: a domain that the server looks up, or a pasted record. */
export function SpfForm({ way, onWay, domain, onDomain, isAsking, onAsk, onStop }: Props) {
  const t = useTranslations('spf.form')
  const [record, setRecord] = useState('')
  const [isTried, setTried] = useState(false)
  const isMissing = (way === 'domain' ? domain : record).trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // This form is inside the form of the service dialog in the React tree, which must not get the event.
    event.stopPropagation()
    setTried(true)
    if (isMissing || isAsking) return
    if (way === 'domain') onAsk({ domain })
    else onAsk(domain.trim() === '' ? { record } : { record, domain })
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      {way === 'record' && (
        <TextArea
          label={t('record')}
          hint={t('recordHint')}
          error={isTried && isMissing ? t('recordMissing') : null}
          mono
          rows={4}
          spellCheck={false}
          autoCapitalize="off"
          placeholder="v=spf1 ip4:192.0.2.0/24 include:_spf.filter.example -all"
          value={record}
          onChange={({ target }) => setRecord(target.value)}
        />
      )}
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <TextField
          label={t(way === 'domain' ? 'domain' : 'recordDomain')}
          hint={t(way === 'domain' ? 'domainHint' : 'recordDomainHint')}
          error={way === 'domain' && isTried && isMissing ? t('domainMissing') : null}
          className="min-w-0 flex-1 basis-72"
          mono
          maxLength={LONGEST_DOMAIN}
          spellCheck={false}
          autoCapitalize="off"
          placeholder="spf.filter.example"
          value={domain}
          onChange={({ target }) => onDomain(target.value)}
        />
        <div className="flex flex-wrap items-center gap-2 sm:pt-[1.5625rem]">
          {isAsking ? (
            <Button onClick={onStop}>{t('stop')}</Button>
          ) : (
            <Button type="submit">{t(way === 'domain' ? 'lookUp' : 'read')}</Button>
          )}
          <Button
            tone="quiet"
            onClick={() => {
              setTried(false)
              onWay(way === 'domain' ? 'record' : 'domain')
            }}
          >
            {t(way === 'domain' ? 'toPaste' : 'toDomain')}
          </Button>
        </div>
      </div>
      <p role="status" className={isAsking ? 'text-sm text-ink-2' : 'sr-only'}>
        {isAsking ? t('asking') : ''}
      </p>
    </form>
  )
}
