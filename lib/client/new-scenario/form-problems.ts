import { readIdentity } from '#lib/client/edits/filter-identity'
import { readDomains } from '#lib/client/edits/lines'
import { hasOwnDomains, type NewScenarioForm, type Step } from './form'
import {
  chosenOf,
  hasOldFilter,
  isSwitch,
  movableDomains,
  moveOfDomain,
  readDays,
  type TakenTenant,
} from './form-answers'

/** What is wrong in a field of the form. The texts of the codes stand with those of the form. */
export type FormProblem = {
  readonly step: Step
  readonly field: string
  readonly code: 'noDomain' | 'noIdentity' | 'noDay' | 'notLater' | 'noDomains' | 'noDays' | 'unanswered' | 'undecided'
  readonly values: Readonly<Record<string, string | number>>
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** All that is wrong in the form, in the order of the steps. Fields that do not count are not looked at. */
export function problemsOf(form: NewScenarioForm, taken: TakenTenant): FormProblem[] {
  return [
    ...ofTenant(taken),
    ...ofDomains(form),
    ...ofFilters(form, taken),
    ...ofMoves(form, taken),
    ...ofRest(form, taken),
  ]
}

function ofTenant({ open: { unanswered, undecided } }: TakenTenant): FormProblem[] {
  if (unanswered > 0) return [{ step: 'tenant', field: 'source', code: 'unanswered', values: { count: unanswered } }]
  return undecided > 0 ? [{ step: 'tenant', field: 'source', code: 'undecided', values: { count: undecided } }] : []
}

function ofDomains({ domains }: NewScenarioForm): FormProblem[] {
  const wrong = domains === null ? null : readDomains(domains).wrong
  return wrong === null ? [] : [{ step: 'today', field: 'domains', code: 'noDomain', values: { word: wrong } }]
}

function ofFilters(form: NewScenarioForm, taken: TakenTenant): FormProblem[] {
  return (['today', 'next'] as const).flatMap((step) =>
    chosenOf(form, taken, step) === 'other' ? ofIdentity(step, `${step}.knownBy`, form[step].knownBy) : [],
  )
}

function ofIdentity(step: Step, field: string, text: string): FormProblem[] {
  const { wrong } = readIdentity(text)
  return wrong === null ? [] : [{ step, field, code: 'noIdentity', values: { word: wrong } }]
}

function ofMoves(form: NewScenarioForm, taken: TakenTenant): FormProblem[] {
  if (!isSwitch(form, taken)) return []
  const domains = movableDomains(form, taken)
  return form.moves.flatMap((day, index): FormProblem[] => {
    const field = `moves.${index}`
    if (day !== '' && !DAY.test(day)) return [{ step: 'moves', field, code: 'noDay', values: {} }]
    const before = form.moves.slice(0, index).findLast((one) => DAY.test(one))
    if (day !== '' && before !== undefined && day <= before)
      return [{ step: 'moves', field, code: 'notLater', values: { day: before } }]
    const isEmpty = domains.length > 0 && !domains.some((domain) => moveOfDomain(form, domain) === index)
    return isEmpty ? [{ step: 'moves', field, code: 'noDomains', values: {} }] : []
  })
}

function ofDirect({ kind, knownBy, domains }: NewScenarioForm['direct'][number]): FormProblem[] {
  const wrong = hasOwnDomains(kind) ? readDomains(domains).wrong : null
  const field = `direct.${kind}.domains`
  return [
    ...ofIdentity('direct', `direct.${kind}`, knownBy),
    ...(wrong === null ? [] : [{ step: 'direct', field, code: 'noDomain', values: { word: wrong } } as const]),
  ]
}

function ofRest(form: NewScenarioForm, taken: TakenTenant): FormProblem[] {
  const days = form.oldFilterDays.trim()
  const isWrong = hasOldFilter(form, taken) && days !== '' && readDays(days) === null
  return [
    ...form.direct.flatMap(ofDirect),
    ...(isWrong ? [{ step: 'oldFilter', field: 'oldFilterDays', code: 'noDays', values: {} } as const] : []),
  ]
}
