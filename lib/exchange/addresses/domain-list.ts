import { SENDER_DOMAIN_FORM } from '#lib/exchange/read/sender-domain-form'
import { normalizeDomain, parseIp, withoutInvisible } from '#lib/matcher'
import { readDomainPattern } from '#lib/scenario/document/forms'

type InvalidEntry = { readonly line: number; readonly text: string }
export type DomainList = { readonly values: string[]; readonly invalid: readonly InvalidEntry[] }

/** An entry of Exchange with its cost, a text in quotes, or a word. A semicolon before a cost parts nothing. */
const ENTRY = /smtp:[^\s,;|"'{}()]+;\d+|"[^"\r\n]*"|'[^'\r\n]*'|[^\s,;|{}()[\]"'`\u2018-\u201e]+/gi
/** A bullet or number before an entry. A star may be one too, or the pattern for all domains. */
const BULLET = /^\s*(?:[-\u2022\u00b7\u2013]|\d{1,4}[.)])\s+(?=\S)/
const STAR = /^\s*\*\s+(?=\S)/
const EMPHASIS = /^(\*\*|__)(.+)\1$/
const LONGEST_LABEL = 63

/**
 * The domains and patterns in a list, separated by blanks, commas, semicolons or quotes, in braces, or as Exchange prints
 * them (`smtp:*;1`). Words that are no domain of mail, such as `DomainName` and `----------`, are listed with their line.
 */
export function readDomainList(text: string): DomainList {
  const values = new Set<string>()
  const invalid: InvalidEntry[] = []
  const lines = text.split('\n')
  const filled = lines.filter((line) => line.trim() !== '')
  const isStarred = filled.length > 1 && filled.every((line) => STAR.test(line))
  for (const [index, line] of lines.entries())
    for (const [written] of withoutInvisible(line.replace(isStarred ? STAR : BULLET, '')).matchAll(ENTRY)) {
      const entry = written
        .replace(/^["']|["']$/g, '')
        .trim()
        .replace(EMPHASIS, '$2')
      if (entry === '' || entry === '@') continue
      const domain = readEntry(entry)
      if (domain === null) invalid.push({ line: index + 1, text: entry })
      else values.add(domain)
    }
  return { values: [...values], invalid }
}

function readEntry(entry: string): string | null {
  const [, ofExchange] = SENDER_DOMAIN_FORM.exec(entry) ?? []
  const domain = readDomainPattern((ofExchange ?? entry).replace(/^smtp:/i, '').replace(/^@(?=.)/, ''))
  return domain !== null && isMailDomain(domain) ? domain : null
}

/** Reports whether a pattern may be a domain of mail: `*`, or labels of letters and digits with a dot between. */
function isMailDomain(domain: string): boolean {
  if (domain === '*') return true
  const labels = normalizeDomain(domain).replace(/^\*\./, '').split('.')
  const isWildcard = domain.includes('*')
  return (
    (labels.length > 1 || isWildcard) &&
    parseIp(domain) === null &&
    labels.every((label) => label.length <= LONGEST_LABEL) &&
    labels.every((label) => label.includes('*') || /^(?!-)[a-z0-9_-]+(?<!-)$/.test(label))
  )
}
