import type { TraceDetail } from '#lib/matcher/model/trace'
import { fitName, type NameFit } from '#lib/matcher/sets/names'
import { countsAsClient, type Evaluation, presentedNames } from './evaluation'
import type { Identity } from './traits'

/** The questions that decide if a name fits. */
type NameQuestion = 'Q11-apex' | 'Q11-wildcard' | 'Q11-below'

/**
 * The names that fit the connector's TlsSenderCertificateName, of a certificate that is trusted and counts (Q21). Flags
 * do not matter.
 */
export function matchingNames(e: Evaluation, connector: Identity): readonly string[] {
  const names = fittingNames(e, connector)
  return names.length === 0 || countsAsClient(e) ? names : []
}

/** The names that fit, of a trusted certificate, without regard to Q21. */
export function fittingNames(e: Evaluation, { wantedName }: Identity): readonly string[] {
  if (wantedName === null) return []
  const names = presentedNames(e)
  if (names.length === 0) return names
  return names.filter((name, i) => {
    const fit = fitName(wantedName, name)
    if (fit === null || (i > 0 && name !== names[0] && e.choices.holds('Q19', 'no'))) return false
    const question = questionOf(fit)
    return question === null || e.choices.holds(question, 'match')
  })
}

/**
 * The wanted name and the presented names, for the trace. A name that Exchange Online refuses is marked `asWritten`.
 */
export function nameDetail({ wantedName, quoted }: Identity, presented: readonly string[] | null): TraceDetail {
  const detail = { wanted: wantedName ?? '', presented }
  return wantedName !== null && quoted.isNameRefused ? { ...detail, asWritten: [wantedName] } : detail
}

type Fit = { readonly matches: boolean; readonly question: NameQuestion | null; readonly bySan: boolean }
export const NO_FIT: Fit = { matches: false, question: null, bySan: false }

/** Whether some name fits. Sure fits and the subject come first, so that a question is asked only if it decides. */
export function bestFit(e: Evaluation, wanted: string, names: readonly string[]): Fit {
  let asked: NameQuestion | null = null
  for (const { question, bySan } of fitsOf(wanted, names)) {
    if (bySan && e.choices.holds('Q19', 'no')) continue
    if (question === null || e.choices.holds(question, 'match')) return { matches: true, question, bySan }
    asked = question
  }
  return { matches: false, question: asked, bySan: false }
}

/**
 * The names that fit or may fit, each with the question that decides. Sure fits come first, and the subject before
 * SANs.
 */
export function fitsOf(
  wanted: string,
  names: readonly string[],
): { readonly question: NameQuestion | null; readonly bySan: boolean }[] {
  const effort = (one: { question: NameQuestion | null; bySan: boolean }) =>
    (one.question === null ? 0 : 2) + (one.bySan ? 1 : 0)
  return names
    .flatMap((name, i) => {
      const fit = fitName(wanted, name)
      return fit === null ? [] : [{ question: questionOf(fit), bySan: i > 0 && name !== names[0] }]
    })
    .sort((a, b) => effort(a) - effort(b))
}

function questionOf(fit: Exclude<NameFit, null>): NameQuestion | null {
  if (fit === 'apex') return 'Q11-apex'
  if (fit === 'wildcard') return 'Q11-wildcard'
  return fit === 'host-below' ? 'Q11-below' : null
}
