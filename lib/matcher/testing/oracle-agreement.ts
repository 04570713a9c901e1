import type { Verdict } from '#lib/matcher/model/verdict'
import { keyOf, type OracleVerdict } from './oracle-verdict'

/** The fields in which the engine and the oracle disagree, one sentence each. */
export function disagreements(verdict: Verdict, oracle: OracleVerdict): string[] {
  const code = verdict.reply?.enhancedCode ?? null
  return [
    ...differ('outcome', verdict.outcome, oracle.outcome),
    ...differ('possible', [...verdict.possible].sort(), oracle.possible),
    ...differ('attributedTo', verdict.attributedTo, oracle.attributedTo),
    ...(oracle.replyCodes.includes(code) ? [] : [`reply: ${code}, the oracle says ${oracle.replyCodes.join(' or ')}`]),
    ...alternativesDiffer(verdict, oracle),
  ]
}

/**
 * Compares the alternatives. A certain verdict counts as no alternative to itself, whether or not the engine lists it.
 */
function alternativesDiffer(verdict: Verdict, oracle: OracleVerdict): string[] {
  const keys = verdict.alternatives.map(({ outcome, attributedTo, reply }) =>
    keyOf({ outcome, attributedTo, replyCode: reply?.enhancedCode ?? null }),
  )
  const own =
    verdict.outcome === 'uncertain'
      ? null
      : keyOf({
          outcome: verdict.outcome,
          attributedTo: verdict.attributedTo,
          replyCode: verdict.reply?.enhancedCode ?? null,
        })
  const listed = keys.filter((key) => key !== own).sort()
  const reachable = oracle.reachable.filter((key) => key !== own)
  if (verdict.moreAlternatives === 0) return differ('alternatives', listed, reachable)
  const strangers = listed.filter((key) => !reachable.includes(key))
  return [
    ...differ('unreachable alternatives', strangers, []),
    ...differ('number of alternatives', keys.length + verdict.moreAlternatives, reachable.length),
  ]
}

function differ(what: string, engine: unknown, oracle: unknown): string[] {
  const [found, wanted] = [JSON.stringify(engine), JSON.stringify(oracle)]
  return found === wanted ? [] : [`${what}: ${found}, the oracle says ${wanted}`]
}
