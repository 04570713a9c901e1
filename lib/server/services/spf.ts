import 'server-only'
import type { FlattenedSpfAnswer } from '#lib/contract/spf'
import { flattenSpf } from '#lib/exchange/spf/flatten-spf'
import type { FlattenedSpf, SpfRequest } from '#lib/exchange/spf/flattened-spf'
import { needsNoLookUp } from '#lib/exchange/spf/pasted-record'
import { DNS_PATIENCE, type DnsPatience, openResolver } from '#lib/server/dns/dns'
import { withinLookUpLimits } from '#lib/server/dns/look-up-limits'
import { spfResolver } from '#lib/server/dns/spf-resolver'
import { loadEngineTexts } from '#lib/texts/engine-texts'
import { fillIn } from '#lib/texts/format'
import { readDnsSettings } from '#scripts/dns-settings'

/**
 * The networks of an SPF record for a connector, with the time of the look-up. DNS is asked only on an editor's request.
 * `address` is the caller's, for the limits; an abort of `signal` ends the look-ups.
 */
export function lookUpSpf(
  request: SpfRequest,
  address: string,
  signal: AbortSignal,
  patience: DnsPatience = DNS_PATIENCE,
): Promise<FlattenedSpfAnswer> {
  const lookUp = async () => {
    const { ask, close } = openResolver(readDnsSettings(process.env), patience, signal)
    try {
      return await inEnglish(await flattenSpf(request, spfResolver(ask), new Date().toISOString()))
    } finally {
      close()
    }
  }
  // A pasted record without references asks nobody, so it does not count.
  const isQuiet = 'record' in request && needsNoLookUp(request.record)
  return isQuiet ? lookUp() : withinLookUpLimits(address, lookUp)
}

/** The API says in English what the engine returns as codes and values: the message of each problem and of each term that cannot go in. */
async function inEnglish({ cannotGoIn, problems, ...found }: FlattenedSpf): Promise<FlattenedSpfAnswer> {
  const [texts, reasons] = await Promise.all([
    loadEngineTexts('spf-problems', 'en'),
    loadEngineTexts('spf-reasons', 'en'),
  ])
  return {
    ...found,
    cannotGoIn: cannotGoIn.map((one) => ({ ...one, message: reasons[one.reason] })),
    problems: problems.map((problem) => ({
      ...problem,
      message: fillIn(texts[problem.code], { value: problem.value }),
    })),
  }
}
