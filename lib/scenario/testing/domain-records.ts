import { type DomainRecords, domainRecordsSchema } from '#lib/scenario/document/domain-records'

type Parts = Partial<Pick<DomainRecords, 'domain' | 'askedAt'>> &
  Readonly<Partial<Record<'mx' | 'mtaSts' | 'dmarc' | 'spf', object>>> & { readonly tlsa?: readonly object[] }

/** What DNS said about contoso.com, with MX at the exchanges and nothing else, unless told otherwise. */
export function domainRecords(exchanges: readonly string[], rest: Parts = {}): DomainRecords {
  const records = exchanges.map((exchange, i) => ({ preference: 10 * (i + 1), exchange }))
  return domainRecordsSchema.parse({
    domain: 'contoso.com',
    askedAt: '2026-11-24T10:00:00.000Z',
    mx: { state: 'read', ttl: 3600, records },
    mtaSts: { state: 'none' },
    dmarc: { state: 'none' },
    spf: { state: 'none' },
    tlsa: exchanges.map((host) => ({ host, state: 'none' })),
    ...rest,
  })
}
