'use client'

import { memo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { PanelSection } from '#components/ui/side-panel'
import { useQuestionTexts } from '#components/verdict/conditions'
import { useReason } from '#components/verdict/reason'
import { TONE_LOOKS } from '#components/verdict/tones'
import { useViewing } from '#components/viewing/viewing'
import { changeDocument } from '#lib/client/draft/draft'
import { answerQuestion } from '#lib/client/edits/senders'
import { phaseNumber } from '#lib/client/views/names'
import { type Answers, attribute, type KnownSender, type QuestionId } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { riskOfCell } from '#lib/scenario/wants/accepted-risk'
import type { Failure } from '#lib/scenario/wants/failure'
import { withNullSenderFixed } from '#lib/scenario/wants/phase-results'
import type { ShownCell, ShownPart } from '#lib/scenario/wants/plan-memory'
import { byWorst } from '#lib/scenario/wants/result-table'
import { serviceIdOf, type WhoKey } from '#lib/scenario/wants/who'
import { BouncesSection } from './bounces'
import { CellActions } from './cell-actions'
import { CellTests } from './cell-tests'
import { useCellTexts } from './cell-texts'
import { EnterFact } from './hangs-on'
import { PartView, useStateText } from './part-view'
import { PhaseStrip } from './phase-strip'
import { usePlan } from './plan-provider'
import { Remedies } from './remedies'
import { useWhoNames } from './who-texts'

type Props = { document: ScenarioDocument; phaseIndex: number; who: WhoKey }

/** All that is to be said of a cell: how it stands, what is wanted and why, what fails, what it hangs on, and what mends it. */
export const CellPanel = memo(function CellPanel({ document: edited, phaseIndex, who }: Props) {
  const textsOf = useCellTexts()
  const plan = usePlan()
  const record = useRecord()
  const { selectWho } = useViewing()
  const { reason } = useReason()
  // What is said of a cell speaks of the scenario that was proved, or is being proved.
  const isSamePhase = plan.document.phases[phaseIndex]?.id === edited.phases[phaseIndex]?.id
  const document = isSamePhase ? plan.document : edited
  const phase = document.phases[phaseIndex]
  if (phase === undefined) return null
  const isStale = plan.isStale(phase.id)
  const cell = plan.cellAt(phase.id, who)
  // What somebody has typed or unfolded belongs to one cell.
  const of = `${phase.id} ${who}`
  const parts = [...(cell?.parts ?? [])].sort(byWorst)
  const whyUnder = (witness: KnownSender, said: Answers): string | null => {
    const answers = { ...withNullSenderFixed(document.answers), ...said }
    return reason({ verdict: attribute(phase.tenant, phase.connectors, witness, answers) }, phase, witness, answers)
  }
  // Why a sender fails is asked of the connectors as they are now: of a result from before an edit that is no answer.
  const whyOf = ({ admits, given, witness }: Failure): string | null =>
    admits !== null || isStale
      ? null
      : whyUnder(witness, Object.fromEntries(given.map(({ question, answer }) => [question, answer])))
  return (
    <div className={isStale ? 'stale' : ''}>
      <Answer document={document} phaseIndex={phaseIndex} who={who} cell={cell} />
      {parts.filter(isWanted).map((part, index) => (
        <PartView
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one cell have no name, and keep their order until it is judged anew
          key={`${of} ${index}`}
          part={part}
          answered={parts[0] ?? part}
          isAlone={parts.length === 1}
          isAccepted={isRiskAccepted(document, cell)}
          serviceId={serviceIdOf(who)}
          services={document.services}
          phase={phase}
          whyOf={whyOf}
          onRecord={record}
        />
      ))}
      {cell?.bounces != null && (
        <BouncesSection
          bounces={cell.bounces}
          whyOf={(witness) => (isStale ? null : whyUnder(witness, {}))}
          onRecord={record}
        />
      )}
      {/* Remedies take a while to be found: before the decisions, they would push a button away under the pointer. */}
      {cell !== null && (
        <>
          <CellActions key={`actions ${of}`} document={document} phaseIndex={phaseIndex} cell={cell} />
          {!isStale && <Remedies document={document} phaseIndex={phaseIndex} cell={cell} />}
        </>
      )}
      <PhaseStrip
        phases={document.phases}
        phaseIndex={phaseIndex}
        textOf={({ id }) => textsOf(plan.cellAt(id, who))}
        onSelect={(phaseId) => selectWho(phaseId, who)}
      />
      <CellTests key={`tests ${of}`} document={document} phaseIndex={phaseIndex} who={who} cell={cell} />
    </div>
  )
})

/** Reports whether the team accepted the risk of the cell by name, as it stands. */
const isRiskAccepted = ({ acceptedRisks }: ScenarioDocument, cell: ShownCell | null): boolean =>
  cell !== null && riskOfCell(acceptedRisks, cell).accepted.length > 0

/** Without accepted domains nobody can say what is wanted: the answer above says what to enter. */
const isWanted = ({ missing }: ShownPart): boolean => missing !== 'acceptedDomains'

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

type AnswerProps = Props & { cell: ShownCell | null }

/** How the cell stands, in the largest letters of the panel, and why in a sentence. */
function Answer({ document, phaseIndex, who, cell }: AnswerProps) {
  const t = useTranslations('plan.panel')
  const nameOf = useWhoNames(document.services)
  const textsOf = useCellTexts()
  const format = useFormatter()
  const stateText = useStateText()
  const phase = document.phases[phaseIndex]
  const { tone, word, note } = textsOf(cell)
  const { Icon, text } = TONE_LOOKS[tone]
  const [worst] = [...(cell?.parts ?? [])].sort(byWorst)
  const service = serviceIdOf(who)
  const missing = cell?.parts.find((part) => part.missing !== null)?.missing ?? null
  const becauseOf = ({ spec: { because, domains } }: ShownPart) => {
    const isOther = ({ spec }: ShownPart) =>
      spec.because !== because &&
      spec.wish !== 'either' &&
      spec.domains !== null &&
      spec.domains.join() !== domains?.join()
    // Of domains whose MX move apart, each has a reason of its own.
    const isOfSome = domains !== null && cell?.parts.some(isOther) === true
    const ofWhich = isOfSome ? `${capitalized(t('to', { domains: format.list(domains) }))}: ` : ''
    return `${ofWhich}${t(`because.${because}`)}`
  }
  const isInService = missing !== 'mx' && missing !== 'acceptedDomains' && service !== null
  return (
    <PanelSection>
      <div aria-live="polite" aria-atomic="true">
        <h2 className={`flex items-start gap-2 text-xl leading-6 font-semibold tracking-tight ${text}`}>
          <Icon aria-hidden className="mt-1 size-4.5 shrink-0" strokeWidth={2.4} />
          <span className="min-w-0">
            <span className="sr-only">
              {t('heading', { who: nameOf(who), phase: `${phaseNumber(phaseIndex)} ${phase?.name ?? ''}` })}:{' '}
            </span>
            {capitalized(word)}
            {note !== null && <span className="font-normal text-ink-3"> · {note}</span>}
          </span>
        </h2>
        {worst !== undefined && (
          <p className="mt-1.5 text-base leading-snug">
            {stateText(worst, isRiskAccepted(document, cell))}
            {isWanted(worst) && ` ${becauseOf(worst)}`}
          </p>
        )}
        {missing !== null && (
          <div className="mt-2.5 flex flex-col">
            <EnterFact place={isInService ? `service:${service}` : 'phase'} field={missing} />
          </div>
        )}
      </div>
    </PanelSection>
  )
}

/** Records an answer to an open question; null where nothing can be changed. */
function useRecord(): ((question: QuestionId, answer: string) => void) | null {
  const t = useTranslations('plan.panel.announce')
  const editing = useEditing()
  const { when } = useQuestionTexts()
  if (editing === null) return null
  return (question, answer) => {
    editing.change(changeDocument(answerQuestion(question, answer)))
    editing.announce(t('answer', { answer: when(question, answer) }))
  }
}
