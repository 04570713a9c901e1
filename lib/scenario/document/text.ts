import { z } from 'zod'
import { parseIp, parseNetwork, withoutInvisible } from '#lib/matcher'
import { DOMAIN_PATTERN, isAddress, LONGEST_CERTIFICATE_NAME, LONGEST_DOMAIN } from './forms'
import { LIMITS } from './limits'
import { requirement } from './requirement'

/** What a description of the API says of the form of a text. Formats that no registry holds are plain words. */
export const FORMATS = {
  address: { format: 'ip', examples: ['192.0.2.5', '2001:db8::5'] },
  network: { format: 'ipv4-network', examples: ['192.0.2.0/24', '192.0.2.5', '192.0.2.0-192.0.2.9'] },
  domain: { format: 'idn-hostname', examples: ['contoso.com'] },
  /** a name in DNS, which may have labels with an underscore */
  lookedUp: { format: 'dns-name', examples: ['_spf.filter.example'] },
  domainPattern: { format: 'domain-pattern', examples: ['*', 'contoso.com', '*.contoso.com'] },
  certificateName: { format: 'certificate-name', examples: ['mx.filter.example', '*.filter.example'] },
  mailFrom: { format: 'mail-from', examples: ['ann@fabrikam.example', ''] },
  recipient: { format: 'idn-email', examples: ['bob@contoso.com'] },
} as const satisfies Record<string, { readonly format: string; readonly examples: readonly string[] }>

const line = (max: number) => z.string().max(max)

/** An id within one document: any short text without line breaks. */
export const idSchema = z
  .string()
  .min(1, { abort: true })
  .max(100)
  .regex(/^[^\r\n]+$/, requirement('ONE_LINE'))

export const titleSchema = line(LIMITS.title)
export const textSchema = line(LIMITS.text)

/**
 * A text that is compared or looked up: invisible characters are removed before anything else is looked at. In a title, a
 * note or another text for people they stay, and are shown.
 */
export const comparedText = z.string().overwrite(withoutInvisible)

/**
 * A domain, `*`, or a pattern with a wildcard anywhere. One that Exchange Online refuses is a finding, not an error.
 */
export const domainPatternSchema = comparedText
  .trim()
  .min(1, { abort: true })
  .max(LONGEST_DOMAIN)
  .regex(DOMAIN_PATTERN, requirement('DOMAIN'))
  .meta(FORMATS.domainPattern)

/** A host name or pattern; `TlsSenderCertificateName` may also hold a certificate's issuer and subject. */
export const certificateNameSchema = comparedText
  .trim()
  .min(1)
  .max(LONGEST_CERTIFICATE_NAME)
  .meta(FORMATS.certificateName)

export const networkSchema = comparedText
  .trim()
  .max(100)
  .refine((text) => parseNetwork(text) !== null, {
    error: ({ input }) =>
      requirement(typeof input === 'string' && input.includes(':') ? 'IPV6_NETWORK' : 'IPV4_NETWORK'),
  })
  .meta(FORMATS.network)

export const ipSchema = comparedText
  .trim()
  .max(45)
  .refine((text) => parseIp(text) !== null, requirement('ADDRESS'))
  .meta(FORMATS.address)

export const mailFromSchema = comparedText
  .trim()
  .refine((text) => text === '' || isAddress(text), requirement('MAIL_FROM'))
  .meta(FORMATS.mailFrom)

export const recipientSchema = comparedText.trim().refine(isAddress, requirement('RECIPIENT')).meta(FORMATS.recipient)
