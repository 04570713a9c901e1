import { expect, test } from 'vitest'
import { newConnector } from '#lib/scenario/document/new-connector'
import { vendorBehind } from './vendor-behind'
import { VENDORS } from './vendors'

const behind = (part: Partial<Parameters<typeof newConnector>[0]>) =>
  vendorBehind(newConnector({ id: 'c', name: 'C', ...part }))?.id ?? null
const hornet = VENDORS.find(({ id }) => id === 'hornetsecurity')

test('a vendor is recognised by networks that hold every address of the connector', () => {
  expect(behind({ senderIPAddresses: [...(hornet?.networks ?? [])].slice(0, 2) })).toBe('hornetsecurity')
  expect(behind({ senderIPAddresses: ['83.246.65.9'] })).toBe('hornetsecurity')
  expect(behind({ senderIPAddresses: ['83.246.65.9', '192.0.2.1'] })).toBeNull()
  expect(behind({})).toBeNull()
})

test('a vendor is recognised by its certificate name, also in a subject and in other case, whatever the addresses', () => {
  const named = VENDORS.find(({ certificateNames }) => certificateNames.length > 0)
  const [name = ''] = named?.certificateNames ?? []
  expect(behind({ tlsSenderCertificateName: `CN=${name.toUpperCase()}, O=Vendor` })).toBe(named?.id)
  expect(behind({ tlsSenderCertificateName: 'mail.contoso.com', senderIPAddresses: ['83.246.65.9'] })).toBeNull()
})
