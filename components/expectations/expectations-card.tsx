'use client'

import { Check, CircleQuestionMark, X } from 'lucide-react'
import { memo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { useEditing } from '#components/workspace/editing'
import { changeDocument } from '#lib/client/draft'
import { expectOutcome } from '#lib/client/draft-senders'
import { markOfPhase } from '#lib/client/view-names'
import { assess, isBad } from '#lib/scenario/assessment'
import type { Expectation, ScenarioDocument } from '#lib/scenario/document'

/** Expectations listed at first; a plan of many routes can have thousands. */
const AT_FIRST = 12

type Props = { document: ScenarioDocument; onSelect: (phaseId: string, senderId: string) => void }

/** What the team wants of senders, phase by phase, and whether it comes out so. Everything else follows from MX. */
export const ExpectationsCard = memo(function ExpectationsCard({ document, onSelect }: Props) {
  const t = useTranslations('workspace.expectations')
  const [isAll, setAll] = useState(false)
  const { expectations } = document
  const shown = isAll ? expectations : expectations.slice(0, AT_FIRST)
  return (
    <Card
      title={t('title')}
      note={expectations.length > 0 ? t('count', { count: expectations.length }) : undefined}
      className="min-w-0"
    >
      {expectations.length === 0 ? (
        <p className="border-t border-line px-4.5 py-6 text-sm text-ink-2">{t('none')}</p>
      ) : (
        <ul>
          {shown.map((expectation) => (
            <ExpectationItem
              key={`${expectation.phaseId} ${expectation.senderId}`}
              expectation={expectation}
              document={document}
              onSelect={onSelect}
            />
          ))}
        </ul>
      )}
      {expectations.length > AT_FIRST && (
        <Button tone="quiet" className="m-2" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? t('fewer') : t('all', { count: expectations.length })}
        </Button>
      )}
    </Card>
  )
})

const STATES = {
  met: { Icon: Check, tone: 'text-good' },
  missed: { Icon: X, tone: 'text-lost' },
  open: { Icon: CircleQuestionMark, tone: 'text-ask' },
} as const

function ExpectationItem({ expectation, document, onSelect }: Props & { expectation: Expectation }) {
  const t = useTranslations('workspace.expectations')
  const editing = useEditing()
  const { phaseId, senderId, outcome, connectorId } = expectation
  const index = document.phases.findIndex(({ id }) => id === phaseId)
  const sender = document.senders.find(({ id }) => id === senderId)
  const phase = document.phases[index]
  if (sender === undefined || phase === undefined) return null
  const { mark } = assess(document, index, sender)
  const state = mark === 'uncertain' ? 'open' : isBad(mark) || mark === 'shared' ? 'missed' : 'met'
  const { Icon, tone } = STATES[state]
  const connector = phase.connectors.find(({ id }) => id === connectorId)
  return (
    <li className="flex items-center gap-2.5 border-t border-line px-4 py-1.5 text-sm sm:px-4.5">
      <Icon aria-hidden className={`size-4 shrink-0 ${tone}`} strokeWidth={2.4} />
      <button
        type="button"
        onClick={() => onSelect(phaseId, senderId)}
        className="min-w-0 flex-1 rounded-md py-0.5 text-left hover:underline"
      >
        <span className="sr-only">{t(`states.${state}`)}: </span>
        <span className="font-medium">{sender.name}</span>{' '}
        <span className="text-ink-2">
          {connector
            ? t('acceptedBy', { phase: markOfPhase(index), name: connector.name })
            : t(outcome, { phase: markOfPhase(index) })}
        </span>
      </button>
      {editing && (
        <button
          type="button"
          aria-label={t('clear', { sender: sender.name, phase: phase.name })}
          title={t('clear', { sender: sender.name, phase: phase.name })}
          onClick={() => editing.change(changeDocument(expectOutcome(senderId, [phaseId], null)))}
          className="grid size-7 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </li>
  )
}
