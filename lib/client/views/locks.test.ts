import { describe, expect, it } from 'vitest'
import { newConnector } from '#lib/scenario/document/new-connector'
import { newPhase } from '#lib/scenario/document/new-document'
import { scenarioSenderSchema } from '#lib/scenario/document/sender'
import { decidingLocks, locksFor } from './locks'

const lock = (id: string, senderDomains: string[], rest = {}) =>
  newConnector({ id, name: id, senderDomains, restrictDomainsToIPAddresses: true, ...rest })
const phase = newPhase({
  id: 'one',
  name: 'One',
  connectors: [
    lock('everybody', ['*']),
    lock('bank', ['bank.example']),
    lock('sub', ['*'], { associatedAcceptedDomains: ['sub.contoso.com'] }),
    lock('off', ['*'], { enabled: false }),
    lock('recognised', ['*'], { connectorType: 'OnPremises' }),
    newConnector({ id: 'free', name: 'free' }),
  ],
})
const from = (mailFrom: string | null, recipient: string | null) =>
  scenarioSenderSchema.parse({ id: 's', mailFrom, recipient })

describe('locksFor', () => {
  it('counts the locks that the message is in the scope of', () => {
    expect(locksFor(phase, from('a@fabrikam.com', 'user@contoso.com'))).toHaveLength(1)
    expect(locksFor(phase, from('a@bank.example', 'user@contoso.com'))).toHaveLength(2)
    expect(locksFor(phase, from('a@fabrikam.com', 'user@sub.contoso.com'))).toHaveLength(2)
    expect(locksFor(phase, from('', 'user@contoso.com'))).toHaveLength(1)
  })
  it('counts every lock that an unknown fact does not exclude', () => {
    expect(locksFor(phase, from(null, null))).toHaveLength(3)
  })
})

it('the locks of a domain of its own decide, those for * where there is none', () => {
  const namesFor = (mailFrom: string) =>
    decidingLocks(locksFor(phase, from(mailFrom, 'user@contoso.com'))).map(({ name }) => name)
  expect(namesFor('a@bank.example')).toEqual(['bank'])
  expect(namesFor('a@fabrikam.com')).toEqual(['everybody'])
})
