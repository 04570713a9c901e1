import type { ScenarioDocument } from '#lib/scenario/document/document'
import { findInCertificates } from '#lib/scenario/wants/certificate-findings'
import { COLLECTED_ITEMS, type NotJudged } from '#lib/scenario/wants/not-judged'
import { hasSmartHost } from '#lib/scenario/wants/outbound-spf'

/** Where an item that no verdict takes into account is read or looked at: a card of the facts, or the reading of the tenant. */
export type NotJudgedPlace = { readonly fact: string } | 'collector' | null

type Known = Pick<ScenarioDocument, 'phases' | 'services' | 'collected'>

/** The place of an item; null for one that only a person outside can answer. */
export function placeOf(code: NotJudged['code'], document: Known): NotJudgedPlace {
  if (code === 'DNS') return { fact: 'dns' }
  if (code === 'CERTIFICATES') return placeOfCertificates(document)
  // Without a smart host the SPF records decide, which are read from DNS.
  if (code === 'OUTBOUND' && document.collected !== undefined && !hasSmartHost(document)) return { fact: 'dns' }
  if (code !== 'OUTBOUND' && COLLECTED_ITEMS[code] === undefined) return null
  return document.collected === undefined ? 'collector' : { fact: 'collected' }
}

/** The service with the first certificate that fails or was not read, else the first that presents a name. */
function placeOfCertificates({ phases, services }: Known): NotJudgedPlace {
  const [found] = findInCertificates({ phases, services })
  const fact = found?.who ?? services.find(({ certificateNames }) => certificateNames.length > 0)?.id
  if (fact === undefined) return null
  return { fact: found === undefined ? `service:${fact}` : fact }
}
