'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useQuestionTexts } from '#components/verdict/conditions'
import { markOfPhase, markPhases } from '#lib/client/view-names'
import type { PhaseAssessment, Summary } from '#lib/scenario/assessment'
import { openDeliverers } from '#lib/scenario/deliverers'
import type { Phase, ScenarioDocument } from '#lib/scenario/document'

type AnswerText = { readonly tone: 'good' | 'lost' | 'open' | 'ask'; readonly answer: string; readonly detail: string }

/** Names listed in a sentence; the rest is counted. */
const NAMED = 3

/** The four answers in words. */
export function useSummaryTexts(document: ScenarioDocument) {
  const t = useTranslations('workspace.summary')
  const format = useFormatter()
  const questions = useQuestionTexts()
  return useMemo(() => {
    const names = (ids: readonly string[]): string => {
      const wanted = new Set(ids)
      const known = document.senders.filter(({ id }) => wanted.has(id)).map(({ name }) => name)
      const more = known.length - NAMED
      return format.list([...known.slice(0, NAMED), ...(more > 0 ? [t('more', { count: more })] : [])])
    }
    const when = ({ phases }: Summary, pick: (phase: PhaseAssessment) => readonly string[]): string =>
      phasesInWords(
        phases.flatMap((phase, index) => (pick(phase).length > 0 ? [index] : [])),
        phases.length,
        t,
        (marks) => format.list(marks),
      )
    return {
      lost: (summary: Summary): AnswerText => lostText(summary, t, names, when),
      sideEntrance: (summary: Summary): AnswerText =>
        summary.sideEntrance.state === 'untested' && isMxAtMicrosoft(document)
          ? { tone: 'good', answer: t('doorNone'), detail: t('doorNoneWhy') }
          : doorText(summary, t, names, when),
      unknown: (summary: Summary): AnswerText => {
        const facts = summary.phases.some(({ uncertain, hanging }) => uncertain.length + hanging.length > 0)
        const [first] = summary.questions
        if (first === undefined)
          return facts
            ? { tone: 'ask', answer: t('factsOpen'), detail: t('factsOpenNext') }
            : openDeliverers(document) > 0
              ? { tone: 'ask', answer: t('deliverersOpen'), detail: t('nothingOpenWhy') }
              : { tone: 'good', answer: t('nothingOpen'), detail: t('nothingOpenWhy') }
        const where = when(summary, ({ questions: asked }) => asked)
        return {
          tone: 'ask',
          answer: t('questions', { count: summary.questions.length }),
          detail: t('questionsWhere', { question: questions.title(first), where }),
        }
      },
      mx: (): AnswerText => mxText(document, t, (parts) => format.list(parts)),
    }
  }, [document, t, format, questions])
}

/** Reports whether no phase has a filter that could be gone past. */
const isMxAtMicrosoft = ({ phases }: ScenarioDocument): boolean =>
  phases.every(({ mx }) => mx.length > 0 && mx.every(({ to }) => to === 'microsoft'))

type T = ReturnType<typeof useTranslations<'workspace.summary'>>
type Names = (ids: readonly string[]) => string
type When = (summary: Summary, pick: (phase: PhaseAssessment) => readonly string[]) => string

function phasesInWords(indexes: readonly number[], count: number, t: T, list: (marks: string[]) => string): string {
  const [first] = indexes
  if (first === undefined) return ''
  if (indexes.length === count) return t('everyPhase')
  if (indexes.length > 1 && first + indexes.length === count) return t('fromPhase', { phase: markOfPhase(first) })
  return t('inPhases', { phases: list(markPhases(indexes)), count: indexes.length })
}

function lostText(summary: Summary, t: T, names: Names, when: When): AnswerText {
  const { lost, delayed } = summary
  const late = delayed.senders.length
  if (lost.senders.length > 0)
    return {
      tone: 'lost',
      answer: t('lostRoutes', { count: lost.senders.length, where: when(summary, (phase) => phase.lost) }),
      detail: names(lost.senders) + (late > 0 ? `; ${t('alsoDelayed', { names: names(delayed.senders) })}` : ''),
    }
  if (late > 0)
    return {
      tone: 'ask',
      answer: t('delayedRoutes', { count: late, where: when(summary, (phase) => phase.delayed) }),
      detail: t('delayedNames', { names: names(delayed.senders) }),
    }
  if (summary.perhapsLost.senders.length > 0)
    return {
      tone: 'ask',
      answer: t('perhapsLost', {
        count: summary.perhapsLost.senders.length,
        where: when(summary, (phase) => phase.perhapsLost),
      }),
      detail: t('perhapsLostNames', { names: names(summary.perhapsLost.senders) }),
    }
  if (summary.phases.every(({ state }) => state === 'empty'))
    return { tone: 'good', answer: t('noRoutes'), detail: t('noRoutesNext') }
  return { tone: 'good', answer: t('notLost'), detail: t('notLostWhy') }
}

function doorText(summary: Summary, t: T, names: Names, when: When): AnswerText {
  const { state, senders } = summary.sideEntrance
  const named = { names: names(senders) }
  switch (state) {
    case 'open':
      return {
        tone: 'open',
        answer: t('doorOpen', { where: when(summary, ({ open }) => open) }),
        detail: t('doorOpenNames', named),
      }
    case 'shared':
      return sharedText(summary, t, names, when)
    case 'perhaps':
      return {
        tone: 'ask',
        answer: t('doorPerhaps', { where: when(summary, ({ perhapsOpen }) => perhapsOpen) }),
        detail: t('doorPerhapsNames', named),
      }
    case 'perhapsShared':
      return {
        tone: 'ask',
        answer: t('doorPerhapsShared', { where: when(summary, ({ perhapsShared }) => perhapsShared) }),
        detail: t('doorPerhapsNames', named),
      }
    case 'untested':
      return { tone: 'ask', answer: t('doorUntested'), detail: t('doorUntestedNext') }
    case 'closed':
      return { tone: 'good', answer: t('doorClosed'), detail: t('doorClosedWhy') }
  }
}

/** A door that is shared for certain, and beside it the strangers who may get in too. */
function sharedText(summary: Summary, t: T, names: Names, when: When): AnswerText {
  const where = when(summary, ({ shared }) => shared)
  const shared = names(summary.sideEntrance.senders)
  const strangers = summary.phases.flatMap(({ perhapsOpen }) => perhapsOpen)
  if (strangers.length === 0)
    return { tone: 'open', answer: t('doorShared', { where }), detail: t('doorSharedNames', { names: shared }) }
  return {
    tone: 'open',
    answer: t('doorSharedPerhaps', { where, perhaps: when(summary, ({ perhapsOpen }) => perhapsOpen) }),
    detail: t('doorSharedPerhapsNames', { names: shared, perhaps: names(strangers) }),
  }
}

/** "Filter A, from ③ Filter B": each change of where MX points, with the phase it begins in. */
function mxText({ phases, services }: ScenarioDocument, t: T, list: (parts: string[]) => string): AnswerText {
  const targetOf = ({ mx }: Phase) =>
    list([
      ...new Set(
        mx.map(({ to }) => (to === 'microsoft' ? t('microsoft') : (services.find(({ id }) => id === to)?.name ?? to))),
      ),
    ])
  const steps = phases.flatMap((phase, index) => {
    const target = targetOf(phase)
    const before = phases[index - 1]
    if (before !== undefined && targetOf(before) === target) return []
    return [{ index, target: target === '' ? t('mxUnknown') : target }]
  })
  if (phases.every(({ mx }) => mx.length === 0))
    return { tone: 'ask', answer: t('mxNowhere'), detail: t('mxNowhereNext') }
  const answer = steps
    .map(({ index, target }) => (index === 0 ? target : t('mxFrom', { phase: markOfPhase(index), target })))
    .join(', ')
  const domains = [...new Set(phases.flatMap(({ mx }) => mx.map(({ domain }) => domain)))]
  const more = domains.length - NAMED
  return {
    tone: 'good',
    answer,
    detail: list([...domains.slice(0, NAMED), ...(more > 0 ? [t('more', { count: more })] : [])]),
  }
}
