'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useWholeDocument } from '#components/editing/document'
import { useMxNames } from '#components/phases/mx-name'
import { Button } from '#components/ui/button'
import { ToneIcon } from '#components/verdict/tones'
import { type DnsLine, dnsLines, isInForce } from '#lib/client/views/dns-lines'
import type { Mx, Phase, Service } from '#lib/scenario/document/document'
import type { DomainRecords } from '#lib/scenario/document/domain-records'

type Props = {
  records: DomainRecords
  record: Mx
  phase: Phase
  services: readonly Service[]
  /** takes the TTL over into the phase; null if it may not be edited */
  onTtl: ((seconds: number) => void) | null
}

/** What DNS said about a domain and when, with what differs from the phase. */
export function DomainFacts({ records, record, phase, services, onTtl }: Props) {
  const t = useTranslations('workspace.dns')
  const format = useFormatter()
  const document = useWholeDocument()
  const { ttl } = records.mx
  return (
    <section aria-label={record.domain} className="flex min-w-0 flex-col gap-1">
      <h3 className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="font-mono font-medium wrap-anywhere">{record.domain}</span>
        <span className="text-xs text-ink-3">
          {t('askedAt', {
            when: format.dateTime(new Date(records.askedAt), { dateStyle: 'medium', timeStyle: 'short' }),
          })}
        </span>
      </h3>
      <ul className="flex flex-col gap-1 text-sm">
        {dnsLines(records, record, phase, document).map((line) => (
          <Line key={line.key} line={line} record={record} services={services} />
        ))}
      </ul>
      {onTtl !== null && ttl !== null && ttl !== phase.mxTtl && isInForce(records, record, services) && (
        <Button className="self-start" onClick={() => onTtl(ttl)}>
          {t('takeTtl', { seconds: ttl })}
        </Button>
      )}
    </section>
  )
}

type LineProps = { line: DnsLine; record: Mx; services: readonly Service[] }

function Line({ line: { tone, key, values, reason }, record, services }: LineProps) {
  const t = useTranslations('workspace.dns')
  const nameOf = useMxNames(services)
  const plan = nameOf({ to: record.to, handedOverBy: [] })
  return (
    <li className="flex items-start gap-1.5">
      <span className="mt-0.5 shrink-0">
        <ToneIcon tone={tone} />
      </span>
      <span className="min-w-0 wrap-anywhere">
        {t(`lines.${key}`, { plan, ...values, reason: reason === null ? '' : t(`reasons.${reason}`) })}
      </span>
    </li>
  )
}
