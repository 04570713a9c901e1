'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { usePlanFindingLines, useWarningLines } from '#components/findings/finding-lines'
import { useFlowTexts } from '#components/flow/flow-texts'
import { useMxNames } from '#components/phases/mx-name'
import { useCellTexts } from '#components/plan/cell-texts'
import { useLineTexts } from '#components/plan/line-texts'
import { type Plan, usePlan } from '#components/plan/plan-provider'
import { useRecordedAnswers } from '#components/plan/recorded-answers'
import { useWhoNames } from '#components/plan/who-texts'
import type { Due } from '#lib/exchange/runbook/clock'
import type { Runbook } from '#lib/exchange/runbook/runbook'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { findWhos } from '#lib/scenario/wants/who'
import { useMoments } from './moments'
import { useRestsOn } from './rests-on'
import { useResultWords, useStateWords } from './result-words'
import { useSheetText } from './sheet-text'
import { useSpans } from './spans'
import type { SaidStep } from './step-list'

/** What a change request is written from. */
export type RequestFacts = {
  readonly document: ScenarioDocument
  readonly runbook: Runbook
  readonly steps: readonly SaidStep[]
  readonly due: readonly Due[]
  /** what has to be known before, in words */
  readonly notes: readonly string[]
  readonly before: Phase
  readonly after: Phase
  /** which version it is, in words */
  readonly version: string
  /** it is written for the copy without names and addresses */
  readonly isRedacted: boolean
}

/** What a change request is written with: the proved plan, and the words of the page's language. */
export type RequestWords = {
  readonly t: ReturnType<typeof useTranslations<'night'>>
  readonly plan: ReturnType<typeof useTranslations<'plan'>>
  readonly onConnectors: ReturnType<typeof useTranslations<'workspace.findings'>>
  readonly flow: ReturnType<typeof useTranslations<'plan.flow'>>
  readonly flowTexts: ReturnType<typeof useFlowTexts>
  readonly proved: Plan
  readonly nameOf: ReturnType<typeof useWhoNames>
  /** the name of a row that a document names */
  readonly rowOf: (who: string) => string
  /** where MX points, in words */
  readonly mxName: ReturnType<typeof useMxNames>
  readonly wordOf: ReturnType<typeof useResultWords>
  /** how a row stands after a step, in words */
  readonly stateWord: ReturnType<typeof useStateWords>
  readonly cellTexts: ReturnType<typeof useCellTexts>
  readonly sayLine: ReturnType<typeof useLineTexts>
  /** the answers that the team has recorded, in words */
  readonly recorded: ReturnType<typeof useRecordedAnswers>
  /** on what of them the proof rests, in one sentence */
  readonly restsOn: ReturnType<typeof useRestsOn>
  /** what was found in the connectors of all phases, and in the plan itself */
  readonly warnings: ReturnType<typeof useWarningLines>
  readonly planFindings: ReturnType<typeof usePlanFindingLines>
  readonly outcomeOf: (outcome: 'accepted' | 'rejected' | 'deferred' | 'not-ours') => string
  /** a day, as `2026-12-01` */
  readonly day: (date: string) => string
  readonly moment: ReturnType<typeof useMoments>
  readonly span: ReturnType<typeof useSpans>
  readonly saySheet: ReturnType<typeof useSheetText>
}

/** To be filled in by hand. */
export const BLANK = '____________________'

export function useRequestWords(document: ScenarioDocument): RequestWords {
  const t = useTranslations('night')
  const outcome = useTranslations('plan.panel.test.outcomes')
  const format = useFormatter()
  const nameOf = useWhoNames(document.services)
  const whos = findWhos(document)
  return {
    t,
    plan: useTranslations('plan'),
    flow: useTranslations('plan.flow'),
    flowTexts: useFlowTexts(),
    proved: usePlan(),
    nameOf,
    rowOf: (who) => {
      const known = whos.find(({ key }) => key === who)
      return known === undefined ? who : nameOf(known.key)
    },
    mxName: useMxNames(document.services),
    wordOf: useResultWords(),
    stateWord: useStateWords(document),
    cellTexts: useCellTexts(),
    sayLine: useLineTexts(document),
    recorded: useRecordedAnswers(document.answers),
    restsOn: useRestsOn(document),
    warnings: useWarningLines(document),
    planFindings: usePlanFindingLines(document),
    onConnectors: useTranslations('workspace.findings'),
    outcomeOf: (one) => outcome(one),
    day: (date) => format.dateTime(new Date(`${date}T12:00:00Z`), { dateStyle: 'full', timeZone: 'UTC' }),
    moment: useMoments(),
    span: useSpans(),
    saySheet: useSheetText(),
  }
}
