import { z } from 'zod'
import { endpoint } from './endpoint'
import { removedShape } from './removed'

/** What a certificate says: `POST /api/certificates`. */

/** A certificate or a chain in PEM, or one in DER as base64. */
export const certificateRequestSchema = z.union([
  z.strictObject({ pem: z.string().min(1) }),
  z.strictObject({ derBase64: z.string().min(1) }),
])

export const certificateSchema = z.object({
  subjectCN: z.string().nullable(),
  /** as `certificateNames` of a sender: the subject's CN first, then the DNS names of the SAN */
  names: z.array(z.string()),
  issuer: z.string(),
  /** purposes by their short names, such as serverAuth, else by their OIDs; null: the certificate does not limit them */
  extendedKeyUsage: z.array(z.string()).nullable(),
  /** whether these allow client authentication */
  clientAuth: z.boolean(),
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
  selfSigned: z.boolean(),
  /** certificates that were sent: the one described and those it hangs on */
  chainLength: z.number().int(),
  ...removedShape,
})

export const CERTIFICATE_ENDPOINTS = {
  readCertificate: endpoint({
    method: 'POST',
    path: '/api/certificates',
    summary: 'The names and dates of a certificate; nothing is kept',
    request: certificateRequestSchema,
    answer: certificateSchema,
    // 64 KiB of certificates, with the line breaks escaped as JSON does.
    mostBytes: 96 * 1024,
  }),
}

export type CertificateRequest = z.output<typeof certificateRequestSchema>
export type Certificate = z.output<typeof certificateSchema>
