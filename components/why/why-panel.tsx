'use client'

import { memo, type ReactNode, useDeferredValue, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { ScrollRegion } from '#components/ui/scroll-region'
import { useCellWords } from '#components/verdict/cell-words'
import { StateChip } from '#components/verdict/state-chip'
import { Basis } from '#components/why/basis'
import { generalChecks } from '#lib/client/views/checks'
import { type ExplainedVerdict, explain } from '#lib/matcher'
import type { ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import { assess } from '#lib/scenario/wants/assessment'
import { Alternatives } from './alternatives'
import { ChecksTable } from './checks-table'
import { useReason } from './reason'

type Props = {
  document: ScenarioDocument
  phaseIndex: number
  sender: ScenarioSender
  actions: ReactNode
}

/** The reason of a verdict on a sender in a phase: outcome, SMTP reply, every check, and the certainty. */
export const WhyPanel = memo(function WhyPanel({ document: edited, phaseIndex, sender, actions }: Props) {
  const t = useTranslations('workspace.why')
  const codeText = useTranslations('verdicts.codeText')
  const wordsOf = useCellWords()
  const { heading, reason } = useReason()
  // As in the matrix, a keystroke is rendered first, and the verdict follows.
  const earlier = useDeferredValue(edited)
  const document = earlier.phases.length === edited.phases.length ? earlier : edited
  const phase = document.phases[phaseIndex]
  const { answers } = document
  const verdict = useMemo(
    () => (phase === undefined ? null : explain(phase.tenant, phase.connectors, sender, answers)),
    [phase, sender, answers],
  )
  if (phase === undefined || verdict === null) return null
  const cell = assess(document, phaseIndex, sender)
  const { word } = wordsOf(cell, phase)
  return (
    // It scrolls on its own beside a long matrix. On a phone the page scrolls to it by its id.
    <ScrollRegion
      id="why"
      label={t('title')}
      className="scroll-mt-28 rounded-xl border border-line bg-surface p-4 shadow-lift sm:p-4.5 wide:sticky wide:top-16 wide:scroll-mt-16 wide:max-h-[calc(100dvh-5rem)] wide:self-start wide:overflow-y-auto"
    >
      <div aria-live="polite" aria-atomic="true" className="flex flex-col items-start gap-2.5">
        <StateChip
          state={cell.state}
          word={word}
          isConditional={cell.hangsOn.length > 0 && cell.state !== 'uncertain'}
        />
        <h2 className="text-lg leading-tight font-semibold tracking-tight break-words">
          {heading(cell, sender, phaseIndex)}
        </h2>
        <p className="text-sm text-ink-2">{reason(cell, phase, sender)}</p>
      </div>
      <div className="mt-3.5 flex flex-col gap-3.5">
        <ReplyText verdict={verdict} />
        <ChecksTable phase={phase} sender={sender} verdict={verdict} />
        {generalChecks(verdict).map(({ code, dependsOn }) => (
          <p key={code} className="text-sm text-ink-2">
            {dependsOn === undefined ? codeText(code) : t('conditionalCheck', { check: codeText(code) })}
          </p>
        ))}
        <Basis verdict={verdict} />
        <Alternatives cell={cell} phase={phase} verdict={verdict} />
        <WantNote document={document} phaseIndex={phaseIndex} sender={sender} />
        {actions}
      </div>
    </ScrollRegion>
  )
})

/** The SMTP reply that the sender gets, with its consequence. */
function ReplyText({ verdict: { reply, outcome } }: { verdict: ExplainedVerdict }) {
  const t = useTranslations('workspace.why')
  const consequence = useTranslations('verdicts.consequence')
  if (reply === null) return null
  const code = `${reply.code} ${reply.enhancedCode}`
  return (
    <div className="rounded-lg border border-line bg-sunken px-3 py-2.5">
      <p className="font-mono text-xs leading-relaxed break-words">
        <strong>{code}</strong> {reply.text.startsWith(code) ? reply.text.slice(code.length).trim() : reply.text}
      </p>
      <p className="mt-1.5 text-xs text-ink-2">
        {consequence(outcome === 'deferred' ? 'temporary' : 'permanent')} {t('wordingVaries')}
      </p>
    </div>
  )
}

/** What is wanted of the sender in this phase, and the reason. */
function WantNote({
  document,
  phaseIndex,
  sender,
}: {
  document: ScenarioDocument
  phaseIndex: number
  sender: ScenarioSender
}) {
  const t = useTranslations('workspace.why')
  const because = useTranslations('plan.panel.because')
  const { want } = assess(document, phaseIndex, sender)
  const connector = document.phases[phaseIndex]?.connectors.find(({ id }) => id === want.connectorId)
  const what =
    want.outcome === null
      ? t('wanted.nothing')
      : want.outcome === 'accepted' && want.connectorId !== null
        ? t('wanted.acceptedBy', { name: connector?.name ?? want.connectorId })
        : t(`wanted.${want.outcome}`)
  return (
    <p className="border-l-2 border-line-strong pl-3 text-sm text-ink-2">
      <strong className="font-semibold text-ink">{what}</strong> {because(want.because)}
    </p>
  )
}
