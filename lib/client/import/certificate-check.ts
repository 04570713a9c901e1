import type { CertificateRequest } from '#lib/contract/schemas'
import {
  LONGEST_CERTIFICATE_TEXT,
  LONGEST_CHAIN,
  type OtherContent,
  readCertificateFile,
} from '#lib/exchange/certificate/certificate-file'
import { decodeText } from '#lib/exchange/read/decode-text'

/** What may be sent, or why nothing is. */
export type CheckedCertificate =
  | { readonly kind: 'certificates'; readonly request: CertificateRequest; readonly count: number }
  | { readonly kind: 'other'; readonly content: OtherContent }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'tooMany'; readonly count: number }

/** Looks at a text before it is sent. Keys are looked for first, in a text of any size. */
export function checkCertificateText(text: string): CheckedCertificate {
  const file = readCertificateFile(text)
  if (file.kind === 'other') return file
  if (text.length > LONGEST_CERTIFICATE_TEXT) return { kind: 'tooLarge' }
  if (file.blocks.length > LONGEST_CHAIN) return { kind: 'tooMany', count: file.blocks.length }
  const request = text.includes('-----BEGIN ') ? { pem: text } : { derBase64: text.replace(/\s+/g, '') }
  return { kind: 'certificates', request, count: file.blocks.length }
}

/** A file as the text it would be pasted as: PEM as it is, anything binary as base64; null for one that is far too large. */
export async function textOfCertificateFile(file: Blob): Promise<string | null> {
  if (file.size > 4 * LONGEST_CERTIFICATE_TEXT) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  const text = decodeText(bytes)
  return text.includes('-----BEGIN ') || text.includes('PuTTY-User-Key-File') || isBase64(text)
    ? text
    : btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

const isBase64 = (text: string): boolean => /^[A-Za-z0-9+/=\s]+$/.test(text)
