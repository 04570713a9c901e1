'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useWholeDocument } from '#components/editing/document'
import { useLineTexts } from '#components/plan/line-texts'
import { usePlan } from '#components/plan/plan-provider'
import { FreeText } from '#components/shell/free-text'
import { PhaseSign } from '#components/verdict/phase-sign'
import { usePhaseText } from '#components/verdict/phase-text'
import { ToneIcon } from '#components/verdict/tones'
import { useViewing } from '#components/viewing/viewing'
import { phaseNumber } from '#lib/client/views/names'
import { phaseChanges } from '#lib/client/views/phase-changes'
import { linesOfPhase } from '#lib/client/views/phase-lines'
import { phaseTone, shownStanding } from '#lib/client/views/plan-words'
import type { Phase } from '#lib/scenario/document/document'
import { ChangeList } from './phase-changes'

/** What happens in each phase and what is to be decided, in sentences, for who reads a plan and does not edit it. */
export function PhaseStory() {
  const t = useTranslations('workspace.story')
  const { phases } = useWholeDocument()
  return (
    <section aria-label={t('title')} className="border-b border-line pt-3 pb-2">
      <h2 className="text-lg font-semibold tracking-tight">{t('title')}</h2>
      <ol className="mt-1">
        {phases.map((phase, index) => (
          <PhaseEntry key={phase.id} phase={phase} index={index} previous={phases[index - 1] ?? null} />
        ))}
      </ol>
    </section>
  )
}

type EntryProps = { phase: Phase; index: number; previous: Phase | null }

function PhaseEntry({ phase, index, previous }: EntryProps) {
  const t = useTranslations('workspace.story')
  const textOf = usePhaseText()
  const format = useFormatter()
  const { services, acceptedRisks } = useWholeDocument()
  const { cellsOf } = usePlan()
  const standing = shownStanding(cellsOf(phase.id), acceptedRisks)
  const changes = useMemo(() => (previous === null ? [] : phaseChanges(previous, phase)), [previous, phase])
  const date =
    phase.plannedOn === null
      ? null
      : format.dateTime(new Date(`${phase.plannedOn}T12:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <li className="border-t border-line first:border-t-0">
      <details>
        <summary className="flex min-h-10 items-center gap-2.5 py-1.5 max-phone:min-h-12">
          <PhaseSign tone={phaseTone(standing)} className="size-5" />
          <span className="min-w-0 flex-1">
            <span className="font-medium">
              {phaseNumber(index)} <FreeText>{phase.name}</FreeText>
            </span>
            {date !== null && <span className="text-ink-3"> · {date}</span>}
            <span className="block text-xs text-ink-2 phone:inline phone:pl-2">{textOf(standing)}</span>
          </span>
        </summary>
        <div className="flex max-w-3xl flex-col gap-2 pb-3 pl-7.5">
          {phase.note !== '' && (
            <p className="whitespace-pre-line">
              <FreeText>{phase.note}</FreeText>
            </p>
          )}
          {changes.length > 0 && (
            <div>
              <h3 className="font-medium">{t('changes')}</h3>
              <ChangeList changes={changes} services={services} />
            </div>
          )}
          <Outcome phase={phase} />
        </div>
      </details>
    </li>
  )
}

/** What the plan comes to in the phase: lines that lead to their cells. */
function Outcome({ phase }: { phase: Phase }) {
  const t = useTranslations('workspace.story')
  const document = useWholeDocument()
  const { summary, cellsOf } = usePlan()
  const { selectWho } = useViewing()
  const say = useLineTexts(document)
  const lines = summary === null ? [] : linesOfPhase(summary.lists, phase.id)
  return (
    <div>
      <h3 className="font-medium">{t('outcome')}</h3>
      {lines.length === 0 && <p className="text-ink-2">{t(cellsOf(phase.id) === null ? 'notProved' : 'asWanted')}</p>}
      <ul className="mt-1 flex flex-col">
        {lines.map((line) => {
          const { key, tone, who, text } = say(line)
          return (
            <li key={key}>
              <button
                type="button"
                onClick={() => selectWho(phase.id, line.who)}
                className="-mx-1.5 flex min-h-7 w-full items-start gap-2 rounded-md px-1.5 py-1 text-left hover:bg-sunken max-phone:min-h-9"
              >
                <ToneIcon tone={tone} className="mt-0.5 size-3.5" />
                <span className="min-w-0">
                  <strong className="font-medium">
                    <FreeText>{who ?? ''}</FreeText>
                  </strong>{' '}
                  <span className="text-ink-2">
                    <FreeText>{text}</FreeText>
                  </span>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
