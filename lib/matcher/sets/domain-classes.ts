import { isBelow, wildcardBase } from './domains'

/**
 * A class of domains that no rule can tell apart: one domain that a side names, the domains below one that it names
 * with a wildcard, the null sender, or all others. The closest class holds: `under` does not contain domains that are
 * named themselves or lie below a closer `under`.
 */
export type DomainPiece =
  | { readonly domain: string }
  | { readonly under: string }
  | { readonly null: true }
  | { readonly other: true }

/** `sample`: a domain of the class, '' for the null sender. */
export type DomainClass = { readonly sample: string; readonly piece: DomainPiece }

/**
 * The form of a normalized mail domain: no wildcard, and no label that is empty or longer than the 63 characters of
 * DNS.
 */
const MAIL_DOMAIN = /^[^\s@,;:/\\"'<>()[\]*.]{1,63}(\.[^\s@,;:/\\"'<>()[\]*.]{1,63})*$/

/**
 * The classes into which the patterns (`contoso.com`, `*.contoso.com`, `*`; normalized) cut all domains; "all others"
 * first. A pattern that no mail domain can fit, such as `a.*.contoso.com`, cuts nothing.
 */
export function cutDomains(patterns: Iterable<string>, withNull: boolean): DomainClass[] {
  const named = new Set<string>()
  const bases = new Set<string>()
  for (const pattern of patterns) {
    const base = wildcardBase(pattern)
    if (!MAIL_DOMAIN.test(base ?? pattern)) continue
    named.add(base ?? pattern)
    if (base !== null) bases.add(base)
  }
  const other = freshName(
    (n) => (n === 0 ? 'any.example' : `any.example${n}`),
    (name) => named.has(name) || [...bases].some((base) => isBelow(name, base)),
  )
  const isTaken = (name: string) => named.has(name)
  return [
    { sample: other, piece: { other: true } },
    ...(withNull ? [{ sample: '', piece: { null: true } } as const] : []),
    ...[...named].map((domain) => ({ sample: domain, piece: { domain } })),
    ...[...bases].map((under) => ({ sample: freshBelow(under, isTaken), piece: { under } })),
  ]
}

/** A name below the parent that is not taken. */
export const freshBelow = (parent: string, isTaken: (name: string) => boolean): string =>
  freshName((n) => (n === 0 ? `any.${parent}` : `any${n}.${parent}`), isTaken)

/** The first of the names that is not taken. */
export function freshName(make: (n: number) => string, isTaken: (name: string) => boolean): string {
  for (let n = 0; ; n++) if (!isTaken(make(n))) return make(n)
}
