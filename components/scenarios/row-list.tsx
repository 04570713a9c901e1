'use client'

import { useMemo, useRef } from 'react'
import { useNearRows } from '#components/ui/near-rows'
import type { ScenarioSummary } from '#lib/contract/scenarios'
import type { useRenaming } from './renaming'
import { ScenarioRow } from './scenario-row'

/** Pixels of a row that was not measured yet. */
const ROW_HEIGHT = 92

type Props = {
  readonly scenarios: readonly ScenarioSummary[]
  readonly drafts: ReadonlySet<string>
  readonly renaming: ReturnType<typeof useRenaming>
  readonly onDuplicate: (scenario: ScenarioSummary) => void
  readonly onDelete: (scenario: ScenarioSummary) => void
}

/** The rows of the list. Of a long list, only those near the window are rendered. */
export function RowList({ scenarios, drafts, renaming, onDuplicate, onDelete }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const keys = useMemo(() => scenarios.map(({ id }) => id), [scenarios])
  const { indexes, before, after, measure, follower } = useNearRows(list, keys, ROW_HEIGHT)
  return (
    <>
      <ul
        ref={list}
        style={{ paddingTop: before, paddingBottom: after }}
        className="divide-y divide-line rounded-xl border border-line bg-surface"
      >
        {indexes.map((index) => {
          const scenario = scenarios[index]
          if (scenario === undefined) return null
          const { id, title } = scenario
          return (
            <ScenarioRow
              key={id}
              ref={measure}
              scenario={{ ...scenario, title: renaming.savedTitle(id) ?? title }}
              index={index}
              count={scenarios.length}
              hasDraft={drafts.has(id)}
              isRenaming={renaming.id === id}
              onRename={() => renaming.start(id)}
              onRenamed={renaming.finish}
              onDuplicate={() => onDuplicate(scenario)}
              onDelete={() => onDelete(scenario)}
            />
          )
        })}
      </ul>
      {follower}
    </>
  )
}
