'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { FreeText } from '#components/shell/free-text'
import { PanelSection } from '#components/ui/side-panel'
import { changeDocument } from '#lib/client/draft/draft'
import { answerQuestion } from '#lib/client/edits/senders'
import { useModelCheck } from '#lib/client/workers/use-model-check'
import type { Answers } from '#lib/matcher'
import type { CellEvidence, Phase, ScenarioSender } from '#lib/scenario/document/document'
import { ModelResult } from './model-result'

type Props = {
  /** what a real message showed of the sample in the phase */
  seen: CellEvidence
  phase: Phase
  sender: ScenarioSender
  answers: Answers
}

/** What a real message of a sample showed, held against the model, with the answers that would explain it. */
export function ObservedSample({ seen, phase, sender, answers }: Props) {
  const t = useTranslations('evidence.model')
  const outcomes = useTranslations('plan.panel.test.outcomes')
  const format = useFormatter()
  const editing = useEditing()
  const checked = useModelCheck(phase, answers, seen, sender)
  const at = format.dateTime(new Date(seen.at), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <PanelSection title={t('observed')}>
      <p className="text-ink-2">
        {at}: {outcomes(seen.outcome)}
      </p>
      {seen.note !== '' && (
        <p className="font-mono text-xs [overflow-wrap:anywhere] text-ink-3">
          <FreeText>{seen.note}</FreeText>
        </p>
      )}
      {checked === null ? (
        <p role="status" className="text-ink-3">
          {t('checking')}
        </p>
      ) : (
        <ModelResult
          checked={checked}
          service=""
          assumed=""
          onRecord={
            editing === null
              ? null
              : (answered) =>
                  editing.change(
                    changeDocument((before) =>
                      answered.reduce((own, { question, answer }) => answerQuestion(question, answer)(own), before),
                    ),
                  )
          }
        />
      )}
    </PanelSection>
  )
}
