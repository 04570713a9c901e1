'use client'

import { useTranslations } from 'use-intl'
import { useCellTexts } from '#components/plan/cell-texts'
import { usePlan } from '#components/plan/plan-provider'
import { useWhoNames } from '#components/plan/who-texts'
import { FreeText } from '#components/shell/free-text'
import { ToneIcon } from '#components/verdict/tones'
import { inColumns } from '#lib/client/views/in-columns'
import { phaseNumber } from '#lib/client/views/names'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { findWhos } from '#lib/scenario/wants/who'

/** So many phases fit beside each other on A4 in portrait. */
const PHASES = 6

/** Who × phases, each cell in words; what is not proved says so. */
export function MatrixTables({ document }: { document: ScenarioDocument }) {
  const t = useTranslations('plan')
  const { cellAt } = usePlan()
  const textsOf = useCellTexts()
  const nameOf = useWhoNames(document.services)
  return inColumns(document.phases, PHASES).map(({ start, part }) => (
    <table key={start} className="mb-3 w-full table-fixed border-collapse text-xs">
      <thead>
        <tr>
          <th className="w-1/4 border-b border-line-strong py-1 text-left font-medium">{t('who')}</th>
          {part.map(({ id, name }, index) => (
            <th key={id} className="border-b border-line-strong px-1 py-1 text-left align-bottom font-medium">
              {phaseNumber(start + index)} <FreeText>{name}</FreeText>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {findWhos(document).map(({ key }) => (
          <tr key={key} className="break-inside-avoid">
            <th className="border-b border-line py-1 pr-2 text-left font-medium [overflow-wrap:anywhere]">
              <FreeText>{nameOf(key)}</FreeText>
            </th>
            {part.map(({ id }) => {
              const cell = cellAt(id, key)
              const { tone, word, note } = textsOf(cell)
              return (
                <td key={id} className="border-b border-line px-1 py-1 align-top">
                  <span className="flex items-start gap-1">
                    <ToneIcon tone={tone} className="mt-0.5 size-3" />
                    {cell === null ? t('print.notProved') : note === null ? word : `${word}, ${note}`}
                  </span>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  ))
}
