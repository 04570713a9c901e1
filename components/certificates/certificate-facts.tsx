'use client'

import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { daysLeft } from '#lib/client/views/certificate-validity'
import type { Certificate } from '#lib/contract/certificates'

type Props = { certificate: Certificate; known: readonly string[]; onTake: (certificate: Certificate) => void }

/** Days before its expiry from which a certificate gets a warning. */
const WARNING_DAYS = 30

/** Subject, issuer and validity of a certificate, with a button that takes over its names. */
export function CertificateFacts({ certificate, known, onTake }: Props) {
  const t = useTranslations('services.certificate')
  const shell = useTranslations('shell.invisible')
  const [added, setAdded] = useState<number | null>(null)
  const { subjectCN, names, issuer, selfSigned, chainLength, extendedKeyUsage, clientAuth, removed = [] } = certificate
  const dnsNames = names.filter((name) => name !== subjectCN)
  const have = new Set(known.map((name) => name.toLowerCase()))
  const take = () => {
    setAdded(names.filter((name) => !have.has(name.toLowerCase())).length)
    onTake(certificate)
  }
  return (
    <div className="flex flex-col gap-3">
      <dl className="rounded-lg bg-sunken px-3 py-2 text-sm">
        <Row label={t('subject')}>
          {subjectCN === null ? <span className="text-ink-2">{t('noSubject')}</span> : <code>{subjectCN}</code>}
        </Row>
        <Row label={t('names')}>
          {dnsNames.length === 0 ? (
            <span className="text-ink-2">{t('noNames')}</span>
          ) : (
            <code className="block max-h-32 overflow-y-auto whitespace-pre-line">{dnsNames.join('\n')}</code>
          )}
        </Row>
        <Row label={t('issuer')}>
          {issuer}
          {selfSigned && <span className="block text-ask">{t('selfSigned')}</span>}
        </Row>
        <Row label={t('usage')}>
          {extendedKeyUsage === null ? (
            <span className="text-ink-2">{t('anyUsage')}</span>
          ) : (
            <code>{extendedKeyUsage.join(', ')}</code>
          )}
        </Row>
        <Row label={t('valid')}>
          <Validity certificate={certificate} />
        </Row>
      </dl>
      {removed.map(({ path, characters }) => (
        <Notice key={path} tone="ask">
          {shell('leftOut', { characters })}
        </Notice>
      ))}
      {!clientAuth && <Notice tone="ask">{t('noClientAuth')}</Notice>}
      <Lifetime certificate={certificate} />
      {chainLength > 1 && <p className="text-xs text-ink-3">{t('chain', { count: chainLength })}</p>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button disabled={names.length === 0} onClick={take}>
          {t('take', { count: names.length })}
        </Button>
        <p role="status" className="flex items-center gap-1 text-sm text-good">
          {added !== null && (
            <>
              <Check aria-hidden className="size-4" />
              {t('added', { count: added })}
            </>
          )}
        </p>
      </div>
    </div>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="gap-x-3 py-1 sm:grid sm:grid-cols-[7rem_minmax(0,1fr)]">
      <dt className="text-ink-3">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  )
}

function useDate(): (iso: string) => string {
  const format = useFormatter()
  return (iso) => format.dateTime(new Date(iso), { dateStyle: 'medium', timeZone: 'UTC' })
}

function Validity({ certificate: { notBefore, notAfter } }: { certificate: Certificate }) {
  const t = useTranslations('services.certificate')
  const date = useDate()
  const [now] = useState(Date.now)
  const days = daysLeft(notAfter, now)
  return (
    <>
      {t('from', { from: date(notBefore), to: date(notAfter) })}
      {days >= 0 && <span className="block text-ink-2">{t('daysLeft', { days })}</span>}
    </>
  )
}

/** A warning if the certificate has expired, expires soon, or is not valid yet. */
function Lifetime({ certificate: { notBefore, notAfter } }: { certificate: Certificate }) {
  const t = useTranslations('services.certificate')
  const date = useDate()
  const [now] = useState(Date.now)
  const days = daysLeft(notAfter, now)
  if (days < 0) return <Notice tone="lost">{t('expired', { date: date(notAfter) })}</Notice>
  if (Date.parse(notBefore) > now) return <Notice tone="ask">{t('notYet', { date: date(notBefore) })}</Notice>
  return days < WARNING_DAYS ? <Notice tone="ask">{t('soon', { date: date(notAfter) })}</Notice> : null
}
