import { normalizeDomain, wildcardBase } from '#lib/matcher'

/**
 * A set of domains: `contoso.com` exactly, `*.contoso.com` with all its subdomains. A look-up walks up the labels of a
 * name, so that long lists are not compared with each other.
 */
export type DomainCover = { readonly exact: ReadonlySet<string>; readonly bases: ReadonlySet<string> }

/** Makes the set of domains from their texts. */
export function domainCover(domains: Iterable<string>): DomainCover {
  const exact = new Set<string>()
  const bases = new Set<string>()
  for (const domain of domains) {
    const normalized = normalizeDomain(domain)
    const base = wildcardBase(normalized)
    if (base === null) exact.add(normalized)
    else bases.add(base)
  }
  return { exact, bases }
}

/** Reports whether the domain, or all of `*.domain`, is in the set. */
export function covers({ exact, bases }: DomainCover, domain: string): boolean {
  const normalized = normalizeDomain(domain)
  const base = wildcardBase(normalized)
  if (base === null && exact.has(normalized)) return true
  return isBelowAny(bases, base ?? normalized)
}

/** Reports whether the name is in the set or below a name of the set. */
function isBelowAny(set: ReadonlySet<string>, name: string): boolean {
  for (let rest = name; ; rest = rest.slice(rest.indexOf('.') + 1)) {
    if (set.has(rest)) return true
    if (!rest.includes('.')) return false
  }
}

/** The closest domain of the set that the name is below; null if there is none. */
export function acceptedAbove({ exact, bases }: DomainCover, name: string): string | null {
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const parent = normalizeDomain(name.slice(dot + 1))
    if (exact.has(parent) || bases.has(parent)) return parent
  }
  return null
}
