'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useQuestionTexts } from '#components/verdict/conditions'
import { phaseNumbers } from '#lib/client/views/names'
import { lineTone, type Tone } from '#lib/client/views/plan-words'
import { QUESTIONS } from '#lib/matcher'
import type { ContradictedLine } from '#lib/scenario/wants/contradicted'
import type { FaultLine } from '#lib/scenario/wants/fault-lines'
import type { QuestionLine } from '#lib/scenario/wants/question-lines'
import type { Certainty } from '#lib/scenario/wants/result-table'
import type { SummaryLists } from '#lib/scenario/wants/summary'
import type { WhoKey } from '#lib/scenario/wants/who'
import { useWhoNames } from './who-texts'

/** A line of any of the lists. */
export type Line = SummaryLists[keyof SummaryLists][number]

export type LineTexts = {
  readonly key: string
  readonly tone: Tone
  readonly who: string | null
  readonly text: string
  /** the phases in which it is so: `①–③` */
  readonly phases: string | null
  /** the cell that it leads to; of a sample where it speaks of one */
  readonly target: { readonly phaseId: string; readonly who: WhoKey; readonly sampleId?: string } | null
}

/** What the lines name: of a document, or of what the list of scenarios keeps of one. */
type Named = {
  readonly phases: readonly { readonly id: string }[]
  readonly services: readonly { readonly id: string; readonly name: string }[]
}

/** What a line says, in words: who, what, and in which phases. */
export function useLineTexts(document: Named): (line: Line) => LineTexts {
  const t = useTranslations('plan')
  const format = useFormatter()
  const nameOf = useWhoNames(document.services)
  const { title, answer } = useQuestionTexts()
  return useMemo(() => {
    const marksOf = (ids: readonly string[]) =>
      format.list(phaseNumbers(document.phases.flatMap(({ id }, index) => (ids.includes(id) ? [index] : []))))
    const sayFault = (line: FaultLine): string => {
      const said = faultText(line, t)
      if (line.accepted === null) return said
      const { by, reason } = line.accepted
      return `${said} – ${by === '' ? t('acceptedNobody', { reason }) : t('accepted', { by, reason })}`
    }
    const phasesOf = (ids: readonly string[]) => t('lists.phases', { phases: marksOf(ids) })
    const sayFixed = ({ question, bounces }: QuestionLine): string => {
      const { answers, default: byDefault } = QUESTIONS[question]
      if (byDefault === null) return title(question)
      const said = t('questionFixed', { question: title(question), answer: answer(question, answers[byDefault]) })
      const refused = bounces.map(({ who, phaseIds }) => `${nameOf(who)} ${phasesOf(phaseIds)}`)
      return refused.length === 0 ? said : t('questionBounces', { said, refused: format.list(refused) })
    }
    const sayContradicted = ({ who, sample, outcome }: ContradictedLine): string => {
      const kind = kindOf(who)
      const name = sample === null ? nameOf(who) : sample.name || sample.id
      return t(`contradicted.${outcome}`, { name, who: sample === null ? kind : 'sample' })
    }
    return (line) => {
      const [phaseId = ''] = line.phaseIds
      const phases = marksOf(line.phaseIds)
      switch (line.kind) {
        case 'fault':
          return {
            key: `${line.list} ${line.who} ${line.state} ${line.certainty} ${line.accepted?.reason ?? ''}`,
            tone: line.accepted === null ? lineTone(line) : 'taken',
            who: nameOf(line.who),
            text: sayFault(line),
            phases: phasesOf(line.phaseIds),
            target: { phaseId, who: line.who },
          }
        case 'question':
          return {
            key: line.question,
            tone: line.changesState ? 'ask' : 'quiet',
            who: null,
            text: line.cells === null ? sayFixed(line) : title(line.question),
            phases:
              line.cells === null
                ? phasesOf(line.phaseIds)
                : t('questionCells', { phases, count: line.cells, today: line.cellsAsToday }),
            target: null,
          }
        case 'missing':
          return {
            key: `missing ${line.fact}`,
            tone: 'ask',
            who: null,
            text: t(`missingLine.${line.fact}`),
            phases: phasesOf(line.phaseIds),
            target: null,
          }
        case 'contradicted':
          return {
            key: `contradicted ${line.who} ${line.sample?.id ?? ''} ${line.outcome}`,
            tone: 'ask',
            who: null,
            text: sayContradicted(line),
            phases: phasesOf(line.phaseIds),
            target: { phaseId, who: line.who, ...(line.sample === null ? {} : { sampleId: line.sample.id }) },
          }
        case 'untested':
          return {
            key: 'untested',
            tone: 'quiet',
            who: null,
            text: t('untested', { count: line.whos.length, phase: phases }),
            phases: null,
            target: null,
          }
        default:
          return {
            key: `${line.kind} ${line.who}`,
            tone: 'quiet',
            who: nameOf(line.who),
            text: t(`plannedLine.${line.kind}`),
            phases: phasesOf(line.phaseIds),
            target: { phaseId, who: line.who },
          }
      }
    }
  }, [document.phases, nameOf, title, answer, t, format])
}

type T = ReturnType<typeof useTranslations<'plan'>>

/** By what a text tells one from many: `service`, `otherCustomers` or `everybodyElse`. */
const kindOf = (who: WhoKey): string => who.split(':')[0] ?? ''

/** What happens to a row, in words that follow its name: a service is one, its other customers are many. */
function faultText({ state, certainty, list, who: key }: FaultLine, t: T): string {
  const who = kindOf(key)
  const sure: Certainty = certainty ?? 'certain'
  switch (state) {
    case 'holdsIf':
      return t(`line.holdsIf.${list === 'entrance' ? 'entrance' : 'lost'}.${sure}`, { who })
    case 'noFacts':
    case 'unproved':
    case 'checking':
      return t(`line.${state}`, { who })
    case 'holds':
    case 'either':
      return t(`phase.${state}`)
    default:
      return t(`line.${state}.${sure}`, { who })
  }
}
