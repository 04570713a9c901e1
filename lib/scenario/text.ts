import { z } from 'zod'
import { parseIp, parseNetwork } from '#lib/matcher/sets/ip'
import { DOMAIN_PATTERN, isAddress, LONGEST_CERTIFICATE_NAME, LONGEST_DOMAIN } from './forms'
import { LIMITS } from './limits'

const line = (max: number) => z.string().max(max)

/** An id within one document: any short text without line breaks. */
export const idSchema = z
  .string()
  .min(1, { abort: true })
  .max(100)
  .regex(/^[^\r\n]+$/, 'one line of text')

export const titleSchema = line(LIMITS.title)
export const textSchema = line(LIMITS.text)

/** A domain, `*`, or a pattern with a wildcard anywhere: what Exchange Online would refuse of these is a finding, not an error. */
export const domainPatternSchema = z
  .string()
  .trim()
  .min(1, { abort: true })
  .max(LONGEST_DOMAIN)
  .regex(DOMAIN_PATTERN, 'a domain such as contoso.com or *.contoso.com, or *')

/** A host name or pattern; `TlsSenderCertificateName` may also hold a certificate's issuer and subject. */
export const certificateNameSchema = z.string().trim().min(1).max(LONGEST_CERTIFICATE_NAME)

export const networkSchema = z
  .string()
  .trim()
  .max(100)
  .refine((text) => parseNetwork(text) !== null, {
    error: ({ input }) =>
      typeof input === 'string' && input.includes(':')
        ? 'an IPv6 address or network; an IPv4 network is written with dots, for example 192.0.2.0/24'
        : 'an IPv4 address or network, for example 192.0.2.1 or 192.0.2.0/24',
  })

export const ipSchema = z
  .string()
  .max(45)
  .refine((text) => parseIp(text) !== null, 'an IPv4 or IPv6 address, without leading zeros and without a zone')

export const mailFromSchema = z
  .string()
  .refine((text) => text === '' || isAddress(text), "an address with a domain, or '' for the null sender")

export const recipientSchema = z.string().refine(isAddress, 'an address with a domain')
