import { parseNetwork } from '#lib/matcher'
import { readDomains } from './lines'

/** An address that was not finished, or has a slip: no host is called so. */
const DIGITS_ONLY = /^[\d.]+$/

/** Sorts what was typed into networks and names; what is neither is named. A subject's `CN=` may stand before a name. */
export function readIdentity(text: string) {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '')
  const networks = words.filter((word) => parseNetwork(word) !== null)
  const others = words.filter((word) => !networks.includes(word)).map((word) => word.replace(/^CN=/i, ''))
  const { domains, wrong } = readDomains(others.join(' '))
  const isName = (word: string) => word.includes('.') && !word.includes('=') && !DIGITS_ONLY.test(word)
  const misspelt = domains.find((name) => !isName(name)) ?? null
  return { networks, certificateNames: domains.filter(isName), wrong: wrong ?? misspelt }
}
