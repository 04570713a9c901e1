'use client'

import { useQuery } from '@tanstack/react-query'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useId } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { CopyButton } from '#components/ui/copy-button'
import { collectorTextsOptions } from '#lib/client/collector-texts'
import type { CollectedTenant } from '#lib/exchange/collector'
import { fillIn } from '#lib/scenario/message-text'

type Findings = CollectedTenant['findings']

const LOOKS = {
  error: { Icon: CircleAlert, tone: 'text-lost' },
  warning: { Icon: TriangleAlert, tone: 'text-ask' },
  info: { Icon: Info, tone: 'text-ink-2' },
} as const
const SEVERITIES = ['error', 'warning', 'info'] as const

/** Codes of what stops a message that a connector has let in. */
const STOPS: ReadonlySet<string> = new Set(['RULE_ACTS_AS_LOCK', 'RULE_STOPS_MAIL', 'RULE_STOPS_SOME_MAIL'])

/** What the rest of the tenant means for the plan, worst first: rules, lists and switches that no verdict knows of. */
export function TenantFindings({ findings, collectedAt }: { findings: Findings; collectedAt: string }) {
  const t = useTranslations('reading.findings')
  const format = useFormatter()
  const id = useId()
  const words = useWords()
  const sorted = SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
  const when = collectedAt === '' ? null : new Date(collectedAt)
  const isWhen = when !== null && !Number.isNaN(when.getTime())
  const asText = sorted.map((finding) => {
    const { title, text, advice } = words(finding)
    return `${t(`severities.${finding.severity}`)}: ${title}\n${text}\n${advice}`
  })
  return (
    <section aria-labelledby={id}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={id} className="font-semibold tracking-tight">
          {t('title', { count: findings.length })}
        </h2>
        {findings.length > 0 && <CopyButton tone="quiet" text={asText.join('\n\n')} label={t('copy')} />}
      </div>
      <p className="text-sm text-ink-2">
        {isWhen ? `${t('when', { when: format.dateTime(when, { dateStyle: 'medium', timeStyle: 'short' }) })} ` : ''}
        {t(findings.length === 0 ? 'none' : 'about')}
      </p>
      {findings.some(({ code }) => STOPS.has(code)) && (
        <p className="mt-2 rounded-lg bg-ask-soft px-3 py-2 text-sm text-ask">{t('notDelivered')}</p>
      )}
      {findings.length > 0 && (
        <ul className="mt-2 divide-y divide-line rounded-xl border border-line">
          {sorted.map((finding) => {
            const { Icon, tone } = LOOKS[finding.severity]
            const { title, text, advice } = words(finding)
            return (
              <li key={`${finding.code} ${finding.path}`} className="flex gap-2.5 px-3.5 py-2.5 text-sm">
                <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
                <div className="flex min-w-0 flex-1 flex-col gap-0.5">
                  <p className="font-medium wrap-anywhere">
                    <span className="sr-only">{t(`severities.${finding.severity}`)}: </span>
                    {title}
                  </p>
                  <p className="text-ink-2 wrap-anywhere">{text}</p>
                  <p className="wrap-anywhere">{advice}</p>
                  <p className="text-xs text-ink-3">
                    <code>{finding.code}</code>
                    {finding.sources.length > 0 && ` · ${finding.sources.join(', ')}`}
                  </p>
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

/** The sentences of a finding in the language of the page. */
function useWords() {
  const { data: texts } = useQuery(collectorTextsOptions(useLocale()))
  return ({ code, message, parameters = {} }: Findings[number]) => {
    if (texts === undefined) return { title: code, text: message, advice: '' }
    const { title, text, advice } = texts[code]
    return { title, text: fillIn(text, parameters), advice: fillIn(advice, parameters) }
  }
}
