'use client'

import { useTranslations } from 'use-intl'
import { SelectField } from '#components/ui/field'
import { BEHIND_ANSWERS, type BehindAnswer } from '#lib/client/new-scenario/form'
import { connectorsOfNobody } from '#lib/client/new-scenario/form-answers'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { NewScenario } from './use-new-scenario'

/** Asks who delivers through each connector of the tenant that does not say it: a filter looks like a signature service. */
export function BehindConnectors({ scenario: { form, taken, change } }: { scenario: NewScenario }) {
  const t = useTranslations('scenarios.new')
  const connectors = connectorsOfNobody(form, taken)
  if (connectors.length === 0) return null
  const put = (id: string, answer: string) => {
    const { [id]: _, ...others } = form.behind
    const chosen = BEHIND_ANSWERS.find((one) => one === answer)
    change({ behind: chosen === undefined ? others : { ...others, [id]: chosen } })
  }
  return (
    <div className="grid items-start gap-x-3 gap-y-4 border-b border-line pb-5 sm:grid-cols-2">
      <p className="text-sm text-ink-2 sm:col-span-2">{t('standBehind.hint')}</p>
      {connectors.map((connector) => (
        <SelectField
          key={connector.id}
          label={t('standBehind.label', { name: connector.name })}
          value={form.behind[connector.id] ?? ''}
          onChange={({ target }) => put(connector.id, target.value)}
        >
          <Answers connector={connector} />
        </SelectField>
      ))}
    </div>
  )
}

function Answers({ connector: { connectorType } }: { connector: ScenarioConnector }) {
  const t = useTranslations('scenarios.new')
  const isOnPremises = connectorType === 'OnPremises'
  const nameOf = (answer: BehindAnswer) => (answer === 'filter' ? t('standBehind.filter') : t(`kinds.${answer}`))
  return (
    <>
      <option value="">{t(isOnPremises ? 'standBehind.servers' : 'standBehind.unknown')}</option>
      {BEHIND_ANSWERS.filter((answer) => !isOnPremises || answer !== 'filter').map((answer) => (
        <option key={answer} value={answer}>
          {nameOf(answer)}
        </option>
      ))}
    </>
  )
}
