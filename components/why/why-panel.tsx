'use client'

import { memo, type ReactNode, useDeferredValue, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { ObservedSample } from '#components/evidence/observed-sample'
import { PhaseStrip } from '#components/plan/phase-strip'
import { RuleLink } from '#components/rules/rule-link'
import { Button } from '#components/ui/button'
import { PanelSection } from '#components/ui/side-panel'
import { useCellWords } from '#components/verdict/cell-words'
import { useReason } from '#components/verdict/reason'
import { TONE_LOOKS } from '#components/verdict/tones'
import { useViewing } from '#components/viewing/viewing'
import { generalChecks } from '#lib/client/views/checks'
import { factsOf } from '#lib/client/views/names'
import { sampleTone } from '#lib/client/views/plan-words'
import { type ExplainedVerdict, explain } from '#lib/matcher'
import type { Phase, ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import { type AssessedSample, assess } from '#lib/scenario/wants/assessment'
import { newestTest } from '#lib/scenario/wants/contradicted'
import { Alternatives } from './alternatives'
import { Assumptions } from './assumptions'
import { ChecksTable } from './checks-table'

type Props = {
  document: ScenarioDocument
  phaseIndex: number
  sender: ScenarioSender
  actions: ReactNode
}

/** The reason of a verdict on a sender in a phase: the answer first, then why, what it rests on, and every check. */
export const WhyPanel = memo(function WhyPanel({ document: edited, phaseIndex, sender, actions }: Props) {
  const t = useTranslations('workspace.why')
  const codeText = useTranslations('verdicts.codeText')
  const wordsOf = useCellWords()
  const { select } = useViewing()
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
  const seen = newestTest(
    document.evidence.filter(({ who, phaseId }) => who === `sample:${sender.id}` && phaseId === phase.id),
  )
  return (
    <>
      <Answer cell={cell} phase={phase} phaseIndex={phaseIndex} sender={sender} verdict={verdict} answers={answers} />
      {seen !== null && <ObservedSample seen={seen} phase={phase} sender={sender} answers={answers} />}
      <PanelSection>
        <Facts sender={sender} />
        <ReplyText verdict={verdict} />
      </PanelSection>
      <PanelSection title={t('checksTitle')}>
        <ChecksTable phase={phase} sender={sender} verdict={verdict} />
        {generalChecks(verdict).map(({ code, dependsOn }) => (
          <p key={code} className="text-ink-2">
            {dependsOn === undefined ? codeText(code) : t('conditionalCheck', { check: codeText(code) })}
          </p>
        ))}
      </PanelSection>
      <PhaseStrip
        phases={document.phases}
        phaseIndex={phaseIndex}
        textOf={(one, index) => {
          const other = assess(document, index, sender)
          return { tone: sampleTone(other), word: wordsOf(other, one).label }
        }}
        onSelect={(phaseId) => select(phaseId, sender.id)}
      />
      <Alternatives cell={cell} phase={phase} verdict={verdict} />
      <PanelSection title={t('wanted.title')}>
        <WantNote cell={cell} phase={phase} />
        {actions}
      </PanelSection>
    </>
  )
})

type AnswerProps = {
  cell: AssessedSample
  phase: Phase
  phaseIndex: number
  sender: ScenarioSender
  verdict: ExplainedVerdict
  answers: ScenarioDocument['answers']
}

/** What becomes of the sample, in the largest letters of the panel, the reason in a sentence, and what both rest on. */
function Answer({ cell, phase, phaseIndex, sender, verdict, answers }: AnswerProps) {
  const wordsOf = useCellWords()
  const { heading, reason } = useReason()
  const { Icon, text } = TONE_LOOKS[sampleTone(cell)]
  const { reply } = verdict
  const { label } = wordsOf(cell, phase)
  return (
    <PanelSection>
      <div aria-live="polite" aria-atomic="true">
        <h2 className={`flex items-start gap-2 text-xl leading-6 font-semibold tracking-tight ${text}`}>
          <Icon aria-hidden className="mt-1 size-4.5 shrink-0" strokeWidth={2.4} />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {reply === null ? capital(label) : `${capital(label)} · ${reply.code} ${reply.enhancedCode}`}
          </span>
        </h2>
        <p className="mt-1.5 text-base leading-snug [overflow-wrap:anywhere]">
          {heading(cell, sender, phaseIndex)}. {reason(cell, phase, sender, answers)}
        </p>
      </div>
      <Assumptions verdict={verdict} answers={answers} />
    </PanelSection>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The facts of the sample as it connects, with a way to edit them. */
function Facts({ sender }: { sender: ScenarioSender }) {
  const t = useTranslations('workspace.matrix')
  const why = useTranslations('workspace.why')
  const editing = useEditing()
  const facts = factsOf(sender, { tls: 'TLS', noTls: t('noTls'), nullSender: t('nullSender') })
  return (
    <div className="flex items-start justify-between gap-3">
      <p className="min-w-0 flex-1 rounded-lg bg-sunken px-2.5 py-2 font-mono text-xs leading-4.5 text-ink-2 [overflow-wrap:anywhere]">
        {facts.length === 0 ? t('noFacts') : facts.join(' · ')}
        {sender.recipient !== null && (
          <>
            <br />
            {why('toRecipient', { recipient: sender.recipient })}
          </>
        )}
      </p>
      {editing !== null && <Button onClick={() => editing.open({ kind: 'sender', sender })}>{why('edit')}</Button>}
    </div>
  )
}

/** The SMTP reply that the sender gets, with its consequence. */
function ReplyText({ verdict: { reply, outcome } }: { verdict: ExplainedVerdict }) {
  const t = useTranslations('workspace.why')
  const consequence = useTranslations('verdicts.consequence')
  if (reply === null) return null
  const code = `${reply.code} ${reply.enhancedCode}`
  return (
    <div>
      <p className="rounded-lg bg-sunken px-2.5 py-2 font-mono text-xs leading-4.5 break-words text-ink-2">
        <RuleLink to={`reply-${reply.enhancedCode}`} className="font-semibold text-ink hover:underline">
          {code}
        </RuleLink>{' '}
        {reply.text.startsWith(code) ? reply.text.slice(code.length).trim() : reply.text}
      </p>
      <p className="mt-1.5 text-xs text-ink-3">
        {consequence(outcome === 'deferred' ? 'temporary' : 'permanent')} {t('wordingVaries')}
      </p>
    </div>
  )
}

/** What is wanted of the sender in this phase, and the reason. */
function WantNote({ cell: { want }, phase }: { cell: AssessedSample; phase: Phase }) {
  const t = useTranslations('workspace.why')
  const because = useTranslations('plan.panel.because')
  const connector = phase.connectors.find(({ id }) => id === want.connectorId)
  const what =
    want.outcome === null
      ? t('wanted.nothing')
      : want.outcome === 'accepted' && want.connectorId !== null
        ? t('wanted.acceptedBy', { name: connector?.name ?? want.connectorId })
        : t(`wanted.${want.outcome}`)
  return (
    <p className="text-ink-2">
      <strong className="font-semibold text-ink">{what}</strong> {because(want.because)}
    </p>
  )
}
