import { type EvidenceProblem, evidenceProblem } from './evidence'
import { lineAt, lowerAscii, type PastedText } from './pasted-text'

/** One `<MEP Name="…" String="…"/>` of a trace event, with entities resolved. `event` is the number of its `<root>`. */
export type Mep = { readonly name: string; readonly value: string; readonly offset: number; readonly event: number }

const MOST_ELEMENTS = 20_000
const VALUES = ['string', 'blob', 'integer', 'long', 'guid', 'bool', 'datetime']
const ATTRIBUTE = /^\s{0,100}([A-Za-z][\w.-]{0,60})\s{0,20}=\s{0,20}(["'])/
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Reads the event properties of a trace detail, without an XML parser: the format is flat, and document types and
 * custom entities, which make parsers dangerous, are refused.
 */
export function readMeps(pasted: PastedText): { meps: Mep[]; problems: EvidenceProblem[] } {
  const lower = lowerAscii(pasted.text)
  const declared = [lower.indexOf('<!doctype'), lower.indexOf('<!entity')].filter((at) => at >= 0)
  if (declared.length > 0)
    return { meps: [], problems: [evidenceProblem('XML_DECLARATION', '', lineAt(pasted, Math.min(...declared)))] }
  const meps: Mep[] = []
  let event = 0
  let from = 0
  let root = lower.indexOf('<root')
  for (let count = 0; count < MOST_ELEMENTS; count++) {
    const at = lower.indexOf('<mep', from)
    if (at < 0) return { meps, problems: [] }
    for (; root >= 0 && root < at; root = lower.indexOf('<root', root + 5)) event++
    const element = readElement(pasted.text, at + 4)
    if (element === null) {
      const value = pasted.text.slice(at, at + 60)
      return { meps, problems: [evidenceProblem('XML_BROKEN', value, lineAt(pasted, at))] }
    }
    const { name, value, end } = element
    if (name !== null && value !== null) meps.push({ name, value, offset: at, event })
    from = end
  }
  return { meps, problems: [] }
}

type Element = { name: string | null; value: string | null; end: number }

/** The attributes up to `>`; null if the element does not end, or is not one. */
function readElement(text: string, start: number): Element | null {
  const element: Element = { name: null, value: null, end: start }
  let at = start
  for (let attributes = 0; attributes < 10; attributes++) {
    const attribute = ATTRIBUTE.exec(text.slice(at, at + 300))
    if (attribute === null) {
      const close = /^\s{0,100}\/?>/.exec(text.slice(at, at + 120))
      return close === null ? null : { ...element, end: at + close[0].length }
    }
    const valueAt = at + attribute[0].length
    const end = text.indexOf(attribute[2] ?? '"', valueAt)
    if (end < 0) return null
    const key = (attribute[1] ?? '').toLowerCase()
    const value = resolveEntities(text.slice(valueAt, end))
    if (key === 'name') element.name = value
    else if (VALUES.includes(key)) element.value = value
    at = end + 1
  }
  return null
}

/** Resolves the five entities of XML and numeric ones. Anything else stays unchanged. */
function resolveEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole
    const point = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : whole
  })
}
