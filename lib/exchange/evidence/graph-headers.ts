import { fromLines, type Line, type PastedText } from './pasted-text'

type Header = { readonly name: string; readonly value: string }

const MOST_VALUES = 20_000

/**
 * The headers in JSON of Microsoft Graph (`{"internetMessageHeaders":[{"name":"Received","value":"…"}]}`) as a message has
 * them; null for any other text.
 */
export function headersOfGraph({ text }: PastedText): PastedText | null {
  const start = text.trimStart()[0]
  if ((start !== '{' && start !== '[') || !/"Received"|"X-MS-Exchange-/i.test(text)) return null
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return null
  }
  const headers = findHeaders(root)
  if (headers === null) return null
  return fromLines(
    headers.map(({ name, value }): Line => ({ text: `${name}: ${value.replace(/\s*[\r\n]+\s*/g, ' ')}`, line: null })),
  )
}

/** The first list of names and values in a JSON value. */
function findHeaders(root: unknown): readonly Header[] | null {
  const waiting: unknown[] = [root]
  for (let count = 0; count < MOST_VALUES; count++) {
    const value = waiting.pop()
    if (value === undefined) return null
    if (typeof value !== 'object' || value === null) continue
    const headers = Array.isArray(value) ? value.filter(isHeader) : []
    if (headers.some(({ name }) => /^(?:received|x-ms-exchange-.*)$/i.test(name))) return headers
    waiting.push(...Object.values(value).reverse())
  }
  return null
}

const isHeader = (value: unknown): value is Header =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  'value' in value &&
  typeof value.name === 'string' &&
  typeof value.value === 'string' &&
  /^[!-9;-~]{1,100}$/.test(value.name)
