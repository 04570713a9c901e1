import type { Answer } from 'dns-packet'

/** The texts of TXT records. The strings of one record are joined without a blank (RFC 7208 §3.3). */
export const textsIn = (records: readonly Answer[]): string[] =>
  records.flatMap((record) => (record.type === 'TXT' ? [[record.data].flat().map(String).join('')] : []))

/** The mail servers of MX records, the preferred first; '' is the host of a null MX (RFC 7505). */
export const mailServersIn = (records: readonly Answer[]): { preference: number; exchange: string }[] =>
  records
    .flatMap((record) => {
      if (record.type !== 'MX') return []
      const { preference = 0, exchange } = record.data
      return [{ preference, exchange: exchange === '.' ? '' : exchange }]
    })
    .sort((a, b) => a.preference - b.preference)

/** The addresses of A and AAAA records. */
export const addressesIn = (records: readonly Answer[]): string[] =>
  records.flatMap((record) => (record.type === 'A' || record.type === 'AAAA' ? [record.data] : []))

/** TLSA records, their data in hexadecimal digits. */
export const tlsaIn = (
  records: readonly Answer[],
): { usage: number; selector: number; matchingType: number; data: string }[] =>
  records.flatMap((record) => {
    if (record.type !== 'TLSA') return []
    const { certificate, ...rest } = record.data
    return [{ ...rest, data: certificate.toString('hex') }]
  })
