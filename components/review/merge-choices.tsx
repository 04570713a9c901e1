'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { type MergeSide, unitKey } from '#lib/client/draft/merge'
import { conflictFields } from '#lib/client/views/conflict-fields'
import type { ConflictGroup } from '#lib/client/views/conflict-groups'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { useFieldName, useFieldValue, useGroupName } from './conflict-texts'

const SIDES = ['mine', 'theirs'] as const

type Props = {
  readonly groups: readonly ConflictGroup[]
  readonly documents: { readonly mine: ScenarioDocument; readonly theirs: ScenarioDocument }
  readonly chosen: ReadonlyMap<string, MergeSide>
  readonly onChoose: (group: ConflictGroup, side: MergeSide) => void
}

/** What both changed, each in its own way, side by side: one of the two is chosen for each. */
export function MergeChoices({ groups, documents, chosen, onChoose }: Props) {
  return (
    <ul className="flex flex-col gap-3">
      {groups.map((group) => {
        const key = unitKey(group[0].unit)
        return (
          <li key={key}>
            <Choice
              group={group}
              documents={documents}
              chosen={chosen.get(key) ?? null}
              onChoose={(side) => onChoose(group, side)}
            />
          </li>
        )
      })}
    </ul>
  )
}

type ChoiceProps = {
  readonly group: ConflictGroup
  readonly documents: Props['documents']
  readonly chosen: MergeSide | null
  readonly onChoose: (side: MergeSide) => void
}

function Choice({ group, documents, chosen, onChoose }: ChoiceProps) {
  const t = useTranslations('review.conflict')
  const groupName = useGroupName(documents)
  const fieldName = useFieldName()
  const fieldValue = useFieldValue(documents)
  const name = useId()
  const [first] = group
  const fields = conflictFields(first)
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-semibold wrap-anywhere">{groupName(group)}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {SIDES.map((side) => (
          <label
            key={side}
            className="flex min-w-0 cursor-pointer gap-2 rounded-lg border border-line p-2.5 text-sm hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name={name}
              checked={chosen === side}
              onChange={() => onChoose(side)}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <span className="font-medium">{t(side)}</span>
              {fields.map(({ field, ...values }) => (
                <span key={field} className="block wrap-anywhere text-ink-2">
                  {field !== '' && <span className="text-ink-3">{fieldName(first.unit, field)}: </span>}
                  {fieldValue(values[side])}
                </span>
              ))}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
