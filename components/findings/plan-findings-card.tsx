'use client'

import { memo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useWhoNames } from '#components/plan/who-texts'
import { RuleLink } from '#components/rules/rule-link'
import { Card } from '#components/ui/card'
import { ShowAllButton, useShortList } from '#components/ui/short-list'
import { SEVERITY_LOOKS } from '#components/verdict/looks'
import { useEngineTexts } from '#lib/client/api/engine-texts'
import { phaseNumbers } from '#lib/client/views/names'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { PlanFinding } from '#lib/scenario/wants/plan-findings'
import { fillInFinding } from '#lib/texts/format'
import { usePlanFindings } from './finding-lines'

/** Findings that are listed at first. */
const AT_FIRST = 8

/**
 * What in a plan contradicts itself or does nothing, with whom and in which phases, worst first. Nothing at all where there is
 * none.
 */
export const PlanFindingsCard = memo(function PlanFindingsCard({ document }: { document: ScenarioDocument }) {
  const t = useTranslations('plan.findings')
  const findings = usePlanFindings(document)
  const list = useShortList(findings, AT_FIRST)
  if (findings.length === 0) return null
  return (
    <Card title={t('title', { count: findings.length })} label={t('label')} className="mt-4 min-w-0">
      <ul className="divide-y divide-line border-t border-line">
        {list.shown.map((finding) => (
          <Item key={JSON.stringify(finding)} finding={finding} document={document} />
        ))}
      </ul>
      <ShowAllButton list={list} all={t('all', { count: findings.length })} fewer={t('fewer')} className="mx-2 mb-2" />
    </Card>
  )
})

function Item({ finding, document }: { finding: PlanFinding; document: ScenarioDocument }) {
  const t = useTranslations('plan.lists')
  const format = useFormatter()
  const nameOf = useWhoNames(document.services)
  const { data: texts } = useEngineTexts('plan-findings')
  const { code, severity, who, phaseIds, parameters, sources } = finding
  const { Icon, tone } = SEVERITY_LOOKS[severity]
  const words = texts === undefined ? null : fillInFinding(texts[code], parameters)
  const phases = phaseNumbers(document.phases.flatMap(({ id }, index) => (phaseIds.includes(id) ? [index] : [])))
  return (
    <li className="flex gap-2.5 px-4.5 py-2.5 text-sm">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="flex min-w-0 flex-col gap-0.5">
        <p className="font-medium wrap-anywhere">
          {who !== null && `${nameOf(who)}: `}
          {words?.title ?? code}
          {phases.length > 0 && (
            <span className="font-normal text-ink-3"> {t('phases', { phases: format.list(phases) })}</span>
          )}
        </p>
        {words !== null && (
          <>
            <p className="text-ink-2 wrap-anywhere">{words.text}</p>
            <p className="wrap-anywhere">{words.advice}</p>
          </>
        )}
        {sources.length > 0 && (
          <p className="flex flex-wrap gap-x-3 text-xs text-ink-3">
            {sources.map((source) => (
              <RuleLink key={source} to={`source-${source}`} className="font-mono hover:text-ink hover:underline">
                {source}
              </RuleLink>
            ))}
          </p>
        )}
      </div>
    </li>
  )
}
