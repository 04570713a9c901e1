import type { CertificateRequest } from '#lib/contract/certificates'
import {
  LONGEST_CERTIFICATE_TEXT,
  LONGEST_CHAIN,
  readCertificateFile,
} from '#lib/exchange/certificate/certificate-file'
import type { OtherContent } from '#lib/exchange/certificate/der'
import { decodeText } from '#lib/exchange/read/decode-text'

/** A certificate request that may be sent, or the reason why not. */
export type CheckedCertificate =
  | { readonly kind: 'certificates'; readonly request: CertificateRequest; readonly count: number }
  | { readonly kind: 'other'; readonly content: OtherContent }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'tooMany'; readonly count: number }

/** Checks a text before it is sent. Private keys are searched first, in a text of any size. */
export function checkCertificateText(text: string): CheckedCertificate {
  const file = readCertificateFile(text)
  if (file.kind === 'other') return file
  if (text.length > LONGEST_CERTIFICATE_TEXT) return { kind: 'tooLarge' }
  if (file.blocks.length > LONGEST_CHAIN) return { kind: 'tooMany', count: file.blocks.length }
  const request = text.includes('-----BEGIN ') ? { pem: text } : { derBase64: text.replace(/\s+/g, '') }
  return { kind: 'certificates', request, count: file.blocks.length }
}

/** The text of a certificate file: PEM unchanged, binary content as base64; null if the file is far too large. */
export async function textOfCertificateFile(file: Blob): Promise<string | null> {
  if (file.size > 4 * LONGEST_CERTIFICATE_TEXT) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  const text = decodeText(bytes)
  return text.includes('-----BEGIN ') || text.includes('PuTTY-User-Key-File') || isBase64(text)
    ? text
    : btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

const isBase64 = (text: string): boolean => /^[A-Za-z0-9+/=\s]+$/.test(text)
