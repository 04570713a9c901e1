'use client'

import { Check, CircleQuestionMark, X } from 'lucide-react'
import { memo, useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Card } from '#components/ui/card'
import { ShowAllButton, useShortList } from '#components/ui/short-list'
import { useEditing } from '#components/workspace/editing'
import { changeDocument } from '#lib/client/draft/draft'
import { expectOutcome } from '#lib/client/edits/senders'
import { type ExpectationGroup, gatherExpectations } from '#lib/client/views/expectations'
import { phaseNumbers } from '#lib/client/views/names'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** Lines that are shown at first. A scenario with many sample senders can have thousands. */
const AT_FIRST = 12

type Props = { document: ScenarioDocument; onSelect: (phaseId: string, senderId: string) => void }

/** The recorded expectations, and whether they are met. What is wanted of all other senders follows from MX. */
export const ExpectationsCard = memo(function ExpectationsCard({ document, onSelect }: Props) {
  const t = useTranslations('workspace.expectations')
  const groups = useMemo(() => gatherExpectations(document), [document])
  const list = useShortList(groups, AT_FIRST)
  const note = groups.length > 0 ? t('count', { count: document.expectations.length }) : undefined
  return (
    <Card title={t('title')} note={note} className="min-w-0">
      {groups.length === 0 ? (
        <p className="border-t border-line px-4.5 py-6 text-sm text-ink-2">{t('none')}</p>
      ) : (
        <ul>
          {list.shown.map((group) => (
            <ExpectationItem
              key={`${group.senderId} ${group.outcome} ${group.connectorId}`}
              group={group}
              document={document}
              onSelect={onSelect}
            />
          ))}
        </ul>
      )}
      <ShowAllButton list={list} all={t('all', { count: groups.length })} fewer={t('fewer')} className="m-2" />
    </Card>
  )
})

const STATES = {
  met: { Icon: Check, tone: 'text-good' },
  missed: { Icon: X, tone: 'text-lost' },
  open: { Icon: CircleQuestionMark, tone: 'text-ask' },
} as const

function ExpectationItem({ group, document, onSelect }: Props & { group: ExpectationGroup }) {
  const t = useTranslations('workspace.expectations')
  const format = useFormatter()
  const editing = useEditing()
  const { senderId, outcome, connectorId, phaseIndexes, state, worstIndex } = group
  const sender = document.senders.find(({ id }) => id === senderId)
  const worst = document.phases[worstIndex]
  if (sender === undefined || worst === undefined) return null
  const { Icon, tone } = STATES[state]
  const name = worst.connectors.find(({ id }) => id === connectorId)?.name
  const phases = format.list(phaseNumbers(phaseIndexes))
  const clear = t('clear', { sender: sender.name, phases })
  return (
    <li className="flex items-center gap-2.5 border-t border-line px-4 py-1.5 text-sm sm:px-4.5">
      <Icon aria-hidden className={`size-4 shrink-0 ${tone}`} strokeWidth={2.4} />
      <button
        type="button"
        onClick={() => onSelect(worst.id, senderId)}
        className="min-w-0 flex-1 rounded-md py-0.5 text-left hover:underline"
      >
        <span className="sr-only">{t(`states.${state}`)}: </span>
        <span className="font-medium">{sender.name}</span>{' '}
        <span className="text-ink-2">{name ? t('acceptedBy', { phases, name }) : t(outcome, { phases })}</span>
      </button>
      {editing && (
        <button
          type="button"
          aria-label={clear}
          title={clear}
          onClick={() => {
            const ids = phaseIndexes.flatMap((index) => document.phases[index]?.id ?? [])
            editing.change(changeDocument(expectOutcome(senderId, ids, null)))
            editing.announce(t('cleared', { sender: sender.name }))
          }}
          className="grid size-7 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </li>
  )
}
