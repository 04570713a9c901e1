import { certificateNameIn, ipSetOf, isEmpty, subtract } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { VENDORS, type Vendor } from './vendors'

type Recognised = Pick<ScenarioConnector, 'tlsSenderCertificateName' | 'senderIPAddresses'>

/**
 * The vendor of the catalogue that a connector recognises: by its certificate name, or by networks that hold every address of
 * the connector. Null where it is none of them.
 */
export function vendorBehind({ tlsSenderCertificateName, senderIPAddresses }: Recognised): Vendor | null {
  if (tlsSenderCertificateName !== null) {
    const name = certificateNameIn(tlsSenderCertificateName).toLowerCase()
    return VENDORS.find(({ certificateNames }) => certificateNames.some((one) => one.toLowerCase() === name)) ?? null
  }
  const listed = ipSetOf(senderIPAddresses)
  if (isEmpty(listed)) return null
  return VENDORS.find(({ networks }) => isEmpty(subtract(listed, ipSetOf(networks)))) ?? null
}
