'use client'

import { useTranslations } from 'use-intl'
import { type FindingLine, usePlanFindingLines, useWarningLines } from '#components/findings/finding-lines'
import { FreeText } from '#components/shell/free-text'
import { SEVERITY_LOOKS } from '#components/verdict/looks'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** The warnings on the connectors of all phases, and the findings on the plan; nothing where there is none. */
export function FindingLists({ document }: { document: ScenarioDocument }) {
  const onConnectors = useTranslations('workspace.findings')
  const onPlan = useTranslations('plan.findings')
  const warnings = useWarningLines(document)
  const findings = usePlanFindingLines(document)
  return (
    <>
      <FindingList title={onConnectors('onConnectors', { count: warnings.length })} lines={warnings} />
      <FindingList title={onPlan('title', { count: findings.length })} lines={findings} />
    </>
  )
}

function FindingList({ title, lines }: { title: string; lines: readonly FindingLine[] }) {
  if (lines.length === 0) return null
  return (
    <section className="py-1">
      <h2 className="break-after-avoid font-semibold">{title}</h2>
      <ul>
        {lines.map(({ key, severity, name, title: found, phases, advice }) => {
          const { Icon, tone } = SEVERITY_LOOKS[severity]
          return (
            <li key={key} className="flex break-inside-avoid items-baseline gap-2">
              <Icon aria-hidden className={`size-3 shrink-0 translate-y-px ${tone}`} />
              <span className="min-w-0 wrap-anywhere">
                {name !== null && (
                  <strong className="font-medium">
                    <FreeText>{name}</FreeText>:{' '}
                  </strong>
                )}
                {found} {phases}
                <span className="block text-ink-2">{advice}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
