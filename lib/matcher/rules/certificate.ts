import type { QuestionId } from '#lib/matcher/model/questions'
import type { TraceDetail } from '#lib/matcher/model/trace'
import { fitName, type NameFit } from '#lib/matcher/sets/names'
import { countsAsClient, type Evaluation, presentedNames } from './evaluation'
import type { Identity } from './traits'

/** The believable names that count and fit the connector's TlsSenderCertificateName, whatever its flags say. */
export function matchingNames(e: Evaluation, connector: Identity): readonly string[] {
  const names = fittingNames(e, connector)
  return names.length === 0 || countsAsClient(e) ? names : []
}

/** The same of a certificate that need not count (Q21). */
export function fittingNames(e: Evaluation, { wantedName }: Identity): readonly string[] {
  if (wantedName === null) return []
  const names = presentedNames(e)
  if (names.length === 0) return names
  return names.filter((name, i) => {
    const fit = fitName(wantedName, name)
    if (fit === null || (i > 0 && name !== names[0] && e.choices.question('Q19') === 1)) return false
    const question = questionOf(fit)
    return question === null || e.choices.question(question) === 0
  })
}

/** The name waited for and those that came. Exchange Online refuses a name without RequireTls (MS-NEW): it counts as written. */
export function nameDetail({ wantedName, quoted }: Identity, presented: readonly string[] | null): TraceDetail {
  const detail = { wanted: wantedName ?? '', presented }
  return wantedName !== null && quoted.isNameRefused ? { ...detail, asWritten: [wantedName] } : detail
}

type Fit = { readonly matches: boolean; readonly question: QuestionId | null; readonly bySan: boolean }
export const NO_FIT: Fit = { matches: false, question: null, bySan: false }

/** Whether any name fits; sure fits and the subject are looked at first, so that no question is asked in vain. */
export function bestFit(e: Evaluation, wanted: string, names: readonly string[]): Fit {
  let asked: QuestionId | null = null
  for (const { question, bySan } of fitsOf(wanted, names)) {
    if (bySan && e.choices.question('Q19') === 1) continue
    if (question === null || e.choices.question(question) === 0) return { matches: true, question, bySan }
    asked = question
  }
  return { matches: false, question: asked, bySan: false }
}

/** The names that fit or may fit, with the question that decides: sure fits before others, and the subject before SANs. */
export function fitsOf(
  wanted: string,
  names: readonly string[],
): { readonly question: QuestionId | null; readonly bySan: boolean }[] {
  const effort = (one: { question: QuestionId | null; bySan: boolean }) =>
    (one.question === null ? 0 : 2) + (one.bySan ? 1 : 0)
  return names
    .flatMap((name, i) => {
      const fit = fitName(wanted, name)
      return fit === null ? [] : [{ question: questionOf(fit), bySan: i > 0 && name !== names[0] }]
    })
    .sort((a, b) => effort(a) - effort(b))
}

function questionOf(fit: Exclude<NameFit, null>): QuestionId | null {
  if (fit === 'apex') return 'Q11-apex'
  if (fit === 'wildcard') return 'Q11-wildcard'
  return fit === 'host-below' ? 'Q11-below' : null
}
