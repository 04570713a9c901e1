import { readAddressList } from '#lib/exchange/addresses/address-list'
import { readDomainList } from '#lib/exchange/addresses/domain-list'
import { normalizeDomain, withoutInvisible } from '#lib/matcher'
import { LONGEST_DOMAIN } from '#lib/scenario/document/forms'
import { LIMITS } from '#lib/scenario/document/limits'

/** An invalid line of a list: its number, from 1, and its text. */
type InvalidLine = { readonly line: number; readonly text: string }

export type ReadLines = { readonly values: string[]; readonly invalid: readonly InvalidLine[] }

/**
 * Reads a typed or pasted list: one entry per line, or several separated by commas or semicolons. Empty lines are
 * skipped, and invisible characters are left out. Invalid entries are listed with their line, and left out of the values.
 */
export function readLines(text: string, isReadable: (entry: string) => boolean): ReadLines {
  const values: string[] = []
  const invalid: InvalidLine[] = []
  for (const [index, line] of text.split('\n').entries()) {
    for (const part of line.split(/[,;]/)) {
      const entry = withoutInvisible(part).trim()
      if (entry === '') continue
      if (isReadable(entry)) values.push(entry)
      else invalid.push({ line: index + 1, text: entry })
    }
  }
  return { values, invalid }
}

/** Reads a field of networks: any list that a person may paste, each entry in the form in which it is kept. */
export function readNetworkLines(text: string): ReadLines {
  const { networks, leftOut } = readAddressList(text, { withIpv6: true })
  return {
    values: networks.map(({ network }) => network),
    invalid: leftOut.map(({ value, line }) => ({ line, text: value })),
  }
}

/** Reads a field of domains: any list, also as Exchange prints it (`smtp:*;1`). */
export const readDomainLines = (text: string): ReadLines => readDomainList(text)

export const readTextLines = (text: string): ReadLines => readLines(text, isText)
export const readNameLines = (text: string): ReadLines => readLines(text, isName)

/** Reads a field of names each of which must be one of `known`. */
export const readNamesOf =
  (known: readonly string[]) =>
  (text: string): ReadLines =>
    readLines(text, (entry) => known.some((name) => normalizeDomain(name) === normalizeDomain(entry)))

const isName = (entry: string): boolean => entry.length <= LONGEST_DOMAIN
const isText = (entry: string): boolean => entry.length <= LIMITS.entry

/** The domains in a line of text, and the first invalid word. */
export function readDomains(text: string): { readonly domains: string[]; readonly wrong: string | null } {
  const { values, invalid } = readDomainList(text)
  return { domains: values, wrong: invalid[0]?.text ?? null }
}
