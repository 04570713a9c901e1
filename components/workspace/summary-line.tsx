'use client'

import { memo, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { OpenDeliverers } from '#components/deliverers/open-deliverers'
import { useGates } from '#components/invariants/gates'
import { Button } from '#components/ui/button'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Summary } from '#lib/scenario/wants/assessment'
import { useEditing } from './editing'
import { type SummaryAnswer, useSummaryTexts } from './summary-texts'

const TONES = { good: 'text-ink', lost: 'text-lost', open: 'text-open', ask: 'text-ask' } as const

/**
 * Four answers about the whole scenario: is mail lost, is the side entrance open, what is not known, where MX points.
 */
export const SummaryLine = memo(function SummaryLine({
  document,
  summary,
  isStale,
}: {
  document: ScenarioDocument
  summary: Summary | null
  isStale: boolean
}) {
  const t = useTranslations('workspace.summary')
  const { proof } = useGates()
  const texts = useSummaryTexts(document, proof.answer)
  const waiting: SummaryAnswer = { tone: 'good', answer: '…', detail: t('counting') }
  const lost = summary ? texts.lost(summary) : waiting
  const door = summary ? texts.sideEntrance(summary) : waiting
  const unknown = summary ? texts.unknown(summary) : waiting
  return (
    <section
      aria-label={t('title')}
      aria-busy={isStale || proof.isStale}
      className="grid grid-cols-2 overflow-hidden rounded-xl border border-line bg-line shadow-lift [gap:1px] wide:grid-cols-4"
    >
      <Answer question={t('lost')} {...lost} isStale={proof.isStale} />
      <Answer question={t('sideEntrance')} {...door} isStale={proof.isStale}>
        {door.isUntested && <AddStranger />}
      </Answer>
      <Answer question={t('unknown')} {...unknown}>
        <OpenDeliverers deliverers={document.deliverers} />
      </Answer>
      <Answer question={t('mx')} {...texts.mx()} />
    </section>
  )
})

type AnswerProps = SummaryAnswer & { question: string; isStale?: boolean; children?: ReactNode }

function Answer({ question, tone, answer, detail, isStale = false, children }: AnswerProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1 bg-surface px-4 py-3.5 sm:px-4.5">
      <h2 className="text-xs text-ink-2 sm:text-sm">{question}</h2>
      <p
        className={`text-lg leading-tight font-semibold tracking-tight break-words ${TONES[tone]} ${isStale ? 'stale' : ''}`}
      >
        {answer}
      </p>
      <p className="line-clamp-5 text-xs text-ink-2 sm:text-sm">{detail}</p>
      {children}
    </div>
  )
}

function AddStranger() {
  const t = useTranslations('workspace.noSamples')
  const editing = useEditing()
  if (editing === null) return null
  return (
    <Button
      className="mt-1 self-start"
      onClick={() => editing.open({ kind: 'sender', sender: null, isStranger: true })}
    >
      {t('stranger')}
    </Button>
  )
}
