'use client'

import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { WantChoice } from '#components/plan/want-choice'
import { changeDocument } from '#lib/client/draft/draft'
import { setWant } from '#lib/client/edits/wants'
import { phaseNumber } from '#lib/client/views/names'
import type { ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'

type Props = { document: ScenarioDocument; phaseIndex: number; sender: ScenarioSender }

/** Says what the team wants of one sample in this phase, or from it on; and by which connector. */
export function SampleWant({ document, phaseIndex, sender }: Props) {
  const t = useTranslations('workspace.expect')
  const editing = useEditing()
  if (editing === null) return null
  const who = `sample:${sender.id}`
  return (
    <div className="flex flex-col gap-2">
      <h4 className="font-medium">{t('title')}</h4>
      <WantChoice
        document={document}
        phaseIndex={phaseIndex}
        who={who}
        onSay={(said, phaseIds, isTyping) => {
          editing.change(changeDocument(setWant(who, phaseIds, said)), isTyping ? `wants/${who}` : null)
          if (isTyping) return
          editing.announce(
            t(said === null ? 'cleared' : 'done', { sender: sender.name, phase: phaseNumber(phaseIndex) }),
          )
        }}
      />
    </div>
  )
}
