import type { Connector } from '#lib/matcher/model/connector'
import type { Answers } from '#lib/matcher/model/questions'
import { wantedNameIn } from '#lib/matcher/sets/names'
import type { Side } from './sides'

/**
 * How far a result reaches where it is not unlimited; `exactFor` holds beyond.
 * - `certificateNames`: certificates were looked at with up to so many `names`.
 * - `certificateClientAuth`: certificates without the key usage clientAuth were left out.
 * - `answers`: some cell had more ways through the open questions than were followed.
 * - `attribution`: who admits was looked at by certificates of one name, where of several one can keep a connector from
 *   being asked; with no `names` there are more attribution changes than can be summed up, so that their addresses are at
 *   least so many.
 */
export type Bound = {
  readonly axis: 'certificateNames' | 'certificateClientAuth' | 'answers' | 'attribution'
  readonly names: number
  readonly exactFor: readonly string[]
}

/**
 * Who admits is looked at by single names, and a name can keep the connectors of another from being asked: by an OnPremises
 * connector that takes the message, or a lock beside a connector without flags. Where one connector alone looks at names
 * none can.
 */
export function attributionBounds(sides: readonly Side[], exactFor: readonly string[]): Bound[] {
  const isOne = sides.every(({ connectors }) => connectors.filter(looksAtNames).length < 2)
  return isOne ? [] : [{ axis: 'attribution', names: 1, exactFor }]
}

/**
 * Certificates without clientAuth are no class of their own: each is told what the same certificate with clientAuth is told,
 * or what no certificate is told, by the answer to Q21. So no further address gets in or is shut out, and sides that agree on
 * all others agree on these too (laws in the tests). But what is said of single channels is said of certificates that count.
 */
export function clientAuthBounds(sides: readonly Side[], { Q21 }: Answers, exactFor: readonly string[]): Bound[] {
  const isAsked = Q21 !== 'counts' && sides.some(({ connectors }) => connectors.some(looksAtNames))
  return isAsked ? [{ axis: 'certificateClientAuth', names: 0, exactFor }] : []
}

/** An OnPremises connector looks at names even without one of its own (docs/rules.md §2.1). */
const looksAtNames = ({ enabled, connectorType, tlsSenderCertificateName: name }: Connector): boolean =>
  enabled && (connectorType === 'OnPremises' || wantedNameIn(name) !== null)
