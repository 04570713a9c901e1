import { expect, test } from 'vitest'
import { documentSchema } from '#lib/scenario/document/document'
import { findWitness, senderOfWitness } from './witness'

const WITNESS = {
  sourceIP: '192.0.2.7',
  tls: true,
  certificateNames: ['mx.filter.example'],
  certificateTrusted: true,
  certificateClientAuth: true,
  mailFrom: 'a@fabrikam.com',
  recipient: 'b@contoso.com',
}
const EMPTY = documentSchema.parse({
  schemaVersion: 2,
  title: 'T',
  phases: [{ id: 'p', name: 'As is', tenant: { acceptedDomains: ['contoso.com'] } }],
})

test('a sample of a witness does not claim a key usage that nobody has looked up', () => {
  expect(senderOfWitness(EMPTY, WITNESS, 'Example', null).certificateClientAuth).toBeNull()
})

test('a sample is found again for its witness, unless its certificate is known to lack clientAuth', () => {
  const sample = senderOfWitness(EMPTY, WITNESS, 'Example', null)
  expect(findWitness({ senders: [sample] }, WITNESS)).toBe(sample)
  expect(findWitness({ senders: [{ ...sample, certificateClientAuth: false }] }, WITNESS)).toBeNull()
  expect(findWitness({ senders: [{ ...sample, tls: null }] }, WITNESS)).toBeNull()
})
