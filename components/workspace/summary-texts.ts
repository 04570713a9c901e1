'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useQuestionTexts } from '#components/verdict/conditions'
import { phaseNumber, phaseNumbers } from '#lib/client/views/names'
import { type ProvedPhase, provedPhases, sameAnswers } from '#lib/client/views/proved-phases'
import type { QuestionId } from '#lib/matcher'
import { openDeliverers } from '#lib/scenario/document/deliverers'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import { isMxAtMicrosoft } from '#lib/scenario/document/mx'
import type { PhaseAssessment, Summary } from '#lib/scenario/wants/assessment'
import type { Gate } from '#lib/scenario/wants/gates'

export type SummaryAnswer = {
  readonly tone: 'good' | 'lost' | 'open' | 'ask'
  readonly answer: string
  readonly detail: string
  /** the question cannot be answered, because no sample is a stranger */
  readonly isUntested?: boolean
}

/** Names that are listed in a sentence. The others are counted. */
const NAMED = 3

/**
 * The four answers in words. Each is the worse of what the samples show and what `gates` prove; null: not known yet.
 */
export function useSummaryTexts(document: ScenarioDocument, gates: readonly Gate[] | null) {
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
    const where: Where = (phases, isMeant) =>
      phasesInWords(
        phases.flatMap((phase, index) => (isMeant(phase) ? [index] : [])),
        phases.length,
        t,
        (marks) => format.list(marks),
      )
    const when: When = ({ phases }, pick) => where(phases, (phase) => pick(phase).length > 0)
    const proved = provedPhases(document, gates)
    const opensIf: OpensIf = () => {
      const [given = [], ...others] = proved.filter(({ door }) => door === 'perhaps').map((phase) => phase.opensIf)
      return given.length === 0 || !others.every((other) => sameAnswers(other, given))
        ? null
        : format.list(given.map(({ question, answer }) => questions.when(question, answer)))
    }
    const words: Words = { t, names, when, where, opensIf }
    return {
      lost: (summary: Summary): SummaryAnswer => lostText(summary, proved, words),
      sideEntrance: (summary: Summary): SummaryAnswer =>
        summary.sideEntrance.state === 'untested' && document.phases.every(isMxAtMicrosoft)
          ? { tone: 'good', answer: t('doorNone'), detail: t('doorNoneWhy') }
          : doorText(summary, proved, words),
      unknown: (summary: Summary): SummaryAnswer => {
        const facts = summary.phases.some(({ uncertain, conditional }) => uncertain.length + conditional.length > 0)
        const asked = askedIn(summary, proved)
        const all = [...new Set(asked.flat())]
        const [first] = all
        if (first === undefined)
          return facts
            ? { tone: 'ask', answer: t('factsOpen'), detail: t('factsOpenNext') }
            : openDeliverers(document) > 0
              ? { tone: 'ask', answer: t('deliverersOpen'), detail: t('nothingOpenWhy') }
              : { tone: 'good', answer: t('nothingOpen'), detail: t('nothingOpenWhy') }
        return {
          tone: 'ask',
          answer: t('questions', { count: all.length }),
          detail: t('questionsWhere', {
            question: questions.title(first),
            where: where(asked, (some) => some.length > 0),
          }),
        }
      },
      mx: (): SummaryAnswer => mxText(document, t, (parts) => format.list(parts)),
    }
  }, [document, gates, t, format, questions])
}

type T = ReturnType<typeof useTranslations<'workspace.summary'>>
type Names = (ids: readonly string[]) => string
type When = (summary: Summary, pick: (phase: PhaseAssessment) => readonly string[]) => string
type Where = <Phase>(phases: readonly Phase[], isMeant: (phase: Phase) => boolean) => string
/**
 * The answers that let strangers in, if it is proved that they may get in; null if that is not the same for all phases.
 */
type OpensIf = () => string | null
type Words = {
  readonly t: T
  readonly names: Names
  readonly when: When
  readonly where: Where
  readonly opensIf: OpensIf
}

/** The open questions of each phase: those that verdicts on samples depend on, and those that gates depend on. */
function askedIn(summary: Summary, proved: readonly ProvedPhase[]): readonly (readonly QuestionId[])[] {
  return summary.phases.map(({ questions }, index) => [
    ...questions,
    ...(proved[index]?.conditions ?? []).flatMap((one) => (one.kind === 'fact' ? [] : [one.question])),
  ])
}

function phasesInWords(indexes: readonly number[], count: number, t: T, list: (marks: string[]) => string): string {
  const [first] = indexes
  if (first === undefined) return ''
  if (indexes.length === count) return t('everyPhase')
  if (indexes.length > 1 && first + indexes.length === count) return t('fromPhase', { phase: phaseNumber(first) })
  return t('inPhases', { phases: list(phaseNumbers(indexes)), count: indexes.length })
}

function lostText(summary: Summary, proved: readonly ProvedPhase[], { t, names, when, where }: Words): SummaryAnswer {
  const { lost, delayed, perhapsLost } = summary
  const late = delayed.senders.length
  const isProved = (how: ProvedPhase['lost']) => proved.some((phase) => phase.lost === how)
  const provedWhere = (how: ProvedPhase['lost']) => ({ where: where(proved, (phase) => phase.lost === how) })
  if (lost.senders.length > 0)
    return {
      tone: 'lost',
      answer: t('lostSamples', { count: lost.senders.length, where: when(summary, (phase) => phase.lost) }),
      detail: names(lost.senders) + (late > 0 ? `; ${t('alsoDelayed', { names: names(delayed.senders) })}` : ''),
    }
  if (isProved('lost')) return { tone: 'lost', answer: t('lostProved', provedWhere('lost')), detail: t('provedNext') }
  if (late > 0)
    return {
      tone: 'ask',
      answer: t('delayedSamples', { count: late, where: when(summary, (phase) => phase.delayed) }),
      detail: t('delayedNames', { names: names(delayed.senders) }),
    }
  if (isProved('delayed'))
    return { tone: 'ask', answer: t('delayedProved', provedWhere('delayed')), detail: t('provedNext') }
  if (perhapsLost.senders.length > 0)
    return {
      tone: 'ask',
      answer: t('perhapsLost', {
        count: perhapsLost.senders.length,
        where: when(summary, (phase) => phase.perhapsLost),
      }),
      detail: t('perhapsLostNames', { names: names(perhapsLost.senders) }),
    }
  if (isProved('perhaps'))
    return { tone: 'ask', answer: t('perhapsProved', provedWhere('perhaps')), detail: t('provedHangs') }
  if (summary.phases.every(({ state }) => state === 'empty'))
    return proved.every((phase) => phase.isDeliveryProved)
      ? { tone: 'good', answer: t('notLost'), detail: t('notLostProved') }
      : { tone: 'good', answer: t('noSamples'), detail: t('noSamplesNext') }
  return { tone: 'good', answer: t('notLost'), detail: t('notLostWhy') }
}

function doorText(summary: Summary, proved: readonly ProvedPhase[], words: Words): SummaryAnswer {
  const { t, names, when, where, opensIf } = words
  const { state, senders } = summary.sideEntrance
  const named = { names: names(senders) }
  const isProved = (how: ProvedPhase['door']) => proved.some(({ door }) => door === how)
  const provedWhere = (how: ProvedPhase['door']) => ({ where: where(proved, ({ door }) => door === how) })
  if (state === 'open')
    return {
      tone: 'open',
      answer: t('doorOpen', { where: when(summary, ({ open }) => open) }),
      detail: t('doorOpenNames', named),
    }
  if (isProved('open')) return { tone: 'open', answer: t('doorOpen', provedWhere('open')), detail: t('provedNext') }
  if (state === 'shared') return sharedText(summary, proved, words)
  if (state === 'perhaps')
    return {
      tone: 'ask',
      answer: t('doorPerhaps', { where: when(summary, ({ perhapsOpen }) => perhapsOpen) }),
      detail: t('doorPerhapsNames', named),
    }
  if (isProved('perhaps')) {
    const condition = opensIf()
    const detail = condition === null ? t('provedHangs') : t('doorProvedIf', { condition })
    return { tone: 'ask', answer: t('doorPerhaps', provedWhere('perhaps')), detail }
  }
  if (state === 'perhapsShared')
    return {
      tone: 'ask',
      answer: t('doorPerhapsShared', { where: when(summary, ({ perhapsShared }) => perhapsShared) }),
      detail: t('doorPerhapsNames', named),
    }
  return closedText(state === 'untested', proved, words)
}

/** "Closed" speaks of all senders, so it is only said if gates prove it, never by samples alone. */
function closedText(isUntested: boolean, proved: readonly ProvedPhase[], { t, where }: Words): SummaryAnswer {
  const planned = where(proved, ({ door }) => door === 'planned')
  if (proved.every(({ door }) => door === 'closed' || door === 'planned'))
    return planned === ''
      ? { tone: 'good', answer: t('doorClosed'), detail: t('doorClosedWhy') }
      : { tone: 'good', answer: t('doorPlanned', { where: planned }), detail: t('doorPlannedWhy') }
  return isUntested
    ? { tone: 'ask', answer: t('doorUntested'), detail: t('doorUntestedNext'), isUntested }
    : { tone: 'good', answer: t('doorRefused'), detail: t('doorRefusedWhy') }
}

/** The answer for a surely shared entrance, which also names strangers who may get in. */
function sharedText(
  summary: Summary,
  proved: readonly ProvedPhase[],
  { t, names, when, where, opensIf }: Words,
): SummaryAnswer {
  const certain = when(summary, ({ shared }) => shared)
  const shared = names(summary.sideEntrance.senders)
  const strangers = summary.phases.flatMap(({ perhapsOpen }) => perhapsOpen)
  if (strangers.length > 0)
    return {
      tone: 'open',
      answer: t('doorSharedPerhaps', { where: certain, perhaps: when(summary, ({ perhapsOpen }) => perhapsOpen) }),
      detail: t('doorSharedPerhapsNames', { names: shared, perhaps: names(strangers) }),
    }
  const perhaps = where(proved, ({ door }) => door === 'perhaps')
  if (perhaps === '')
    return {
      tone: 'open',
      answer: t('doorShared', { where: certain }),
      detail: t('doorSharedNames', { names: shared }),
    }
  const condition = opensIf()
  return {
    tone: 'open',
    answer: t('doorSharedPerhaps', { where: certain, perhaps }),
    detail:
      condition === null ? t('doorSharedProved', { names: shared }) : t('doorSharedIf', { names: shared, condition }),
  }
}

/** Where MX points, such as "Filter A, from ③ Filter B": each target with the phase from which it holds. */
function mxText({ phases, services }: ScenarioDocument, t: T, list: (parts: string[]) => string): SummaryAnswer {
  const targetOf = ({ mx }: Phase) =>
    list([
      ...new Set(
        mx.map(({ to }) => (to === MICROSOFT ? t('microsoft') : (services.find(({ id }) => id === to)?.name ?? to))),
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
    .map(({ index, target }) => (index === 0 ? target : t('mxFrom', { phase: phaseNumber(index), target })))
    .join(', ')
  const domains = [...new Set(phases.flatMap(({ mx }) => mx.map(({ domain }) => domain)))]
  const more = domains.length - NAMED
  return {
    tone: 'good',
    answer,
    detail: list([...domains.slice(0, NAMED), ...(more > 0 ? [t('more', { count: more })] : [])]),
  }
}
