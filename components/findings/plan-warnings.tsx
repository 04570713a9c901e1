'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { usePlan } from '#components/plan/plan-provider'
import { FreeText } from '#components/shell/free-text'
import { SEVERITY_LOOKS } from '#components/verdict/looks'
import { useGoTo } from '#components/viewing/go-to'
import { useViewing } from '#components/viewing/viewing'
import { useEngineTexts } from '#lib/client/api/engine-texts'
import { propertyOf } from '#lib/client/views/findings'
import { nameOfConnector, phaseNumbers } from '#lib/client/views/names'
import { useProver } from '#lib/client/workers/use-prover'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Warning } from '#lib/scenario/findings/warnings'
import { fillInFinding } from '#lib/texts/format'

const NONE: readonly Warning[] = []
/** null while they are not known */
const WarningsContext = createContext<readonly Warning[] | null>(null)

/** Finds the warnings on the connectors of all phases, once the plan was proved: the page has one worker. */
export function PlanWarningsProvider({ document, children }: { document: ScenarioDocument; children: ReactNode }) {
  const { isComplete } = usePlan()
  const { phases } = document
  const [isBegun, setBegun] = useState(isComplete)
  if (isComplete && !isBegun) setBegun(true)
  const task = useMemo(
    () => (isBegun ? phases.map(({ tenant, connectors }) => ({ tenant, connectors })) : null),
    [isBegun, phases],
  )
  const { answer } = useProver('warnings', task)
  return <WarningsContext value={answer}>{children}</WarningsContext>
}

/** The warnings that are known; none while they are being looked for. */
export const usePlanWarnings = (): readonly Warning[] => useContext(WarningsContext) ?? NONE

/**
 * How many warnings there are on connectors, and each with its phases; a line leads to its field. There is a text in any case:
 * one that came in later would push the matrix down beneath a click.
 */
export function PlanWarnings() {
  const t = useTranslations('workspace.findings')
  const warnings = useContext(WarningsContext)
  if (warnings === null || warnings.length === 0)
    return <p className="min-h-6 py-0.5 text-ink-3">{t(warnings === null ? 'checkingConnectors' : 'noWarnings')}</p>
  return (
    <details className="open:w-full">
      <summary className="min-h-6 py-0.5 text-ask">{t('onConnectors', { count: warnings.length })}</summary>
      <ul className="pb-1.5 text-sm">
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.connectorId}`} className="-mx-1.5 text-ink-2">
            <WarningLine warning={warning} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function WarningLine({ warning }: { warning: Warning }) {
  const t = useTranslations('plan.lists')
  const format = useFormatter()
  const { phases } = usePlan().document
  const { select } = useViewing()
  const goTo = useGoTo()
  const { data: texts } = useEngineTexts('findings')
  const { code, severity, connectorId, parameters, phaseIndexes } = warning
  const { Icon, tone } = SEVERITY_LOOKS[severity]
  const phase = phases[phaseIndexes[0] ?? 0]
  if (phase === undefined) return null
  const open = () => {
    select(phase.id, null)
    if (connectorId !== null) goTo(connectorId, propertyOf(warning))
  }
  return (
    <button
      type="button"
      className="flex min-h-6 w-full items-start gap-2 rounded-md px-1.5 text-left hover:bg-sunken max-phone:min-h-8"
      onClick={open}
    >
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <span className="min-w-0 wrap-anywhere">
        {connectorId !== null && (
          <strong className="font-medium text-ink">
            <FreeText>{nameOfConnector(phase, connectorId)}</FreeText>{' '}
          </strong>
        )}
        {texts === undefined ? code : fillInFinding(texts[code], parameters).title}{' '}
        <span className="text-ink-3">{t('phases', { phases: format.list(phaseNumbers(phaseIndexes)) })}</span>
      </span>
    </button>
  )
}
