import { readDomainLines, readNetworkLines, readTextLines } from '#lib/client/edits/lines'
import type { ImportProblem, ImportProblemCode } from '#lib/exchange/read/problems'
import {
  EXCHANGE_PROPERTIES,
  type ExchangeProperty,
  findExchangeProperty,
  PROPERTY_FORMS,
} from '#lib/exchange/read/properties'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { LONGEST_CERTIFICATE_NAME } from '#lib/scenario/document/forms'
import { LIMITS } from '#lib/scenario/document/limits'
import type { FindingCode } from '#lib/scenario/findings/codes'

/** The corrections that the user typed or chose, by `problemKey`; null: the user said that there is none. */
export type ImportAnswers = Readonly<Record<string, string | null>>

/** What was decided about what a text holds: corrections, accepted fixes, and which connectors are taken. */
export type ImportChoices = {
  readonly answers: ImportAnswers
  readonly fixes: Readonly<Record<string, readonly FindingCode[]>>
  readonly chosen: Readonly<Record<string, boolean>>
}
export const NO_CHOICES: ImportChoices = { answers: {}, fixes: {}, chosen: {} }

/** The key of a problem. A problem keeps its key, and so its correction, when other parts of the text are edited. */
export const problemKey = ({ connectorId, field, code, value }: ImportProblem): string =>
  [connectorId ?? '', field, code, String(value)].join('\n')

/** The control that corrects a problem: a choice, a list of entries, or a name. */
export type AnswerControl =
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'entries'; readonly property: ExchangeProperty; readonly legal: 'networks' | 'domains' | 'texts' }
  | { readonly kind: 'name'; readonly property: 'Name' | 'TlsSenderCertificateName' }

const OF_LISTS: readonly ImportProblemCode[] = ['NOT_A_NETWORK', 'NOT_A_DOMAIN', 'LIST_CUT', 'LIST_TOO_LONG', 'MISSING']
const OF_NAMES: readonly ImportProblemCode[] = ['NAME_MISSING', 'NOT_TEXT', 'MISSING']

/** The control for a problem; null if only the text can be corrected, or nothing needs correction. */
export function controlOf({ severity, code, field, parameters: { assumed } }: ImportProblem): AnswerControl | null {
  const property = findExchangeProperty(field)
  if (code === 'NOT_TRUE_OR_FALSE') return { kind: 'choice', options: ['true', 'false'] }
  if (severity === 'question' && (assumed === 'true' || assumed === 'false'))
    return { kind: 'choice', options: ['true', 'false'] }
  if (code === 'NOT_A_TYPE' || (severity === 'question' && property === 'ConnectorType'))
    return { kind: 'choice', options: ['Partner', 'OnPremises'] }
  if (property === null) return null
  const form = PROPERTY_FORMS[property]
  if (form === 'networks' || form === 'domains' || form === 'texts')
    return OF_LISTS.includes(code) ? { kind: 'entries', property, legal: form } : null
  const isName = property === 'Name' || property === 'TlsSenderCertificateName'
  return isName && OF_NAMES.includes(code) ? { kind: 'name', property } : null
}

/**
 * Reports whether a problem must be answered before the import, because a verdict depends on it and no guess is safe: a
 * list or a name that the text does not hold is not known, and not empty.
 */
export const isQuestion = (problem: ImportProblem): boolean =>
  problem.severity === 'question' && controlOf(problem) !== null

/** Reports whether "there is none" answers a problem: of a list or a name that the text does not hold. */
export const mayBeNone = (problem: ImportProblem): boolean =>
  problem.code === 'MISSING' && controlOf(problem)?.kind !== 'choice'

/** The questions without a valid answer. */
export const openQuestions = (problems: readonly ImportProblem[], answers: ImportAnswers): ImportProblem[] =>
  problems.filter((problem) => isQuestion(problem) && !isSettled(problem, answers))

const READERS = { networks: readNetworkLines, domains: readDomainLines, texts: readTextLines }

/** Reads the correction of a problem: its values, and the first invalid entry. */
export function readAnswer(control: AnswerControl, text: string): { values: readonly string[]; wrong: string | null } {
  if (control.kind === 'choice') return { values: [text], wrong: null }
  if (control.kind === 'entries') {
    const { values, invalid } = READERS[control.legal](text)
    return { values: [...new Set(values)], wrong: invalid[0]?.text ?? null }
  }
  const name = text.trim()
  const longest = control.property === 'Name' ? 256 : LONGEST_CERTIFICATE_NAME
  return { values: name === '' ? [] : [name], wrong: name.length > longest ? name.slice(0, 40) : null }
}

/** Reports whether a problem has a valid correction. */
export function isSettled(problem: ImportProblem, answers: ImportAnswers): boolean {
  const control = controlOf(problem)
  const text = answers[problemKey(problem)]
  if (control === null || text === undefined) return false
  if (text === null) return mayBeNone(problem)
  const { values, wrong } = readAnswer(control, text)
  return wrong === null && values.length > 0
}

/** The connector with the corrections of its problems. */
export function withAnswers(
  connector: ScenarioConnector,
  problems: readonly ImportProblem[],
  answers: ImportAnswers,
): ScenarioConnector {
  let changed = connector
  for (const problem of problems) {
    const text = answers[problemKey(problem)]
    const control = controlOf(problem)
    // What the text does not hold was read as none already.
    if (typeof text === 'string' && control !== null && isSettled(problem, answers))
      changed = withAnswer(changed, problem.field, control, readAnswer(control, text).values)
  }
  return changed
}

function withAnswer(
  connector: ScenarioConnector,
  field: string,
  control: AnswerControl,
  values: readonly string[],
): ScenarioConnector {
  const property = findExchangeProperty(field)
  if (property === null) return connector
  const key = EXCHANGE_PROPERTIES[property]
  const [first = ''] = values
  if (control.kind === 'name') return { ...connector, [key]: first }
  if (control.kind === 'choice') return { ...connector, [key]: property === 'ConnectorType' ? first : first === 'true' }
  const list = connector[key]
  if (!Array.isArray(list)) return connector
  const limit = control.legal === 'domains' ? LIMITS.domains : LIMITS.networks
  return { ...connector, [key]: [...new Set([...list, ...values])].slice(0, limit) }
}
