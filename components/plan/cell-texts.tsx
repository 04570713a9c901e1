'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { phaseNumber } from '#lib/client/views/names'
import { type CellKey, cellWords, lacksBounces, type Tone, unknownBeside } from '#lib/client/views/plan-words'
import type { ShownCell } from '#lib/scenario/wants/plan-memory'
import { usePlan } from './plan-provider'

/** The word of a cell, in full and for a narrow column, and what is noted of it: that it is as today, planned, or not wholly known, or without bounces. */
export type CellTexts = {
  readonly tone: Tone
  readonly word: string
  readonly short: string
  readonly note: string | null
  /** the word has a footnote: bounces of the same service do not get in */
  readonly isMarked: boolean
}

/** Returns a function for the word of a cell; null is a cell that is not known. */
export function useCellTexts(): (cell: ShownCell | null) => CellTexts {
  const t = useTranslations('plan')
  const { isBrokenOff, isAccepted, worseThan } = usePlan()
  return useMemo(() => {
    const wordsOf = (key: CellKey) => ({
      word: t(`cell.${key}`),
      short: isShortened(key) ? t(`cellShort.${key}`) : t(`cell.${key}`),
    })
    return (cell) => {
      if (cell === null)
        return isBrokenOff
          ? { tone: 'ask', ...wordsOf('unproved'), note: null, isMarked: false }
          : { tone: 'quiet', ...wordsOf('checking'), note: null, isMarked: false }
      const { tone, key, values } = cellWords(cell)
      const plain = wordsOf(key)
      const isInPart = (key === 'lost' || key === 'delayed') && values.failing !== undefined
      const some = isInPart
        ? { word: t('some', { word: plain.word, ...values }), short: t('someShort', { word: plain.word, ...values }) }
        : plain
      if (tone === 'shared' && isAccepted(cell.phaseId, cell.who))
        return { tone: 'taken', word: t('taken', { word: some.word }), short: some.short, note: null, isMarked: false }
      const isPerhaps = cell.certainty === 'perhaps' && cell.state !== 'holdsIf' && cell.state !== 'decide'
      const faulty = cell.parts.filter(({ state }) => state === cell.state)
      const isAsToday = tone !== 'good' && faulty.length > 0 && faulty.every((part) => part.isAsToday)
      const before = isAsToday ? worseThan(cell) : null
      const today = before === null ? t('asToday') : t('asTodayWorse', { phase: phaseNumber(before) })
      const standing = isAsToday ? today : cell.isPlanned && tone === 'good' ? t('planned') : null
      const unknown = unknownBeside(cell)
      const isMarked = lacksBounces(cell)
      const notes = [
        standing,
        unknown === null ? null : t(`unknownBeside.${unknown}`),
        isMarked ? t('lacksBounces') : null,
      ].filter((one) => one !== null)
      const note = notes.length === 0 ? null : notes.join(', ')
      return isPerhaps
        ? { tone, word: t('perhaps', { word: some.word }), short: t('perhaps', { word: some.short }), note, isMarked }
        : { tone, ...some, note, isMarked }
    }
  }, [t, isBrokenOff, isAccepted, worseThan])
}

const SHORTENED = [
  'elsewhere',
  'allIn',
  'decide',
  'refused',
  'inIf',
  'outIf',
  'noFacts',
  'unproved',
  'checking',
  'nothingWanted',
  'differs',
  'notYet',
] as const
type Shortened = (typeof SHORTENED)[number]

const isShortened = (key: CellKey): key is Shortened => SHORTENED.some((one) => one === key)
