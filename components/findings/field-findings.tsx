'use client'

import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { useWithLaterPhases } from '#components/editing/later-phases'
import { RuleLink } from '#components/rules/rule-link'
import { SEVERITY_LOOKS } from '#components/verdict/looks'
import { applyFix } from '#lib/client/edits/connectors'
import { alikeFindings, type FindingTexts, findingWords } from '#lib/client/views/findings'
import type { Finding } from '#lib/scenario/findings/finding'
import { useFindingsAt, usePhaseFindings } from './phase-findings'

const GROUNDS = { error: 'bg-lost-soft/60', warning: 'bg-ask-soft/60', info: 'bg-sunken' } as const

type Field = { phaseId: string; connectorId: string; property: string }

/** What is wrong or risky in a property, beneath its field, each with the fix if one is safe. */
export function FieldFindings({ phaseId, connectorId, property }: Field) {
  const findings = useFindingsAt(connectorId, property)
  const { found } = usePhaseFindings()
  if (found === null || findings.length === 0) return null
  const { texts, isStale } = found
  return <FindingList phaseId={phaseId} connectorId={connectorId} findings={findings} texts={texts} isStale={isStale} />
}

type ListProps = Pick<Field, 'phaseId' | 'connectorId'> & {
  findings: readonly Finding[]
  texts: FindingTexts
  isStale: boolean
}

/** Findings are found anew after every edit, and are drawn anew only where they differ. */
const FindingList = memo(function FindingList({ phaseId, connectorId, findings, texts, isStale }: ListProps) {
  const t = useTranslations('workspace.findings')
  const editing = useEditing()
  const withLaterPhases = useWithLaterPhases()
  return (
    <ul className="flex flex-col gap-1">
      {alikeFindings(findings).map(([finding, ...others]) => {
        const { code, severity, fix, value } = finding
        const { Icon, tone } = SEVERITY_LOOKS[severity]
        const words = findingWords(texts, finding)
        const label = words.fix ?? words.advice
        const said = [finding, ...others].map((one) => findingWords(texts, one).text)
        return (
          <li
            key={`${code} ${JSON.stringify(value)}`}
            className={`flex gap-1.5 rounded-md px-2 py-1.5 text-xs leading-4 ${GROUNDS[severity]} ${tone}`}
          >
            <Icon aria-hidden className="mt-px size-3.5 shrink-0" />
            <span className="flex min-w-0 flex-col items-start gap-0.5 [overflow-wrap:anywhere]">
              <RuleLink to={code} title={[...said, words.advice].join(' ')} className="hover:underline">
                {others.length === 0 ? words.title : t('counted', { title: words.title, count: said.length })}
              </RuleLink>
              {editing !== null && fix !== undefined && (
                <button
                  type="button"
                  disabled={isStale}
                  onClick={() => {
                    editing.change(applyFix({ phaseId, connectorId, withLaterPhases }, fix))
                    editing.announce(t('fixed', { fix: label }))
                  }}
                  className="min-h-6 rounded-sm text-left font-semibold underline decoration-current/40 underline-offset-3 hover:decoration-current"
                >
                  {label}
                </button>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}, isSameList)

function isSameList(one: ListProps, other: ListProps): boolean {
  return (
    one.phaseId === other.phaseId &&
    one.connectorId === other.connectorId &&
    one.texts === other.texts &&
    one.isStale === other.isStale &&
    JSON.stringify(one.findings) === JSON.stringify(other.findings)
  )
}
