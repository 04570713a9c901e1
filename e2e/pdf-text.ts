import { inflateSync } from 'node:zlib'

/** Characters of a font by the hexadecimal code of their glyph. */
type Characters = ReadonlyMap<string, string>

/**
 * The text of a PDF that Chromium has printed, in the order in which it is drawn, with one blank between pieces. It reads
 * what Chromium writes, no more: compressed streams, fonts named by the number of their object, and glyphs by their code.
 */
export function textOfPdf(pdf: Buffer): string {
  const objects = new Map(
    [...pdf.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)endobj/g)].map(([, number, body]) => [
      Number(number),
      body ?? '',
    ]),
  )
  const fonts = new Map<number, Characters>()
  for (const [number, body] of objects) {
    const [, table] = /\/ToUnicode (\d+) 0 R/.exec(body) ?? []
    if (table !== undefined) fonts.set(number, charactersOf(streamOf(objects.get(Number(table)) ?? '')))
  }
  const pieces = [...objects.values()].flatMap((body) =>
    [...streamOf(body).matchAll(/\bBT\b([\s\S]*?)\bET\b/g)].map(([, block]) => drawnText(block ?? '', fonts)),
  )
  return pieces.join(' ').replace(/\s+/g, ' ')
}

/** What a stream holds; '' of an object without a compressed stream. */
function streamOf(body: string): string {
  const [head] = /\/FlateDecode[\s\S]*?stream\r?\n/.exec(body) ?? []
  if (head === undefined) return ''
  const start = body.indexOf(head) + head.length
  return inflateSync(Buffer.from(body.slice(start, body.lastIndexOf('endstream')), 'latin1')).toString('latin1')
}

/** The table of a font: single codes (`<5A> <0053>`), and ranges of codes that follow each other (`<A0> <A1> <0066>`). */
function charactersOf(table: string): Characters {
  const characters = new Map<string, string>()
  for (const [, from, to, first] of table.matchAll(/<([\dA-F]+)> (?:<([\dA-F]+)> )?<([\dA-F]+)>\n/g)) {
    if (from === undefined || first === undefined) continue
    const units = (first.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))
    const last = units.pop() ?? 0
    const count = to === undefined ? 0 : Number.parseInt(to, 16) - Number.parseInt(from, 16)
    for (let step = 0; step <= count; step++) {
      const code = (Number.parseInt(from, 16) + step).toString(16).toUpperCase().padStart(from.length, '0')
      characters.set(code, String.fromCharCode(...units, last + step))
    }
  }
  return characters
}

/**
 * The text of one block: each glyph by the font that was chosen last. Where Chromium states what glyphs stand for, up to
 * the end of that mark (`EMC`), they say nothing themselves.
 */
function drawnText(block: string, fonts: ReadonlyMap<number, Characters>): string {
  let font: Characters = new Map()
  let text = ''
  let isStated = false
  for (const [token, stated, chosen, codes = ''] of block.matchAll(TOKENS)) {
    if (token === 'EMC') isStated = false
    else if (chosen !== undefined) font = fonts.get(Number(chosen)) ?? new Map()
    else if (stated !== undefined) {
      isStated = true
      text += unitsOf(stated)
    } else if (!isStated) text += glyphs(codes, font)
  }
  return text
}

/** A statement of what follows, a font, codes of glyphs, or the end of what was stated. */
const TOKENS = /\/ActualText <FEFF([\dA-F]*)>|\/F(\d+) \S+ Tf|<([\dA-F]+)>(?= Tj|[^[]*\] TJ)|\bEMC\b/g

function glyphs(codes: string, font: Characters): string {
  const width = [...font.keys()][0]?.length ?? 2
  let text = ''
  for (let at = 0; at < codes.length; at += width) text += font.get(codes.slice(at, at + width)) ?? UNKNOWN
  return text
}

const UNKNOWN = '\uFFFD'

/** Characters from the hexadecimal form of their UTF-16 units. */
const unitsOf = (hex: string): string =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)))
