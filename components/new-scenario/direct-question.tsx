'use client'

import { useTranslations } from 'use-intl'
import { CheckField, TextField } from '#components/ui/field'
import { LIMITS } from '#lib/scenario/document/limits'
import type { NewScenarioAnswers } from '#lib/scenario/templates/templates'
import { Question } from './new-scenario-form'

export type Direct = NewScenarioAnswers['direct'][number]

const KINDS: readonly Direct['kind'][] = [
  'device',
  'application',
  'partner',
  'signature',
  'encryption',
  'tenant',
  'phishingSimulation',
]

/** Asks who delivers past the filter: one name for each kind. More can be added in the workspace. */
export function DirectQuestion({
  value,
  onChange,
}: {
  value: readonly Direct[]
  onChange: (direct: readonly Direct[]) => void
}) {
  const t = useTranslations('scenarios.new')
  const put = (kind: Direct['kind'], name: string | null) =>
    onChange(
      KINDS.flatMap((known) => {
        if (known === kind) return name === null ? [] : [{ kind, name }]
        return value.filter((direct) => direct.kind === known)
      }),
    )
  return (
    <Question number={4} title={t('direct')} hint={t('directHint')}>
      <ul className="flex flex-col gap-2.5">
        {KINDS.map((kind) => {
          const chosen = value.find((direct) => direct.kind === kind)
          return (
            <li key={kind} className="grid items-start gap-2 sm:grid-cols-2">
              <CheckField
                label={t(`kinds.${kind}.label`)}
                checked={chosen !== undefined}
                onChange={(event) => put(kind, event.target.checked ? t(`kinds.${kind}.name`) : null)}
              />
              {chosen && (
                <TextField
                  label={t('directName', { kind: t(`kinds.${kind}.label`) })}
                  labelHidden
                  maxLength={LIMITS.title}
                  value={chosen.name}
                  onChange={(event) => put(kind, event.target.value)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </Question>
  )
}
