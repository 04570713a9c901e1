'use client'

import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
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
  const locale = useLocale()
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
      const words = cellWords(cell)
      const isTaken = words.tone === 'shared' && isAccepted(cell.phaseId, cell.who)
      const before = isAsTodayOnly(cell, words.tone) ? worseThan(cell) : null
      const of = `${locale} ${isTaken} ${before}`
      const known = said.get(cell)
      if (known?.of === of) return known.texts
      const texts = say(cell, words, { isTaken, before })
      said.set(cell, { of, texts })
      return texts
    }

    function say(
      cell: ShownCell,
      { tone, key, values }: ReturnType<typeof cellWords>,
      { isTaken, before }: { isTaken: boolean; before: number | null },
    ): CellTexts {
      const plain = wordsOf(key)
      const isInPart = (key === 'lost' || key === 'delayed') && values.failing !== undefined
      const some = isInPart
        ? { word: t('some', { word: plain.word, ...values }), short: t('someShort', { word: plain.word, ...values }) }
        : plain
      if (isTaken)
        return { tone: 'taken', word: t('taken', { word: some.word }), short: some.short, note: null, isMarked: false }
      const isPerhaps = cell.certainty === 'perhaps' && cell.state !== 'holdsIf' && cell.state !== 'decide'
      const today = before === null ? t('asToday') : t('asTodayWorse', { phase: phaseNumber(before) })
      const standing = isAsTodayOnly(cell, tone) ? today : cell.isPlanned && tone === 'good' ? t('planned') : null
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
  }, [t, locale, isBrokenOff, isAccepted, worseThan])
}

/** What was said of cells last. An edit leaves most cells as they are, and every row asks anew for all of its own. */
const said = new WeakMap<ShownCell, { readonly of: string; readonly texts: CellTexts }>()

/** Reports whether all that a cell is judged by is as today. */
function isAsTodayOnly({ state, parts }: ShownCell, tone: Tone): boolean {
  const faulty = parts.filter((part) => part.state === state)
  return tone !== 'good' && faulty.length > 0 && faulty.every((part) => part.isAsToday)
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
