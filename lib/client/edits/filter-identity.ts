import { parseNetwork, withoutInvisible } from '#lib/matcher'
import { readDomains } from './lines'

/** An incomplete or mistyped address: no host name consists of digits only. */
const DIGITS_ONLY = /^[\d.]+$/

/**
 * Sorts typed words into networks and certificate names; `wrong` is the first that is neither. A name may begin with
 * `CN=`.
 */
export function readIdentity(text: string) {
  const words = withoutInvisible(text)
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
  const networks = words.filter((word) => parseNetwork(word) !== null)
  const others = words.filter((word) => !networks.includes(word)).map((word) => word.replace(/^CN=/i, ''))
  const { domains, wrong } = readDomains(others.join(' '))
  const isName = (word: string) => word.includes('.') && !word.includes('=') && !DIGITS_ONLY.test(word)
  const misspelt = domains.find((name) => !isName(name)) ?? null
  return { networks, certificateNames: domains.filter(isName), wrong: wrong ?? misspelt }
}
