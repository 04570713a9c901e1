import { type Answers, attribute, formatIp, type GivenAnswer, parseIp, type Verdict } from '#lib/matcher'
import type { Phase, ScenarioSender } from '#lib/scenario/document/document'
import { AnswerCollector, fateFor, type HangsOn, isAgainst } from './hangs-on'
import type { PartSpec } from './part'
import type { PartFindings } from './part-collector'
import { resultByConnector, resultFor } from './part-judge'
import { isFine, outcomeSet, outcomesIn, UNPROVED, worstOf } from './result-table'

/** How one sample sender stands against an exception of its own. Facts of it that are not known vary like answers. */
export function assessSample(
  spec: PartSpec,
  sample: ScenarioSender,
  phase: Pick<Phase, 'tenant' | 'connectors'>,
  answers: Answers,
): PartFindings {
  const verdict = attribute(phase.tenant, phase.connectors, sample, answers)
  const byDefault = outcomeSet(verdict.possible)
  const byAll = byDefault | outcomeSet(verdict.alternatives.map(({ outcome }) => outcome))
  const plain = resultFor(spec, { byDefault, byAll }) ?? { state: 'either' as const, certainty: null }
  const known = knownSender(sample)
  const result =
    spec.connectorId === null || (spec.wish !== 'accepted' && spec.wish !== 'decide') || known === null
      ? plain
      : resultByConnector(plain, spec.connectorId, attribute(phase.tenant, phase.connectors, known, answers))
  // Of a sample of which hardly anything is known not every way is listed: one that is not may go wrong.
  const unseen = verdict.moreAlternatives > 0 && spec.wish !== 'either' ? [UNPROVED] : []
  return {
    ...worstOf([result, ...unseen]),
    faults: [...(isFine(result.state) ? [] : [result]), ...unseen],
    outcomes: outcomesIn(byDefault),
    networks: null,
    failures: [],
    failuresLeft: 0,
    hangsOn: isFine(result.state) && spec.wish !== 'either' ? [] : hangsOnOf(spec, verdict),
  }
}

/** The answers and facts under which something else becomes of the sample. */
function hangsOnOf({ wish }: PartSpec, { possible, alternatives }: Verdict): HangsOn[] {
  const ends = [...possible, ...alternatives.map(({ outcome }) => outcome)]
  if (new Set(ends.map((outcome) => fateFor(wish, outcome))).size < 2) return []
  const questions = new AnswerCollector()
  const facts = new Set<Extract<HangsOn, { fact: string }>['fact']>()
  for (const { outcome, given } of alternatives) {
    questions.add(
      given.filter((one): one is GivenAnswer => 'question' in one),
      isAgainst(wish, outcome),
    )
    if (!isAgainst(wish, outcome)) continue
    for (const one of given)
      if ('fact' in one && (one.fact === 'sourceIP' || one.fact === 'tls' || one.fact === 'certificateNames'))
        facts.add(one.fact)
  }
  return [...questions.list(wish === 'either'), ...[...facts].map((fact) => ({ fact }))]
}

/** The sample as a sender of whom everything is known; null where an address, TLS, names or domains are not. */
function knownSender(sender: ScenarioSender) {
  const { sourceIP, tls, certificateNames, certificateTrusted, certificateClientAuth, mailFrom, recipient } = sender
  const ip = sourceIP === null ? null : parseIp(sourceIP)
  if (ip === null || tls === null || certificateNames === null || mailFrom === null || recipient === null) return null
  return {
    sourceIP: formatIp(ip),
    tls,
    certificateNames,
    certificateTrusted: certificateTrusted ?? true,
    certificateClientAuth: certificateClientAuth ?? true,
    mailFrom,
    recipient,
  }
}
