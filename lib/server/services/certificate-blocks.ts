import 'server-only'

/** What a pasted text or file holds, if it is not a certificate. */
export type OtherContent =
  | 'private-key'
  | 'request'
  | 'pkcs7'
  | 'pfx'
  | 'public-key'
  | 'revocation-list'
  | 'cut'
  | 'unknown'

export type PemBlock = { readonly label: string; readonly bytes: Buffer }

const BEGIN = /-----BEGIN ([A-Z0-9 #]{1,40})-----/

/** Reports whether a private key stands anywhere in the text, whole or not. */
export const hasPrivateKey = (text: string): boolean =>
  /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY|PuTTY-User-Key-File/.test(text)

/** The blocks of PEM text (RFC 7468), each up to the `END` of its own label; `cut` when one does not end. */
export function readPemBlocks(text: string): PemBlock[] | 'cut' {
  const blocks: PemBlock[] = []
  let rest = text
  for (let begin = BEGIN.exec(rest); begin !== null; begin = BEGIN.exec(rest)) {
    const label = begin[1] ?? ''
    const start = begin.index + begin[0].length
    const end = rest.indexOf(`-----END ${label}-----`, start)
    if (end < 0) return 'cut'
    blocks.push({ label, bytes: decodeBase64(rest.slice(start, end)) ?? Buffer.alloc(0) })
    rest = rest.slice(end + label.length + 14)
  }
  return blocks
}

/** Null for what is not base64; `Buffer.from` would pass over it. */
export function decodeBase64(text: string): Buffer | null {
  const bare = text.replace(/\s+/g, '')
  return /^[A-Za-z0-9+/]+={0,2}$/.test(bare) ? Buffer.from(bare, 'base64') : null
}

const LABELS: Readonly<Record<string, OtherContent>> = {
  'CERTIFICATE REQUEST': 'request',
  'NEW CERTIFICATE REQUEST': 'request',
  PKCS7: 'pkcs7',
  CMS: 'pkcs7',
  'PUBLIC KEY': 'public-key',
  'RSA PUBLIC KEY': 'public-key',
  'X509 CRL': 'revocation-list',
}

export const isCertificateLabel = (label: string): boolean => /^(?:X509 |TRUSTED )?CERTIFICATE$/.test(label)

export const contentOfLabel = (label: string): OtherContent => LABELS[label] ?? 'unknown'

const INTEGER = 0x02
const BIT_STRING = 0x03
const OCTET_STRING = 0x04
const OBJECT_ID = 0x06
const SEQUENCE = 0x30
/** 1.2.840.113549.1.7, the content types of PKCS #7 (RFC 2315 §14), and 1.2.840.113549.1.5, PKCS #5 (RFC 8018). */
const PKCS7 = Buffer.from('2a864886f70d0107', 'hex')
const PKCS5 = Buffer.from('2a864886f70d0105', 'hex')

/** What a DER file is that is no certificate, by the types of its first elements. */
export function contentOfDer(bytes: Buffer): OtherContent {
  const [first, second] = childrenOf(elementAt(bytes, 0))
  if (first === undefined) return 'unknown'
  if (first.tag === OBJECT_ID) return first.content.subarray(0, 8).equals(PKCS7) ? 'pkcs7' : 'unknown'
  if (first.tag === INTEGER) {
    // PFX has version 3 (RFC 7292 §4); private keys have 0 or 1, followed by a number, an algorithm or the key itself.
    if (first.content.equals(Buffer.from([3]))) return 'pfx'
    const isKey = second !== undefined && [INTEGER, SEQUENCE, OCTET_STRING].includes(second.tag)
    return isKey && first.content.length === 1 && (first.content[0] ?? 9) < 2 ? 'private-key' : 'unknown'
  }
  if (first.tag !== SEQUENCE) return 'unknown'
  const [inner] = childrenOf(first)
  if (inner?.tag === OBJECT_ID && second?.tag === BIT_STRING) return 'public-key'
  if (inner?.tag === OBJECT_ID && inner.content.subarray(0, 8).equals(PKCS5)) return 'private-key'
  return inner?.tag === INTEGER && inner.content.equals(Buffer.from([0])) ? 'request' : 'unknown'
}

type Element = { readonly tag: number; readonly content: Buffer; readonly end: number }

/** One element of DER (X.690 §8.1): tag, length, content. Null when it does not fit into the bytes. */
function elementAt(bytes: Buffer, at: number): Element | null {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined) return null
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (lengthBytes > 4 || at + 2 + lengthBytes > bytes.length || (first >= 0x80 && lengthBytes === 0)) return null
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes)
  const start = at + 2 + lengthBytes
  return start + length > bytes.length
    ? null
    : { tag, content: bytes.subarray(start, start + length), end: start + length }
}

/** The first two elements within a SEQUENCE. */
function childrenOf(parent: Element | null): Element[] {
  if (parent === null || parent.tag !== SEQUENCE) return []
  const first = elementAt(parent.content, 0)
  const second = first === null ? null : elementAt(parent.content, first.end)
  return [first, second].flatMap((element) => element ?? [])
}
