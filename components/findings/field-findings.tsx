'use client'

import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { useWithLaterPhases } from '#components/editing/later-phases'
import { RuleLink } from '#components/rules/rule-link'
import { SEVERITY_LOOKS } from '#components/verdict/looks'
import { applyFix } from '#lib/client/edits/connectors'
import { findingWords } from '#lib/client/views/findings'
import { useFindingsAt, usePhaseFindings } from './phase-findings'

const GROUNDS = { error: 'bg-lost-soft/60', warning: 'bg-ask-soft/60', info: 'bg-sunken' } as const

/** What is wrong or risky in a property, beneath its field, each with the fix if one is safe. */
export function FieldFindings({
  phaseId,
  connectorId,
  property,
}: {
  phaseId: string
  connectorId: string
  property: string
}) {
  const t = useTranslations('workspace.findings')
  const findings = useFindingsAt(connectorId, property)
  const { found } = usePhaseFindings()
  const editing = useEditing()
  const withLaterPhases = useWithLaterPhases()
  if (found === null || findings.length === 0) return null
  return (
    <ul className="flex flex-col gap-1">
      {findings.map((finding) => {
        const { code, severity, fix, value } = finding
        const { Icon, tone } = SEVERITY_LOOKS[severity]
        const words = findingWords(found.texts, finding)
        const label = words.fix ?? words.advice
        return (
          <li
            key={`${code} ${JSON.stringify(value)}`}
            className={`flex gap-1.5 rounded-md px-2 py-1.5 text-xs leading-4 ${GROUNDS[severity]} ${tone}`}
          >
            <Icon aria-hidden className="mt-px size-3.5 shrink-0" />
            <span className="flex min-w-0 flex-col items-start gap-0.5 [overflow-wrap:anywhere]">
              <RuleLink to={code} title={`${words.text} ${words.advice}`} className="hover:underline">
                {words.title}
              </RuleLink>
              {editing !== null && fix !== undefined && (
                <button
                  type="button"
                  disabled={found.isStale}
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
}
