import { type Answers, attribute, formatIp, type Outcome, parseIp } from '#lib/matcher'
import type { Phase, ScenarioSender } from '#lib/scenario/document/document'
import type { PartSpec } from './part'
import type { HangsOn, PartFindings } from './part-collector'
import { resultByConnector, resultFor } from './part-judge'
import { isFine, outcomeSet, outcomesIn } from './result-table'

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
      : resultByConnector(plain, spec.connectorId, known, phase, answers)
  const isWrong = (outcome: Outcome) => (spec.wish === 'refused' ? outcome === 'accepted' : outcome !== 'accepted')
  const hangsOn = verdict.alternatives
    .filter(({ outcome }) => isWrong(outcome))
    .flatMap(({ given }) => given)
    .flatMap((one): HangsOn[] => {
      if ('question' in one) return [one]
      const { fact } = one
      return fact === 'sourceIP' || fact === 'tls' || fact === 'certificateNames' ? [{ fact }] : []
    })
  return {
    ...result,
    faults: isFine(result.state) ? [] : [result],
    outcomes: outcomesIn(byDefault),
    networks: null,
    failures: [],
    failuresLeft: 0,
    hangsOn: isFine(result.state) ? [] : hangsOn,
  }
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
