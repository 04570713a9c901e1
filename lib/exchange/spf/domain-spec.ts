import { normalizeDomain } from '#lib/matcher'

/** One macro of RFC 7208 §7: a letter, a count of labels, an optional reversal, and delimiters. */
const MACRO = /%(?:\{([slodiphcrtv])(\d{0,3})(r?)([.\-+,/_=]*)\}|([%_-]))/gi
const LITERAL = /^[!-$&-~]*$/

/** Reports whether the text is a macro-string: visible characters, in which every `%` starts a macro. */
export function isMacroString(text: string): boolean {
  return text.length <= LONGEST && LITERAL.test(text.replace(MACRO, '')) && !hasZeroDigits(text)
}

/** Longer than any domain. Longer texts are not matched with patterns. */
const LONGEST = 1000

/** Reports whether a macro asks for zero labels (`%{d0}`), which the grammar forbids. */
const hasZeroDigits = (text: string): boolean => /%\{[a-z]0+r?[.\-+,/_=]*\}/i.test(text)

/** Letters of macros that are allowed in the text of an explanation only (RFC 7208 §7.2). */
const ONLY_EXPLAINING = /%\{[crt]\d{0,3}r?[.\-+,/_=]*\}/i

/** Reports whether the text may be a domain to look up, also that of an explanation. */
export const isTargetSpec = (text: string): boolean => isDomainSpec(text) && !ONLY_EXPLAINING.test(text)

/** Reports whether the text may be a domain: it ends in a macro, or in a label that is not only digits. */
function isDomainSpec(text: string): boolean {
  if (text === '' || !isMacroString(text)) return false
  if (/%(?:\{[^}]*\}|[%_-])$/.test(text)) return true
  const labels = text.replace(/\.$/, '').split('.')
  const last = labels.at(-1) ?? ''
  return labels.length > 1 && /^(?=.*[a-z-])[a-z\d](?:[a-z\d-]*[a-z\d])?$/i.test(last)
}

/**
 * The domain of a spec if it is the same for all senders. `%{d}` is the domain of the record and is filled in. Every
 * other macro depends on the message and gives null.
 */
export function expandDomain(spec: string, domain: string | null): string | null {
  let isStatic = true
  const expanded = spec.replace(MACRO, (_macro, letter, digits: string, reverse: string, split: string, mark) => {
    if (letter === undefined) return ESCAPES[String(mark)] ?? ''
    if (String(letter).toLowerCase() !== 'd' || domain === null) isStatic = false
    return isStatic ? transform(domain ?? '', digits, reverse, split) : ''
  })
  return isStatic ? expanded : null
}

const ESCAPES: Readonly<Record<string, string>> = { '%': '%', _: ' ', '-': '%20' }

/**
 * Transforms a value by RFC 7208 §7.3: split at the delimiters, reverse, keep the right-hand labels, join with dots.
 */
function transform(value: string, digits: string, reverse: string, split: string): string {
  const delimiters = split === '' ? '.' : split
  const labels = ['']
  for (const char of value) {
    if (delimiters.includes(char)) labels.push('')
    else labels[labels.length - 1] += char
  }
  if (reverse !== '') labels.reverse()
  return (digits === '' ? labels : labels.slice(-Number(digits))).join('.')
}

/**
 * The form of a domain for a DNS query; null for a name that cannot be a mail domain: one label, an address, too long.
 * Underscores are allowed, because SPF records have names such as `_spf.contoso.com`.
 */
export function readLookupName(text: string): string | null {
  const name = normalizeDomain(text)
  const labels = name.split('.')
  if (name.length > 253 || labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? '')) return null
  return labels.every((label) => /^[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?$/.test(label)) ? name : null
}

/**
 * The form of a name that a record refers to; null for one that DNS cannot hold. Any visible characters may be in a label
 * (RFC 7208 §7.1), and blanks by a macro, also where no host has such a name.
 */
export function readTargetName(text: string): string | null {
  const usual = readLookupName(text)
  if (usual !== null) return usual
  const name = text.toLowerCase().replace(/\.$/, '')
  const labels = name.split('.')
  if (name.length > 253 || labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? '')) return null
  return labels.every((label) => /^[ -~]{1,63}$/.test(label)) ? name : null
}
