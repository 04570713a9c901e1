/** The content of a file that is not a certificate. */
export type OtherContent =
  | 'private-key'
  | 'request'
  | 'pkcs7'
  | 'pfx'
  | 'public-key'
  | 'revocation-list'
  | 'cut'
  | 'unknown'

const INTEGER = 0x02
const BIT_STRING = 0x03
const OCTET_STRING = 0x04
const OBJECT_ID = 0x06
const SEQUENCE = 0x30
/**
 * 1.2.840.113549.1.7, the content types of PKCS #7 (RFC 2315 §14); .1.5, PKCS #5 (RFC 8018); .1.12, PKCS #12 (RFC
 * 7292).
 */
const PKCS7 = '1.2.840.113549.1.7'
const PASSWORD_BASED = ['1.2.840.113549.1.5', '1.2.840.113549.1.12']

/** The kind of a DER file that is not a certificate, by the types of its first elements. */
export function contentOfDer(bytes: Uint8Array): OtherContent {
  const [first, second] = childrenOf(elementAt(bytes, 0))
  if (first === undefined) return 'unknown'
  if (first.tag === OBJECT_ID) return startsWithId(first.content, [PKCS7]) ? 'pkcs7' : 'unknown'
  if (first.tag === INTEGER) {
    const [version] = first.content
    // PFX has version 3 (RFC 7292 §4); private keys have 0 or 1, followed by a number, an algorithm or the key itself.
    if (first.content.length === 1 && version === 3) return 'pfx'
    const isKey = second !== undefined && [INTEGER, SEQUENCE, OCTET_STRING].includes(second.tag)
    return isKey && first.content.length === 1 && (version ?? 9) < 2 ? 'private-key' : 'unknown'
  }
  if (first.tag !== SEQUENCE) return 'unknown'
  const [inner] = childrenOf(first)
  if (inner?.tag === OBJECT_ID && second?.tag === BIT_STRING) return 'public-key'
  if (inner?.tag === OBJECT_ID && startsWithId(inner.content, PASSWORD_BASED)) return 'private-key'
  return inner?.tag === INTEGER && inner.content.length === 1 && inner.content[0] === 0 ? 'request' : 'unknown'
}

type Element = { readonly tag: number; readonly content: Uint8Array; readonly end: number }

/** One element of DER (X.690 §8.1): tag, length, content. Null if it does not fit into the bytes. */
function elementAt(bytes: Uint8Array, at: number): Element | null {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined) return null
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (lengthBytes > 4 || at + 2 + lengthBytes > bytes.length || (first >= 0x80 && lengthBytes === 0)) return null
  const start = at + 2 + lengthBytes
  const length = lengthBytes === 0 ? first : bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0)
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

/** Reports whether an object identifier (X.690 §8.19) is one of the given or lies below one. */
function startsWithId(content: Uint8Array, ids: readonly string[]): boolean {
  const arcs: number[] = []
  let value = 0
  for (const byte of content.subarray(0, 40)) {
    value = value * 128 + (byte & 0x7f)
    if (byte >= 0x80) continue
    if (arcs.length === 0) arcs.push(Math.floor(value / 40), value % 40)
    else arcs.push(value)
    value = 0
  }
  const id = `${arcs.join('.')}.`
  return ids.some((known) => id.startsWith(`${known}.`))
}
