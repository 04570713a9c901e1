'use client'

import { useId } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { CopyButton } from '#components/ui/copy-button'
import { SEVERITY_LOOKS } from '#components/verdict/looks'
import { useEngineTexts } from '#lib/client/api/engine-texts'
import { COLLECTOR_CODES, type CollectorCode } from '#lib/exchange/collector/codes'
import type { CollectedFacts } from '#lib/scenario/document/collected'
import { type FindingText, fillInFinding } from '#lib/texts/format'

type Finding = CollectedFacts['findings'][number]

const SEVERITIES = ['error', 'warning', 'info'] as const
type Severity = (typeof SEVERITIES)[number]

/** Codes of rules that stop a message after a connector has admitted it. */
const STOPPING_CODES: ReadonlySet<string> = new Set(['RULE_ACTS_AS_LOCK', 'RULE_STOPS_MAIL', 'RULE_STOPS_SOME_MAIL'])

const isKnown = (code: string): code is CollectorCode => Object.hasOwn(COLLECTOR_CODES, code)
const severityOf = ({ code }: Finding): Severity => (isKnown(code) ? COLLECTOR_CODES[code].severity : 'info')

/** The findings on the rest of the tenant, as a section of the import report. */
export function CollectedSection({ facts }: { facts: CollectedFacts }) {
  const t = useTranslations('import.findings')
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={id} className="font-semibold tracking-tight">
          {t('title', { count: facts.findings.length })}
        </h2>
        <CopyFindings facts={facts} />
      </div>
      <p className="text-sm text-ink-2">
        <CollectedTime facts={facts} /> {facts.findings.length > 0 ? t('about') : <NoFindings facts={facts} />}
      </p>
      <NotRead facts={facts} />
      <div className="mt-2 overflow-hidden rounded-xl border border-line empty:hidden">
        <TenantFindings facts={facts} />
      </div>
    </section>
  )
}

/** The time at which the tenant was read, if the file has it. */
export function CollectedTime({ facts: { at } }: { facts: CollectedFacts }) {
  const t = useTranslations('import.findings')
  const format = useFormatter()
  const when = new Date(at)
  if (at === '' || Number.isNaN(when.getTime())) return null
  return t('when', { when: format.dateTime(when, { dateStyle: 'medium', timeStyle: 'short' }) })
}

/** That nothing was found, which says something only of what was read. */
export function NoFindings({ facts: { notRead } }: { facts: CollectedFacts }) {
  const t = useTranslations('import.findings')
  return t(notRead?.length === 0 ? 'none' : 'noneElse')
}

/** The parts of the tenant that could not be read: not known, and so neither clear nor empty. */
export function NotRead({ facts: { notRead } }: { facts: CollectedFacts }) {
  const t = useTranslations('import.findings')
  if (notRead?.length === 0) return null
  return (
    <div className="border-b border-line bg-ask-soft px-3.5 py-2 text-sm text-ask">
      {notRead === null ? (
        <p>{t('notKept')}</p>
      ) : (
        <>
          <p className="font-medium">{`${t('notRead', { count: notRead.length })}: ${notRead.map((part) => t(`parts.${part}`)).join(', ')}`}</p>
          <p>{t('notReadWhy')}</p>
        </>
      )}
    </div>
  )
}

/** A button that copies the findings as text. */
export function CopyFindings({ facts }: { facts: CollectedFacts }) {
  const t = useTranslations('import.findings')
  const words = useWords()
  if (facts.findings.length === 0) return null
  const asText = sort(facts.findings).map((finding) => {
    const { title, text, advice } = words(finding)
    return `${t(`severities.${severityOf(finding)}`)}: ${title}\n${text}\n${advice}`
  })
  return <CopyButton tone="quiet" text={asText.join('\n\n')} label={t('copy')} />
}

/** The findings, worst first: rules, lists and settings that verdicts do not take into account. */
export function TenantFindings({ facts: { findings } }: { facts: CollectedFacts }) {
  const t = useTranslations('import.findings')
  if (findings.length === 0) return null
  return (
    <>
      {findings.some(({ code }) => STOPPING_CODES.has(code)) && (
        <p className="border-b border-line bg-ask-soft px-3.5 py-2 text-sm text-ask">{t('notDelivered')}</p>
      )}
      <ul className="divide-y divide-line">
        {sort(findings).map((finding) => (
          <Item key={`${finding.code} ${JSON.stringify(finding.parameters)}`} finding={finding} />
        ))}
      </ul>
    </>
  )
}

const sort = (findings: readonly Finding[]): Finding[] =>
  SEVERITIES.flatMap((severity) => findings.filter((finding) => severityOf(finding) === severity))

function Item({ finding }: { finding: Finding }) {
  const t = useTranslations('import.findings')
  const { title, text, advice } = useWords()(finding)
  const severity = severityOf(finding)
  const { Icon, tone } = SEVERITY_LOOKS[severity]
  const sources = isKnown(finding.code) ? COLLECTOR_CODES[finding.code].sources : []
  return (
    <li className="flex gap-2.5 px-3.5 py-2.5 text-sm">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="font-medium wrap-anywhere">
          <span className="sr-only">{t(`severities.${severity}`)}: </span>
          {title}
        </p>
        <p className="text-ink-2 wrap-anywhere">{text}</p>
        <p className="wrap-anywhere">{advice}</p>
        <p className="text-xs text-ink-3">{[finding.code, ...sources].join(' · ')}</p>
      </div>
    </li>
  )
}

/** Returns a function for the sentences of a finding; an unknown code stays a code. */
function useWords() {
  const { data: texts } = useEngineTexts('collector-findings')
  return ({ code, parameters }: Finding): FindingText =>
    texts === undefined || !isKnown(code)
      ? { title: code, text: '', advice: '' }
      : fillInFinding(texts[code], parameters)
}
