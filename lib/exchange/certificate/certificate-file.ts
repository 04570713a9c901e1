import { withoutInvisible } from '#lib/matcher'
import { contentOfDer, type OtherContent } from './der'

/** The longest text that is read, in characters: a chain of about ten certificates. */
export const LONGEST_CERTIFICATE_TEXT = 64 * 1024
export const LONGEST_CHAIN = 20

type PemBlock = { readonly label: string; readonly bytes: Uint8Array }

/** The content of a text or file: blocks that may be certificates, not validated yet, or another kind of content. */
type CertificateFile =
  | { readonly kind: 'certificates'; readonly blocks: readonly Uint8Array[] }
  | { readonly kind: 'other'; readonly content: OtherContent }

const BEGIN = /-----BEGIN ([A-Z0-9 #]{1,40})-----/

/**
 * Reads PEM text, base64 alone, or a whole file as base64, which may be PEM itself. A private key is found anywhere in
 * it, even if it is incomplete or has a wrong label, so that a page can refuse it before anything is sent.
 */
export function readCertificateFile(pasted: string): CertificateFile {
  const text = withoutInvisible(pasted)
  const other = (content: OtherContent): CertificateFile => ({ kind: 'other', content })
  const decoded = text.includes('-----BEGIN ') ? null : decodeBase64(text)
  const pem = decoded !== null && isPem(decoded) ? asText(decoded) : text
  if (hasPrivateKey(pem)) return other('private-key')
  const blocks = readPemBlocks(pem)
  if (blocks === 'cut') return other('cut')
  const all = blocks.length === 0 ? [decoded ?? new Uint8Array()] : blocks.map(({ bytes }) => bytes)
  const contents = all.map(contentOfDer)
  const secret = contents.find((content) => content === 'private-key' || content === 'pfx')
  if (secret !== undefined) return other(secret)
  const foreign = blocks.find(({ label }) => !isCertificateLabel(label))
  if (foreign !== undefined) return other(contentOfLabel(foreign.label))
  const [content] = contents
  if (blocks.length === 0 && content !== undefined && (content !== 'unknown' || !isSequence(all[0])))
    return other(content)
  return { kind: 'certificates', blocks: all }
}

/** Reports whether the text contains a private key, even an incomplete one. */
const hasPrivateKey = (text: string): boolean => /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY|PuTTY-User-Key-File/.test(text)

/** The blocks of PEM text (RFC 7468), each up to the `END` of its label; `cut` if a block does not end. */
function readPemBlocks(text: string): PemBlock[] | 'cut' {
  const blocks: PemBlock[] = []
  let rest = text
  for (let begin = BEGIN.exec(rest); begin !== null; begin = BEGIN.exec(rest)) {
    const label = begin[1] ?? ''
    const start = begin.index + begin[0].length
    const end = rest.indexOf(`-----END ${label}-----`, start)
    if (end < 0) return 'cut'
    blocks.push({ label, bytes: decodeBase64(rest.slice(start, end)) ?? new Uint8Array() })
    rest = rest.slice(end + label.length + 14)
  }
  return blocks
}

/** The decoded bytes; null if the text is not base64. */
function decodeBase64(text: string): Uint8Array | null {
  const bare = text.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(bare)) return null
  const whole = bare.replace(/=+$/, '')
  if (whole.length % 4 === 1) return null
  return Uint8Array.from(atob(whole), (char) => char.charCodeAt(0))
}

/** Reports whether the bytes are PEM text, as in a PEM file that was encoded as a whole. */
const isPem = (bytes: Uint8Array): boolean => asText(bytes.subarray(0, 4096)).includes('-----BEGIN ')

/** Each byte as one character, as in Latin-1: PEM is ASCII. */
function asText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

const isSequence = (bytes: Uint8Array | undefined): boolean => bytes?.[0] === 0x30

const LABELS: Readonly<Record<string, OtherContent>> = {
  'CERTIFICATE REQUEST': 'request',
  'NEW CERTIFICATE REQUEST': 'request',
  PKCS7: 'pkcs7',
  CMS: 'pkcs7',
  'PUBLIC KEY': 'public-key',
  'RSA PUBLIC KEY': 'public-key',
  'X509 CRL': 'revocation-list',
}

const isCertificateLabel = (label: string): boolean => /^(?:X509 |TRUSTED )?CERTIFICATE$/.test(label)

const contentOfLabel = (label: string): OtherContent => LABELS[label] ?? 'unknown'
