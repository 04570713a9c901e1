import { readDomainPattern } from '#lib/scenario/document/forms'
import type { ReadObject } from './read-object'

/** The facts of a tenant that a text states beside connectors. Null for one that it does not state. */
export type StatedFacts = {
  readonly acceptedDomains: readonly string[] | null
  readonly rejectDirectSend: boolean | null
}

type Values = Readonly<Record<string, unknown>>

/** The value of a property, regardless of case as in PowerShell. */
function propertyOf(item: Values, name: string): unknown {
  const key = Object.keys(item).find((own) => own.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : item[key]
}

/** The accepted domain of an object of `Get-AcceptedDomain`, `*.contoso.com` with its subdomains; null if it is none. */
export function acceptedDomainOf(item: Values): string | null {
  const written = propertyOf(item, 'DomainName') ?? propertyOf(item, 'Identity') ?? propertyOf(item, 'Name')
  const domain = typeof written === 'string' ? readDomainPattern(written) : null
  if (domain === null || domain === '*') return null
  return isTrue(propertyOf(item, 'MatchSubDomains')) && !domain.startsWith('*.') ? `*.${domain}` : domain
}

const isTrue = (value: unknown): boolean => /^\$?true$/i.test(String(value))

/** What the objects of a text state about the tenant. A domain that cannot be read makes the list unknown. */
export function factsOf(objects: readonly ReadObject[]): StatedFacts {
  const domains = objects.filter(({ kind }) => kind === 'accepted-domain').map(({ item }) => acceptedDomainOf(item))
  const flags = objects.flatMap(({ kind, item }) =>
    kind === 'organization' ? [String(propertyOf(item, 'RejectDirectSend'))] : [],
  )
  const [flag] = flags.filter((one) => /^\$?(?:true|false)$/i.test(one))
  const isWhole = domains.length > 0 && domains.every((domain) => domain !== null)
  return {
    acceptedDomains: isWhole ? [...new Set(domains.filter((domain) => domain !== null))] : null,
    rejectDirectSend: flag === undefined ? null : isTrue(flag),
  }
}
