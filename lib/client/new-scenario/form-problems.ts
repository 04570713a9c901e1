import { readIdentity } from '#lib/client/edits/filter-identity'
import { readDomains } from '#lib/client/edits/lines'
import { hasOwnDomains, type IdentityForm, type NewScenarioForm, type Step } from './form'
import {
  acceptedDomains,
  chosenOf,
  connectorBehind,
  hasOldFilter,
  isHybrid,
  isSwitch,
  moveOfDomain,
  movingDomains,
  readDays,
  type TakenTenant,
} from './form-answers'

/** What is wrong in a field of the form. The texts of the codes stand with those of the form. */
export type FormProblem = {
  readonly step: Step
  readonly field: string
  readonly code:
    | 'domainsMissing'
    | 'noDomain'
    | 'noIdentity'
    | 'noDay'
    | 'notLater'
    | 'noDomains'
    | 'noDays'
    | 'unanswered'
    | 'undecided'
  readonly values: Readonly<Record<string, string | number>>
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** All that is wrong in the form, in the order of the steps. Fields that do not count are not looked at. */
export function problemsOf(form: NewScenarioForm, taken: TakenTenant): FormProblem[] {
  return [
    ...ofTenant(taken),
    ...ofDomains(form, taken),
    ...ofFilters(form, taken),
    ...ofMoves(form, taken),
    ...ofRest(form, taken),
  ]
}

function ofTenant({ open: { unanswered, undecided } }: TakenTenant): FormProblem[] {
  if (unanswered > 0) return [{ step: 'tenant', field: 'source', code: 'unanswered', values: { count: unanswered } }]
  return undecided > 0 ? [{ step: 'tenant', field: 'source', code: 'undecided', values: { count: undecided } }] : []
}

/** Without accepted domains nothing can be judged, so that nobody goes on without saying that they are not known. */
function ofDomains(form: NewScenarioForm, taken: TakenTenant): FormProblem[] {
  const at = { step: 'today', field: 'domains' } as const
  const wrong = form.domains === null ? null : readDomains(form.domains).wrong
  if (wrong !== null) return [{ ...at, code: 'noDomain', values: { word: wrong } }]
  const isMissing = acceptedDomains(form, taken).length === 0 && !form.isWithoutDomains
  return isMissing ? [{ ...at, code: 'domainsMissing', values: {} }] : []
}

function ofFilters(form: NewScenarioForm, taken: TakenTenant): FormProblem[] {
  return (['today', 'next'] as const).flatMap((step) =>
    chosenOf(form, taken, step) === 'other' || connectorBehind(form, taken, step) !== null
      ? ofIdentity(step, step, form[step])
      : [],
  )
}

/** `owner`: whose fields they are, before the name of each. */
const ofIdentity = (step: Step, owner: string, form: IdentityForm): FormProblem[] =>
  (['knownBy', 'certificateNames'] as const).flatMap((name) => {
    const { wrong } = readIdentity(form[name])
    return wrong === null ? [] : [{ step, field: `${owner}.${name}`, code: 'noIdentity', values: { word: wrong } }]
  })

function ofMoves(form: NewScenarioForm, taken: TakenTenant): FormProblem[] {
  if (!isSwitch(form, taken)) return []
  const domains = movingDomains(form, taken)
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

function ofDirect(form: NewScenarioForm['direct'][number]): FormProblem[] {
  const owner = `direct.${form.kind}`
  return [
    ...ofIdentity('direct', owner, form),
    ...(hasOwnDomains(form.kind) ? ofMailFrom(`${owner}.domains`, form.domains) : []),
  ]
}

function ofMailFrom(field: string, text: string): FormProblem[] {
  const { wrong } = readDomains(text)
  return wrong === null ? [] : [{ step: 'direct', field, code: 'noDomain', values: { word: wrong } }]
}

function ofRest(form: NewScenarioForm, taken: TakenTenant): FormProblem[] {
  const days = form.oldFilterDays.trim()
  const isWrong = hasOldFilter(form, taken) && days !== '' && readDays(days) === null
  return [
    ...(isHybrid(form, taken) ? ofMailFrom('hybridDomains', form.hybridDomains) : []),
    ...form.direct.flatMap(ofDirect),
    ...(isWrong ? [{ step: 'oldFilter', field: 'oldFilterDays', code: 'noDays', values: {} } as const] : []),
  ]
}
