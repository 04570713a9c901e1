import { quotedStrings } from './quoted-strings'

/** The most values that are looked at. */
const MOST_VALUES = 10_000

export const isJsonText = (text: string): boolean => /^\s*[[{]\s*["[{]/.test(text)

/**
 * The SPF records in JSON of DNS over HTTPS (`{"Answer":[{"name":"…","data":"\"v=spf1 …\""}]}`) or of another tool, with
 * the names beside them; none if the text is no JSON.
 */
export function recordsInJson(text: string): { text: string; name: string | null }[] {
  let root: unknown
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return []
  }
  const records: { text: string; name: string | null }[] = []
  const waiting: { value: unknown; name: string | null }[] = [{ value: root, name: null }]
  for (let count = 0; count < MOST_VALUES; count++) {
    const next = waiting.pop()
    if (next === undefined) break
    const { value, name } = next
    if (typeof value === 'string') {
      const record = recordIn(value)
      if (record !== null) records.push({ text: record, name })
    } else if (typeof value === 'object' && value !== null) {
      const own = nameOf(value) ?? name
      waiting.push(
        ...Object.values(value)
          .map((one: unknown) => ({ value: one, name: own }))
          .reverse(),
      )
    }
  }
  return records
}

function nameOf(value: object): string | null {
  const [, name] =
    Object.entries(value).find(([key, one]) => /^(?:name|domain|host)$/i.test(key) && typeof one === 'string') ?? []
  return typeof name === 'string' ? name.replace(/\.$/, '').toLowerCase() : null
}

function recordIn(value: string): string | null {
  const joined = value.includes('"') ? quotedStrings(value).join('') : value
  return /^\s*v=spf1(?:\s|$)/i.test(joined) ? joined.replace(/\s+/g, ' ').trim() : null
}
