import { isMicrosoftMailServer } from '#lib/scenario/services/mx-owner'
import { isInside, readIp } from './addresses'
import type { HeaderField } from './headers'
import { readMailDate } from './mail-date'
import { lowerAscii } from './pasted-text'

/** A `Received` field. Values that it does not state are null. */
export type Hop = {
  readonly field: HeaderField
  readonly by: string
  readonly sourceIP: string | null
  readonly tls: boolean | null
  readonly receivedAt: string | null
}

const WITH = ' with microsoft smtp server'
const MICROSOFT = [
  '.outlook.com',
  '.office365.com',
  '.office365.us',
  '.partner.outlook.cn',
  '.exchangelabs.com',
  '.mx.microsoft',
]

/**
 * Reads a `Received` field (docs/formats.md §7) from its end: the last `with`, the last `by` before it, the last
 * parentheses before that. The beginning is written by the sender and may contain anything.
 */
export function readHop(field: HeaderField): Hop | null {
  const { value } = field
  const lower = lowerAscii(value)
  const withAt = lower.lastIndexOf(WITH)
  const head = withAt < 0 ? beforeLast(value, ';') : value.slice(0, withAt)
  const byAt = ` ${lowerAscii(head)}`.lastIndexOf(' by ')
  if (byAt < 0) return null
  const by = /^\S{1,255}/.exec(lower.slice(byAt + 3))?.[0] ?? ''
  const origin = head.slice(0, byAt)
  return {
    field,
    by,
    sourceIP: readIp(lastParentheses(origin)),
    tls: withAt < 0 ? null : readTlsMark(lower.slice(withAt + WITH.length)),
    receivedAt: readMailDate(value.slice(value.lastIndexOf(';') + 1)),
  }
}

function beforeLast(text: string, mark: string): string {
  const at = text.lastIndexOf(mark)
  return at < 0 ? text : text.slice(0, at)
}

function lastParentheses(text: string): string {
  const close = text.lastIndexOf(')')
  const open = text.lastIndexOf('(', close)
  return close < 0 || open < 0 ? '' : text.slice(open + 1, close)
}

/** Reads the TLS mark: `(version=TLS1_2, cipher=…)` for TLS; a hop in plain text continues with `id`. */
function readTlsMark(rest: string): boolean | null {
  const text = rest.trimStart()
  if (text.startsWith('(version=tls')) return true
  return text.startsWith('id ') ? false : null
}

const endsWithOne = (host: string, ends: readonly string[]): boolean => ends.some((end) => host.endsWith(end))

/** Reports whether a front end of Exchange Online wrote the field. */
const isFrontEnd = ({ by }: Hop): boolean => isMicrosoftMailServer(by)

/** Reports whether a server of Microsoft wrote the field. */
export const isMicrosoft = ({ by }: Hop): boolean => endsWithOne(by, MICROSOFT)

/** Reports whether the field shows mail coming into Exchange Online from outside. */
export const isOutsideHop = (hop: Hop): boolean => isFrontEnd(hop) && hop.sourceIP !== null && !isInside(hop.sourceIP)
