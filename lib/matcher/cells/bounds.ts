import type { Connector } from '#lib/matcher/model/connector'
import { wantedNameIn } from '#lib/matcher/sets/names'
import type { Side } from './sides'

/**
 * How far a result reaches where it is not unlimited: certificates were looked at with up to so many `names`; `exactFor` holds
 * beyond. On `answers`: some cell had more ways through the open questions than were followed. On `attribution`: who admits
 * was looked at by certificates of one name, where of several one can keep a connector from being asked; with no `names`
 * there are more attribution changes than can be summed up, so that their addresses are at least so many.
 */
export type Bound = {
  readonly axis: 'certificateNames' | 'answers' | 'attribution'
  readonly names: number
  readonly exactFor: readonly string[]
}

/**
 * Who admits is looked at by single names, and a name can keep the connectors of another from being asked: by an OnPremises
 * connector that takes the message, or a lock beside a connector without flags. Where one connector alone looks at names
 * (an OnPremises one does even without its own), none can.
 */
export function attributionBounds(sides: readonly Side[], exactFor: readonly string[]): Bound[] {
  const looksAtNames = ({ enabled, connectorType, tlsSenderCertificateName: name }: Connector) =>
    enabled && (connectorType === 'OnPremises' || wantedNameIn(name) !== null)
  const isOne = sides.every(({ connectors }) => connectors.filter(looksAtNames).length < 2)
  return isOne ? [] : [{ axis: 'attribution', names: 1, exactFor }]
}
