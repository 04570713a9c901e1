'use client'

import { useTranslations } from 'use-intl'
import { useWholeDocument } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { CellPanel } from '#components/plan/cell-panel'
import { useWhoNames } from '#components/plan/who-texts'
import { FreeText } from '#components/shell/free-text'
import { loadOnDemand } from '#components/ui/load-on-demand'
import { type PanelStep, SidePanel } from '#components/ui/side-panel'
import { useViewing } from '#components/viewing/viewing'
import { WhyPanel } from '#components/why/why-panel'
import { phaseNumber } from '#lib/client/views/names'

const SampleWant = loadOnDemand(() => import('#components/why/sample-want').then(({ SampleWant: want }) => want))

/** All that is to be said of what is selected: the cell of a *who*, or the verdict on a sample. */
export function SelectionPanel() {
  const t = useTranslations('workspace.panel')
  const document = useWholeDocument()
  const editing = useEditing()
  const { who, sender, phaseIndex, focusAsked, deselect } = useViewing()
  const nameOf = useWhoNames(document.services)
  const stepTo = usePhaseSteps()
  const phase = document.phases[phaseIndex]
  if (phase === undefined || (who === null && sender === null)) return null
  const name = who === null ? sender?.name || t('unnamed') : nameOf(who)
  const mark = phaseNumber(phaseIndex)
  return (
    <SidePanel
      label={t(who === null ? 'why' : 'cell')}
      title={
        <>
          <strong className="font-semibold text-ink">
            <FreeText>{name}</FreeText>
          </strong>{' '}
          · {mark} <FreeText>{phase.name}</FreeText>
        </>
      }
      of={`${phase.id} ${who ?? sender?.id}`}
      focusAsked={focusAsked}
      opener={() => findCell(phase.id, who, sender?.id ?? null)}
      previous={stepTo(-1)}
      next={stepTo(1)}
      onClose={deselect}
    >
      {who !== null ? (
        <CellPanel document={document} phaseIndex={phaseIndex} who={who} />
      ) : (
        sender !== null && (
          <WhyPanel
            document={document}
            phaseIndex={phaseIndex}
            sender={sender}
            actions={editing && <SampleWant document={document} phaseIndex={phaseIndex} sender={sender} />}
          />
        )
      )}
    </SidePanel>
  )
}

/** The steps to the same row in the phase before and after. */
function usePhaseSteps(): (by: -1 | 1) => PanelStep {
  const t = useTranslations('workspace.panel')
  const { phases } = useWholeDocument()
  const { who, sender, phaseIndex, select, selectWho } = useViewing()
  return (by) => {
    const phase = phases[phaseIndex + by]
    if (phase === undefined) return null
    return {
      label: t(by < 0 ? 'before' : 'after', { phase: `${phaseNumber(phaseIndex + by)} ${phase.name}` }),
      go: () => (who === null ? select(phase.id, sender?.id ?? null) : selectWho(phase.id, who)),
    }
  }
}

/** The cell on screen that shows what is selected; null where its row is not shown. */
function findCell(phaseId: string, who: string | null, senderId: string | null): HTMLElement | null {
  const cells = [...window.document.querySelectorAll<HTMLElement>('[data-cell][data-phase]')]
  return (
    cells.find(
      ({ dataset }) => dataset.phase === phaseId && (who === null ? dataset.sender === senderId : dataset.who === who),
    ) ?? null
  )
}
