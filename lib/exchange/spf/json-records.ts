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
  const waiting: Waiting[] = [{ value: root, name: null, isOneRecord: false }]
  for (let count = 0; count < MOST_VALUES; count++) {
    const next = waiting.pop()
    if (next === undefined) break
    const { value, name, isOneRecord } = next
    const text = isOneRecord && Array.isArray(value) ? value.map(String).join('') : value
    if (typeof text === 'string') {
      const record = recordIn(text)
      if (record !== null) records.push({ text: record, name })
    } else if (typeof value === 'object' && value !== null) {
      const own = nameOf(value) ?? name
      waiting.push(
        ...Object.entries(value)
          .map(([key, one]: [string, unknown]) => ({ value: one, name: own, isOneRecord: isParts(value, key) }))
          .reverse(),
      )
    }
  }
  return records
}

/** `isOneRecord`: a list of texts is one record in several strings, and not several records. */
type Waiting = { readonly value: unknown; readonly name: string | null; readonly isOneRecord: boolean }

/** `Strings` of Resolve-DnsName, and the lists within the list that programs get from DNS. */
const isParts = (holder: object, key: string): boolean => Array.isArray(holder) || /^strings$/i.test(key)

function nameOf(value: object): string | null {
  const [, name] =
    Object.entries(value).find(([key, one]) => /^(?:name|domain|host)$/i.test(key) && typeof one === 'string') ?? []
  return typeof name === 'string' ? name.replace(/\.$/, '').toLowerCase() : null
}

function recordIn(value: string): string | null {
  const joined = value.includes('"') ? quotedStrings(value).join('') : value
  return /^\s*v=spf1(?:\s|$)/i.test(joined) ? joined.replace(/\s+/g, ' ').trim() : null
}
