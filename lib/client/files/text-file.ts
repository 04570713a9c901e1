import { decodeText } from '#lib/exchange/read/decode-text'

/**
 * A chosen or dropped file as text. `isCut`: only its beginning was read. `outlook`: a binary .msg file without
 * readable text.
 */
type TextFile = { readonly kind: 'text'; readonly text: string; readonly isCut: boolean } | { readonly kind: 'outlook' }

/** The first bytes of a compound file, the format of Outlook's .msg ([MS-CFB] §2.2). */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0]

/** Reads at most `longest` bytes. The relevant part of a message comes before its attachments. */
export async function readTextFile(file: Blob, longest: number): Promise<TextFile> {
  const bytes = new Uint8Array(await file.slice(0, longest).arrayBuffer())
  if (COMPOUND_FILE.every((byte, i) => bytes[i] === byte)) return { kind: 'outlook' }
  const isCut = file.size > longest
  return { kind: 'text', text: decodeText(bytes, isCut), isCut }
}
