import type { Connector } from '#lib/matcher/model/connector'
import type { Answers } from '#lib/matcher/model/questions'
import { wantedNameIn } from '#lib/matcher/sets/names'
import type { Side } from './sides'

/**
 * A limit of a result. The parts of the answer in `exactFor` are exact nevertheless.
 * - `certificateNames`: certificates with at most `names` names were judged.
 * - `certificateClientAuth`: certificates without the key usage clientAuth were left out.
 * - `answers`: some cell has more ways through the open questions than were followed.
 * - `attribution`: who admits was judged by certificates of one name; of several names, one can keep a connector from
 *   being asked. With `names` 0 there are more attribution changes than can be summed up, and their addresses are a
 *   lower bound.
 */
export type Bound = {
  readonly axis: 'certificateNames' | 'certificateClientAuth' | 'answers' | 'attribution'
  readonly names: number
  readonly exactFor: readonly string[]
}

/**
 * The bound on attribution. Who admits is judged by single names, but one name of a certificate can keep the connectors
 * of another name from being asked: by an OnPremises connector that takes the message, or by a lock beside a connector
 * without flags. Where only one connector looks at names this cannot happen, and there is no bound.
 */
export function attributionBounds(sides: readonly Side[], exactFor: readonly string[]): Bound[] {
  const isOne = sides.every(({ connectors }) => connectors.filter(looksAtNames).length < 2)
  return isOne ? [] : [{ axis: 'attribution', names: 1, exactFor }]
}

/**
 * The bound on certificates without clientAuth, which the cells leave out. By the answer to Q21, such a certificate is
 * told what the same certificate with clientAuth is told, or what no certificate is told, and both are judged. So these
 * certificates add no address that gets in or is refused, and sides that agree on all others agree on them (laws in the
 * tests). Regions and witnesses speak of certificates with clientAuth only.
 */
export function clientAuthBounds(sides: readonly Side[], { Q21 }: Answers, exactFor: readonly string[]): Bound[] {
  const isAsked = Q21 !== 'counts' && sides.some(({ connectors }) => connectors.some(looksAtNames))
  return isAsked ? [{ axis: 'certificateClientAuth', names: 0, exactFor }] : []
}

/** An OnPremises connector looks at names even without one of its own (docs/rules.md §2.1). */
const looksAtNames = ({ enabled, connectorType, tlsSenderCertificateName: name }: Connector): boolean =>
  enabled && (connectorType === 'OnPremises' || wantedNameIn(name) !== null)
