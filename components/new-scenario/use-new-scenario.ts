'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { directSendQuestion, type Import, useImport } from '#components/import/use-import'
import { type DraftSlot, dropDraft, storeForm } from '#lib/client/draft/storage'
import { problemKey } from '#lib/client/import/import-answers'
import { EMPTY_FORM, type NewScenarioForm, STEPS, type Step } from '#lib/client/new-scenario/form'
import { chosenOf, type FilterNames, nameOf, type TakenTenant, todayNames } from '#lib/client/new-scenario/form-answers'
import { type FormProblem, problemsOf } from '#lib/client/new-scenario/form-problems'
import type { ScenarioConnector } from '#lib/scenario/document/connector'

const NONE: readonly ScenarioConnector[] = []

export type NewScenario = {
  readonly form: NewScenarioForm
  readonly change: (part: Partial<NewScenarioForm>) => void
  /** the pasted text and what was decided about it */
  readonly source: Import
  readonly taken: TakenTenant
  readonly names: FilterNames
  /** the names of whom MX points to today, or the name in the end: a filter, own servers or Microsoft */
  readonly mxName: (side: 'today' | 'next') => string
  readonly problems: readonly FormProblem[]
  /** the text of what is wrong in a field; null where nothing is, or where it is missing and nobody has tried to go on yet */
  readonly errorAt: (field: string) => string | null
  /** from now on says what the step lacks, since somebody tries to leave it */
  readonly ask: (step: Step) => void
  /** false where this browser stores nothing, so that closing the page loses the form */
  readonly isKept: boolean
  /** forgets everything that was typed */
  readonly clear: () => void
  /** deletes what this browser stores of the form, which was made a scenario */
  readonly drop: () => void
}

/** The form of a new scenario. Each change is stored in this browser, so that it survives a reload and a crash. */
export function useNewScenario(slot: DraftSlot, found: NewScenarioForm | null): NewScenario {
  const t = useTranslations('scenarios.new')
  const [form, setForm] = useState(found ?? EMPTY_FORM)
  const source = useImport(NONE)
  useResumed(source, found)
  const { isKept, drop } = useStored(slot, form, source)
  const change = useCallback((part: Partial<NewScenarioForm>) => setForm((before) => ({ ...before, ...part })), [])
  const taken = useTaken(source)
  const problems = useMemo(() => problemsOf(form, taken), [form, taken])
  const names = useMemo(() => ({ today: t('filterA'), next: t('filterB') }), [t])
  const [asked, ask] = useState<Step | null>(null)
  const errorAt = (field: string) => {
    const problem = problems.find((one) => one.field === field)
    const isEarly =
      problem !== undefined &&
      isMissing(problem) &&
      problem.step !== asked &&
      form.reached <= STEPS.indexOf(problem.step)
    return problem === undefined || isEarly ? null : t(`problems.${problem.code}`, problem.values)
  }
  const nameFor = (choice: string, name: string | null) =>
    name ?? (choice === 'onPremises' ? t('choices.onPremises') : 'Microsoft')
  const mxName = (side: 'today' | 'next') =>
    side === 'today'
      ? todayNames(form, taken, names)
          .map(({ choice, name }) => nameFor(choice, name))
          .join(', ')
      : nameFor(chosenOf(form, taken, side), nameOf(form, taken, side, names))
  const clear = () => {
    source.clear()
    setForm(EMPTY_FORM)
  }
  return { form, change, source, taken, names, mxName, problems, errorAt, ask, isKept, clear, drop }
}

/** A field that is empty is no mistake before somebody tries to go on. */
const isMissing = ({ code }: FormProblem): boolean => code === 'domainsMissing'

/** Reads the text that was found again, once. */
function useResumed({ resume }: Import, found: NewScenarioForm | null): void {
  const isResumed = useRef(false)
  useEffect(() => {
    if (isResumed.current || found === null || found.source === null) return
    isResumed.current = true
    resume(found.source, found.choices)
  }, [resume, found])
}

/** Stores the form whenever it changes, and deletes it where nothing is typed. `drop` deletes it for good. */
function useStored(
  slot: DraftSlot,
  form: NewScenarioForm,
  { origin, text, long, choices }: Import,
): Pick<NewScenario, 'isKept' | 'drop'> {
  const [isKept, setKept] = useState(true)
  const isDropped = useRef(false)
  const isFirst = useRef(true)
  useEffect(() => {
    // The text that was found is read again first.
    const isResuming = isFirst.current && form.source !== null
    isFirst.current = false
    if (isResuming || isDropped.current) return
    const typed = long === null && text !== '' ? text : null
    const stored = { ...form, source: origin ?? typed, choices }
    const isEmpty = stored.source === null && JSON.stringify(form) === JSON.stringify(EMPTY_FORM)
    const storing = isEmpty ? dropDraft(slot) : storeForm(slot, stored)
    storing.then(
      () => setKept(true),
      () => setKept(false),
    )
  }, [slot, form, origin, text, long, choices])
  const drop = () => {
    isDropped.current = true
    dropDraft(slot).catch(() => {})
  }
  return { isKept, drop }
}

/** What the text says of the tenant, as far as it is taken. */
function useTaken({ chosen, found, tenant, reading, answers, unanswered, undecided }: Import): TakenTenant {
  // The question of the file about RejectDirectSend need not be answered here: the next step asks for what is not read.
  const question = reading === null ? null : directSendQuestion(reading)
  const isUnread = question !== null && answers[problemKey(question)] === undefined
  return useMemo(
    () => ({
      connectors: chosen.map(({ connector }) => connector),
      acceptedDomains: tenant?.acceptedDomains ?? reading?.facts?.acceptedDomains ?? null,
      rejectDirectSend: isUnread ? null : (tenant?.rejectDirectSend ?? reading?.facts?.rejectDirectSend ?? null),
      leftOut: found.filter(({ isChosen }) => !isChosen).map(({ connector }) => connector.name),
      collected: reading?.collected?.facts ?? null,
      open: { unanswered, undecided },
    }),
    [chosen, found, tenant, reading, isUnread, unanswered, undecided],
  )
}
