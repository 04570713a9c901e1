import { expect, test } from 'vitest'
import { threePhases } from '#lib/client/testing/three-phases'
import { UNKNOWN_SENDER } from '#lib/matcher'
import { formOf, senderOf, withServiceFacts } from './sender-form'

test('a sender comes out of the form as it went in', () => {
  const [sender] = threePhases().senders
  if (sender === undefined) throw new Error('the scenario has a sender')
  expect(senderOf('s', formOf(sender))).toEqual(sender)
  const withoutClientAuth = { ...sender, certificateClientAuth: false }
  expect(senderOf('s', formOf(withoutClientAuth))).toEqual(withoutClientAuth)
  const unknown = { ...sender, ...UNKNOWN_SENDER }
  expect(senderOf('s', formOf(unknown))).toEqual(unknown)
  expect(senderOf('s', { ...formOf(withoutClientAuth), tls: 'no' })).toMatchObject({
    tls: false,
    certificateNames: [],
    certificateTrusted: null,
    certificateClientAuth: null,
  })
  expect(senderOf('s', { ...formOf(sender), from: 'null' })).toMatchObject({ mailFrom: '' })
})

test('a form takes over the address, TLS and names of its service', () => {
  const [service] = threePhases().services
  if (service === undefined) throw new Error('the scenario has a service')
  const blank = formOf({
    ...UNKNOWN_SENDER,
    id: '',
    name: '',
    serviceId: null,
    otherCustomer: false,
  })
  expect(withServiceFacts(blank, service)).toMatchObject({
    serviceId: 'a',
    sourceIP: '192.0.2.0',
    tls: 'yes',
    certificateNames: 'gate.a.example',
    certificateTrusted: 'yes',
    certificateClientAuth: 'unknown',
  })
})
