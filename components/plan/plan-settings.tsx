'use client'

import { useTranslations } from 'use-intl'
import { useWholeDocument } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { Disclosure } from '#components/ui/disclosure'
import { CheckField, SelectField } from '#components/ui/field'
import { changeDocument } from '#lib/client/draft/draft'
import type { Edit } from '#lib/client/edits/edit'
import { changeSwitches, closeSideEntrance, setUnordered } from '#lib/client/edits/wants'
import { phaseNumber } from '#lib/client/views/names'

/** What is wanted in all phases: from when nobody else gets in, nobody without TLS, and whether the phases are a plan at all. */
export function PlanSettings() {
  const document = useWholeDocument()
  const t = useTranslations('plan.settings')
  const editing = useEditing()
  const { phases, switches, sideEntranceClosedFrom, unordered } = document
  const change = (edit: Edit) => editing?.change(changeDocument(edit))
  const names = phases.map(({ id, name }, index) => ({ id, name: `${phaseNumber(index)} ${name}` }))
  const inBetween = names.slice(1, -1)
  const { plainTextRefusedFrom, nobodyRefusedInBetween } = switches
  return (
    <Disclosure label={t('title')}>
      <fieldset disabled={editing === null} className="grid gap-4 sm:grid-cols-2">
        <legend className="sr-only">{t('title')}</legend>
        <PhaseChoice
          label={t('closedFrom')}
          value={sideEntranceClosedFrom}
          none={t('closedDefault')}
          phases={names}
          onChange={(phaseId) => change(closeSideEntrance(phaseId))}
        />
        <PhaseChoice
          label={t('plainText')}
          value={plainTextRefusedFrom}
          none={t('plainTextOff')}
          phases={names}
          onChange={(phaseId) => change(changeSwitches({ plainTextRefusedFrom: phaseId }))}
        />
        <CheckField
          label={t('unordered')}
          checked={unordered}
          onChange={({ target }) => change(setUnordered(target.checked))}
        />
        {inBetween.length > 0 && !unordered && (
          <div className="flex flex-col gap-1.5">
            <p className="text-sm font-medium">{t('inBetween')}</p>
            {inBetween.map(({ id, name }) => (
              <CheckField
                key={id}
                label={name}
                checked={nobodyRefusedInBetween.includes(id)}
                onChange={({ target }) => {
                  const others = nobodyRefusedInBetween.filter((one) => one !== id)
                  change(changeSwitches({ nobodyRefusedInBetween: target.checked ? [...others, id] : others }))
                }}
              />
            ))}
          </div>
        )}
      </fieldset>
    </Disclosure>
  )
}

type PhaseChoiceProps = {
  label: string
  value: string | null
  none: string
  phases: readonly { readonly id: string; readonly name: string }[]
  onChange: (phaseId: string | null) => void
}

function PhaseChoice({ label, value, none, phases, onChange }: PhaseChoiceProps) {
  return (
    <SelectField
      label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
    >
      <option value="">{none}</option>
      {phases.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
