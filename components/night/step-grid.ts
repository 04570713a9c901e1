import type { Block } from '#lib/client/report/blocks'
import { inColumns } from '#lib/client/views/in-columns'
import type { CellState } from '#lib/exchange/runbook/cell-changes'
import { findWhos } from '#lib/scenario/wants/who'
import type { RequestFacts, RequestWords } from './request-words'

/** So many steps fit beside each other on A4. */
const STEPS = 5

/**
 * Who × steps: how each row stands before the first step, after each one that decides about mail, and by what the phase wants
 * to which they lead.
 */
export function stepGrid({ document, before, after, steps }: RequestFacts, words: RequestWords): Block[] {
  const { t, plan, proved, nameOf, stateWord } = words
  const deciding = steps
    .map(({ step, said }, index) => ({ step, title: `${index + 1} ${said.title}` }))
    .filter(({ step }) => step.change?.hasEffect === true)
  if (deciding.length === 0) return []
  const heads = [t('request.now'), ...deciding.map(({ title }) => title), t('request.then')]
  const rows = findWhos(document).map(({ key }) => {
    const cellOf = (phaseId: string): CellState | null => {
      const cell = proved.cellAt(phaseId, key)
      return cell === null ? null : { ...cell, meanwhile: null }
    }
    const word = (state: CellState | null) => (state === null ? plan('cell.checking') : stateWord(state))
    let now = cellOf(before.id)
    const meanwhile = deciding.map(({ step }) => {
      const changed = step.changes.find(({ who }) => who === key)
      if (changed === undefined) return word(now)
      now = changed.after
      return `→ ${word(now)}`
    })
    return {
      name: nameOf(key),
      cells: [word(cellOf(before.id)), ...meanwhile, word(cellOf(after.id))],
    }
  })
  return [
    { kind: 'heading', level: 3, text: t('request.stepGrid') },
    { kind: 'text', text: t('request.stepGridText') },
    ...inColumns(heads, STEPS).map(
      ({ start, part }): Block => ({
        kind: 'table',
        head: [plan('who'), ...part],
        rows: rows.map(({ name, cells }) => [name, ...cells.slice(start, start + part.length)]),
      }),
    ),
  ]
}
