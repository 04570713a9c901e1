import { normalizeDomain } from '#lib/matcher'
import { LIMITS } from './limits'

/** The name, with a number behind it where it is in `taken`. Names of connectors are unique, whatever their case. */
export function freeName(name: string, taken: ReadonlySet<string>, longest: number = LIMITS.connectorName): string {
  let free = name.slice(0, longest)
  for (let number = 2; taken.has(normalizeDomain(free)); number += 1) free = `${name.slice(0, longest - 4)} ${number}`
  return free
}
