'use client'

import { Wrench } from 'lucide-react'
import { Fragment, memo, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { useWithLaterPhases } from '#components/editing/later-phases'
import { RuleLink } from '#components/rules/rule-link'
import { Failure } from '#components/shell/failure'
import { Button } from '#components/ui/button'
import { Card, CardSection } from '#components/ui/card'
import { ShowAllButton, useShortList } from '#components/ui/short-list'
import { SEVERITY_LOOKS } from '#components/verdict/looks'
import { useGoTo } from '#components/viewing/go-to'
import { applyFix } from '#lib/client/edits/connectors'
import { MAIN_ROWS, parameterName, partRows } from '#lib/client/views/connector-rows'
import { type FindingTexts, findingWords, propertyOf } from '#lib/client/views/findings'
import { phaseNumber } from '#lib/client/views/names'
import type { Phase } from '#lib/scenario/document/document'
import type { Finding } from '#lib/scenario/findings/finding'
import { usePhaseFindings } from './phase-findings'

const SEVERITIES = ['error', 'warning', 'info'] as const

/** Findings of each severity that are listed at first. */
const AT_FIRST = 6

type Props = { phase: Phase; phaseIndex: number }

/**
 * The findings on a phase that stand at no field of the table above, worst first: those on the tenant, on a connector as a
 * whole, or on a property that is folded. Nothing at all where there is none.
 */
export const FindingsCard = memo(function FindingsCard({ phase, phaseIndex }: Props) {
  const t = useTranslations('workspace.findings')
  const { found, error, retry } = usePhaseFindings()
  const rest = useMemo(() => {
    const atFields = propertiesAtFields(phase)
    return found?.findings.filter((finding) => !isAtField(finding, atFields)) ?? []
  }, [found, phase])
  const groups = SEVERITIES.map((severity) => ({
    severity,
    findings: rest.filter((finding) => finding.severity === severity),
  })).filter(({ findings }) => findings.length > 0)
  if (error === null && (found === null || rest.length === 0)) return null
  return (
    <Card title={t('title', { phase: phaseNumber(phaseIndex) })} className="mt-4 min-w-0">
      {error !== null ? (
        <CardSection>
          <Failure error={error} onRetry={retry} />
        </CardSection>
      ) : (
        found !== null &&
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

/** The properties whose fields the table of connectors shows. */
function propertiesAtFields({ connectors }: Phase): ReadonlySet<string> {
  const [used] = partRows(connectors)
  return new Set([...MAIN_ROWS.flat(), ...used].map(({ property }) => property))
}

/** Reports whether the table of connectors shows the field of a finding, and so the finding. */
function isAtField(finding: Finding, atFields: ReadonlySet<string>): boolean {
  const property = propertyOf(finding)
  return finding.connectorId !== null && property !== null && atFields.has(property)
}

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
            <Button tone="quiet" className="-ml-2 max-w-full text-left" onClick={() => goTo(connector.id, property)}>
              <span className={WRAPPED}>
                {property === null ? connector.name : `${connector.name}, ${parameterName(property)}`}
              </span>
            </Button>
          )}
          <Fix finding={finding} phase={phase} isStale={isStale} label={words.fix ?? words.advice} />
          <span className="text-xs text-ink-3">
            <RuleLink to={code} className="font-mono hover:text-ink hover:underline">
              {code}
            </RuleLink>
            {sources.map((source) => (
              <Fragment key={source}>
                {' · '}
                <RuleLink to={`source-${source}`} className="font-mono hover:text-ink hover:underline">
                  {source}
                </RuleLink>
              </Fragment>
            ))}
          </span>
        </div>
      </div>
    </li>
  )
}

/** A name may be longer than a phone is wide. */
const WRAPPED = 'min-w-0 whitespace-normal [overflow-wrap:anywhere]'

type FixProps = { finding: Finding; phase: Phase; isStale: boolean; label: string }

function Fix({ finding: { fix, connectorId }, phase, isStale, label }: FixProps) {
  const t = useTranslations('workspace.findings')
  const editing = useEditing()
  const withLaterPhases = useWithLaterPhases()
  if (editing === null || fix === undefined || connectorId === null) return null
  return (
    <Button
      className="max-w-full text-left"
      disabled={isStale}
      onClick={() => {
        editing.change(applyFix({ phaseId: phase.id, connectorId, withLaterPhases }, fix))
        editing.announce(t('fixed', { fix: label }))
      }}
    >
      <Wrench aria-hidden className="size-3.5 shrink-0" />
      <span className={WRAPPED}>{label}</span>
    </Button>
  )
}
