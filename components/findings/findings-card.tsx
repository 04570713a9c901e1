'use client'

import { Wrench } from 'lucide-react'
import { memo, useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useGoTo } from '#components/connectors/go-to'
import { parameterName } from '#components/connectors/property-names'
import { useEditing } from '#components/editing/editing'
import { useWithLaterPhases } from '#components/editing/later-phases'
import { Failure } from '#components/shell/failure'
import { Button } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { useNearViewport } from '#components/ui/near-viewport'
import { ShowAllButton, useShortList } from '#components/ui/short-list'
import { SEVERITY_LOOKS } from '#components/verdict/looks'
import { applyFix } from '#lib/client/edits/connectors'
import { type FindingTexts, findingWords, propertyOf } from '#lib/client/views/findings'
import { phaseNumber } from '#lib/client/views/names'
import { useFindings } from '#lib/client/workers/use-findings'
import type { Phase } from '#lib/scenario/document/document'
import type { Finding } from '#lib/scenario/findings/finding'

const SEVERITIES = ['error', 'warning', 'info'] as const

/** Findings of each severity that are listed at first. */
const AT_FIRST = 6

type Props = { phase: Phase; phaseIndex: number }

/**
 * The findings on the connectors of the phase, worst first. Each leads to its property, and has a fix if one is safe.
 */
export const FindingsCard = memo(function FindingsCard({ phase, phaseIndex }: Props) {
  const t = useTranslations('workspace.findings')
  const language = useLocale()
  const cardRef = useRef<HTMLDivElement>(null)
  const isNear = useNearViewport(cardRef)
  const { found, error, retry } = useFindings(phase, isNear, language)
  const title = t('title', { phase: phaseNumber(phaseIndex) })
  const groups = SEVERITIES.map((severity) => ({
    severity,
    findings: found?.findings.filter((finding) => finding.severity === severity) ?? [],
  })).filter(({ findings }) => findings.length > 0)
  const note = groups
    .map(({ severity, findings }) => t(`severities.${severity}`, { count: findings.length }))
    .join(' · ')
  return (
    <Card title={title} note={note || undefined} className="min-w-0">
      {error !== null ? (
        <div className="border-t border-line p-4.5">
          <Failure error={error} onRetry={retry} />
        </div>
      ) : found === null ? (
        <div ref={cardRef} className="border-t border-line px-4.5 py-6 text-sm text-ink-3">
          {t('loading')}
        </div>
      ) : found.findings.length === 0 ? (
        <p className="border-t border-line px-4.5 py-6 text-sm text-ink-2">{t('none')}</p>
      ) : (
        groups.map(({ severity, findings }) => (
          <SeverityGroup
            key={severity}
            severity={severity}
            findings={findings}
            phase={phase}
            texts={found.texts}
            isStale={found.isStale}
          />
        ))
      )}
    </Card>
  )
})

type GroupProps = {
  severity: Finding['severity']
  findings: readonly Finding[]
  phase: Phase
  texts: FindingTexts
  isStale: boolean
}

function SeverityGroup({ severity, findings, phase, texts, isStale }: GroupProps) {
  const t = useTranslations('workspace.findings')
  const list = useShortList(findings, AT_FIRST)
  return (
    <section className="border-t border-line">
      <h3 className="px-4 pt-3 text-sm text-ink-3 sm:px-4.5">
        {t(`severities.${severity}`, { count: findings.length })}
      </h3>
      <ul>
        {list.shown.map((finding) => (
          <FindingItem
            key={`${finding.code} ${finding.path} ${JSON.stringify(finding.value)}`}
            finding={finding}
            phase={phase}
            texts={texts}
            isStale={isStale}
          />
        ))}
      </ul>
      <ShowAllButton list={list} all={t('all', { count: findings.length })} fewer={t('fewer')} className="mx-2 mb-2" />
    </section>
  )
}

type ItemProps = {
  finding: Finding
  phase: Phase
  texts: FindingTexts
  isStale: boolean
}

function FindingItem({ finding, phase, texts, isStale }: ItemProps) {
  const goTo = useGoTo()
  const { severity, connectorId, code, sources } = finding
  const { Icon, tone } = SEVERITY_LOOKS[severity]
  const words = findingWords(texts, finding)
  const connector = phase.connectors.find(({ id }) => id === connectorId)
  const property = propertyOf(finding)
  return (
    <li className="flex gap-2.5 px-4 py-2.5 text-sm sm:px-4.5">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="font-medium [overflow-wrap:anywhere]">{words.title}</p>
        <p className="text-ink-2 [overflow-wrap:anywhere]">
          {words.text} {words.advice}
        </p>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          {connector && (
            <Button tone="quiet" className="-ml-2" onClick={() => goTo(connector.id, property)}>
              {property === null ? connector.name : `${connector.name}, ${parameterName(property)}`}
            </Button>
          )}
          <Fix finding={finding} phase={phase} isStale={isStale} label={words.fix ?? words.advice} />
          <span className="text-xs text-ink-3">
            <code>{code}</code>
            {sources.length > 0 && ` · ${sources.join(', ')}`}
          </span>
        </div>
      </div>
    </li>
  )
}

type FixProps = { finding: Finding; phase: Phase; isStale: boolean; label: string }

function Fix({ finding: { fix, connectorId }, phase, isStale, label }: FixProps) {
  const t = useTranslations('workspace.findings')
  const editing = useEditing()
  const withLaterPhases = useWithLaterPhases()
  if (editing === null || fix === undefined || connectorId === null) return null
  return (
    <Button
      disabled={isStale}
      onClick={() => {
        editing.change(applyFix({ phaseId: phase.id, connectorId, withLaterPhases }, fix))
        editing.announce(t('fixed', { fix: label }))
      }}
    >
      <Wrench aria-hidden className="size-3.5" />
      {label}
    </Button>
  )
}
