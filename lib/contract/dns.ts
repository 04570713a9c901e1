import { z } from 'zod'
import { readLookupName } from '#lib/exchange/spf/domain-spec'
import { domainRecordsSchema } from '#lib/scenario/document/domain-records'
import { requirement } from '#lib/scenario/document/requirement'
import { comparedText, FORMATS } from '#lib/scenario/document/text'
import { endpoint } from './endpoint'

/** What DNS says of the mail of a domain: `POST /api/dns`. */

export const dnsRequestSchema = z.strictObject({
  domain: comparedText
    .trim()
    .refine((text) => readLookupName(text) !== null, requirement('LOOKUP_NAME'))
    .meta(FORMATS.domain),
})

export const dnsAnswerSchema = domainRecordsSchema

export const DNS_ENDPOINTS = {
  lookUpDomain: endpoint({
    method: 'POST',
    path: '/api/dns',
    summary:
      'What DNS says about the mail of a domain: MX with TTL, MTA-STS, DMARC, SPF, and TLSA of each mail server; nothing is kept',
    request: dnsRequestSchema,
    answer: dnsAnswerSchema,
    mostBytes: 4096,
  }),
}

export type DnsRequest = z.output<typeof dnsRequestSchema>
export type DnsAnswer = z.output<typeof dnsAnswerSchema>
