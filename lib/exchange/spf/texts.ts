import type { CannotGoIn, SpfProblem, SpfReason } from './flattened-spf'

/** What can be wrong with a record or its look-ups, in English; `{value}` is the term, name or number it is about. */
export const SPF_PROBLEMS = {
  NO_RECORD: ['permerror', 'There is no SPF record at {value}. Check the name, or paste the record.'],
  NOT_A_RECORD: ['permerror', 'No SPF record was found. It starts with v=spf1; paste it whole.'],
  SEVERAL_RECORDS: [
    'permerror',
    '{value} has more than one SPF record, so receivers use none. Its owner must join them.',
  ],
  SYNTAX: ['permerror', '{value} cannot be read, so receivers give up on this record. Its owner must correct it.'],
  BAD_DOMAIN: ['permerror', '{value} is no domain that can be looked up.'],
  NEEDS_DOMAIN: ['permerror', '{value} stands for the domain of the record. Enter that domain too.'],
  LOOP: ['permerror', '{value} leads back to a record that is being read. Its owner must break the loop.'],
  LOOKUP_LIMIT: [
    'permerror',
    'The record needs more than {value} look-ups, where receivers stop. What comes later was not read; ask its owner, or paste the inner records one by one.',
  ],
  VOID_LIMIT: [
    'permerror',
    'More than {value} look-ups found nothing, where receivers stop. What comes later was not read; its owner must remove names that are gone.',
  ],
  MX_LIMIT: ['permerror', '{value} has more than ten mail servers, where receivers stop. They were not read.'],
  RECORD_TOO_LONG: ['permerror', 'The record of {value} is longer than any that DNS can carry. It was not read.'],
  TOO_MANY_TERMS: ['permerror', 'The records hold more than {value} terms. What comes later was not read.'],
  TOO_MANY_ANSWERS: ['temperror', '{value} has more addresses than are read here. They were not read.'],
  DNS_FAILED: ['temperror', 'The look-up of {value} failed. Ask again in a few minutes.'],
  TIME_UP: ['temperror', 'The look-ups took too long and were stopped at {value}. Ask again in a few minutes.'],
  TOO_MANY_NETWORKS: [
    'note',
    'The record passes so much that {value} entries were needed, so no list was made. No connector should let in that many.',
  ],
  BEHIND_ALL: ['note', '{value} stands behind all, where receivers no longer look. It was left out.'],
} as const satisfies Record<string, readonly [SpfProblem['kind'], string]>

export type SpfProblemCode = keyof typeof SPF_PROBLEMS

/** A problem of a record with its kind and its sentence; `value` is what it is about. */
export function spfProblem(code: SpfProblemCode, value: string, path: readonly string[]): SpfProblem {
  const [kind, text] = SPF_PROBLEMS[code]
  return { code, kind, value, path: [...path], message: text.replace('{value}', () => value) }
}

/** Why something cannot go into `SenderIPAddresses`, in English. */
export const REASON_TEXTS: Readonly<Record<SpfReason, string>> = {
  IPV6: 'SenderIPAddresses takes IPv4 only. Let this sender in by its certificate name, or have it send over IPv4.',
  MACRO: 'The name depends on each message, so it stands for no fixed networks. Ask the owner for the networks.',
  EXISTS: 'The owner decides for each message by a look-up, so it stands for no fixed networks. Ask for the networks.',
  PTR: 'It goes by the name of the connecting host and stands for no fixed networks. Ask the owner for the networks.',
  EVERYONE: 'It names every host on the internet, so the record vouches for no one in particular.',
  NOT_PASS: 'The record names these hosts without vouching for them.',
  TOO_WIDE: 'More than 4,096 entries of /24 were needed for it. No connector should let in that many.',
  NOT_READ: 'It was not read because the look-ups had come to their limit.',
}

/** A term that stands for no networks of a connector, with the reason in words. */
export function cannotGoIn(reason: SpfReason, value: string, term: string, path: readonly string[]): CannotGoIn {
  return { reason, value, term, path: [...path], message: REASON_TEXTS[reason] }
}
