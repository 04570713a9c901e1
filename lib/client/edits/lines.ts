import { parseNetwork, withoutInvisible } from '#lib/matcher'
import { LONGEST_DOMAIN, readDomainPattern } from '#lib/scenario/document/forms'
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

export const isNetwork = (entry: string): boolean => entry.length <= 100 && parseNetwork(entry) !== null

export const isDomainPattern = (entry: string): boolean => readDomainPattern(entry) !== null

export const isName = (entry: string): boolean => entry.length <= LONGEST_DOMAIN
export const isText = (entry: string): boolean => entry.length <= LIMITS.entry

/**
 * The domains in a line of text, and the first invalid word. Blanks separate entries too, because no domain has one.
 */
export function readDomains(text: string): { readonly domains: string[]; readonly wrong: string | null } {
  const { values, invalid } = readLines(text.replace(/\s+/g, '\n'), isDomainPattern)
  return { domains: values, wrong: invalid[0]?.text ?? null }
}
