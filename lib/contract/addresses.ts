import { z } from 'zod'
import { ADDRESS_REASONS } from '#lib/exchange/addresses/reasons'
import { FORMATS } from '#lib/scenario/document/text'
import { endpoint } from './endpoint'

/** The networks in a list of any form: `POST /api/addresses`. */

export const addressesRequestSchema = z.strictObject({ text: z.string() })

export const addressesAnswerSchema = z.object({
  /** IPv4 addresses, networks with their prefix length, and ranges `a-b`, each once, in the order of the text */
  networks: z.array(z.string().meta(FORMATS.network)),
  /** networks that the text writes differently, such as one with a netmask */
  readAs: z.array(z.object({ network: z.string(), written: z.string(), line: z.number().int() })),
  leftOut: z.array(
    z.object({ value: z.string(), line: z.number().int(), reason: z.enum(ADDRESS_REASONS), message: z.string() }),
  ),
})

export const ADDRESS_ENDPOINTS = {
  readAddresses: endpoint({
    method: 'POST',
    path: '/api/addresses',
    summary: 'The IPv4 networks in any list, table or text, and what of it was left out and why',
    request: addressesRequestSchema,
    answer: addressesAnswerSchema,
    mostBytes: 1024 * 1024,
  }),
}

export type AddressesRequest = z.output<typeof addressesRequestSchema>
export type AddressesAnswer = z.output<typeof addressesAnswerSchema>
