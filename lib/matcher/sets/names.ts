import { isBelow, normalizeDomain, wildcardBase } from './domains'
import { withoutInvisible } from './invisible'

/**
 * How a presented certificate name fits a connector's `TlsSenderCertificateName` (docs/rules.md §4.2):
 * - `exact`: the same text, a wildcard certificate under the same wildcard included
 * - `below`: connector `*.contoso.com`, certificate `a.b.contoso.com`
 * - `apex`, `wildcard`, `host-below`: the sources disagree, so each is a question (Q11-apex, Q11-wildcard, Q11-below)
 * - null: no fit
 */
export type NameFit = 'exact' | 'below' | 'apex' | 'wildcard' | 'host-below' | null

/**
 * The name in a `TlsSenderCertificateName`: the text itself, or the CN of a certificate's subject. Hybrid set-ups store
 * `<I>CN=issuer<S>CN=mail.contoso.com, O=…` instead of a bare name; that the CN in it is looked at is a lead
 * (docs/rules.md §4.2).
 */
export function certificateNameIn(text: string): string {
  const visible = withoutInvisible(text)
  const subject = visible.slice(visible.lastIndexOf('<S>') + 1)
  const commonName = /(?:^|[,>\s])CN=([^,<]+)/i.exec(subject)
  return (commonName?.[1] ?? visible).trim()
}

/** The name in a `TlsSenderCertificateName` as it is compared; null where there is none, as in `.` or an empty text. */
export const wantedNameIn = (text: string | null): string | null =>
  normalizeDomain(certificateNameIn(text ?? '')) || null

/** Both names must be normalized. */
export function fitName(wanted: string, presented: string): NameFit {
  if (wanted === presented) return 'exact'
  const base = wildcardBase(wanted)
  if (base !== null) return presented === base ? 'apex' : isBelow(presented, base) ? 'below' : null
  if (isBelow(presented, wanted)) return 'host-below'
  const certificateBase = wildcardBase(presented)
  if (certificateBase === null) return null
  // A wildcard certificate stands for exactly one label (RFC 6125 §6.4.3).
  return wanted.slice(wanted.indexOf('.') + 1) === certificateBase && wanted.includes('.') ? 'wildcard' : null
}
