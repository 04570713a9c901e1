import { describe, expect, test } from 'vitest'
import { matchRequestSchema } from '#lib/contract/match'
import type { Problem } from '#lib/contract/problem'
import { inEnglish } from '#lib/scenario/testing/texts'
import { findProblems } from './problem'

const CONNECTOR = { id: 'a', name: 'A', senderDomains: ['*'] }
const SENDER = { id: 's', sourceIP: '192.0.2.1' }
const TENANT = { acceptedDomains: ['contoso.com'] }

function problems(change: object): Problem[] {
  const sent = { tenant: TENANT, connectors: [CONNECTOR], senders: [SENDER], ...change }
  const parsed = matchRequestSchema.safeParse(sent)
  return parsed.success ? [] : findProblems(parsed.error, sent).map(inEnglish)
}

describe('a problem has the path, the value and the requirement', () => {
  test.each<[string, object, Problem]>([
    [
      'an address that is none',
      { senders: [{ ...SENDER, sourceIP: '1.02.3.4' }] },
      {
        path: 'senders[0].sourceIP',
        value: '1.02.3.4',
        message: 'an IPv4 or IPv6 address, without leading zeros and without a zone',
      },
    ],
    [
      'a network that is none',
      { connectors: [{ ...CONNECTOR, senderIPAddresses: ['192.0.2.0/33'] }] },
      {
        path: 'connectors[0].senderIPAddresses[0]',
        value: '192.0.2.0/33',
        message: 'an IPv4 address or network, for example 192.0.2.1 or 192.0.2.0/24',
      },
    ],
    [
      'a domain with an empty label',
      { tenant: { acceptedDomains: ['contoso.com', '.contoso.com'] } },
      {
        path: 'tenant.acceptedDomains[1]',
        value: '.contoso.com',
        message: 'a domain such as contoso.com or *.contoso.com, or *',
      },
    ],
    [
      'an unknown property',
      { senders: [{ ...SENDER, ip: '192.0.2.1' }] },
      {
        path: 'senders[0].ip',
        value: '192.0.2.1',
        message: 'there is no such property; leave it out or check its spelling',
      },
    ],
    [
      'an unknown value',
      { connectors: [{ ...CONNECTOR, connectorType: 'partner' }] },
      { path: 'connectors[0].connectorType', value: 'partner', message: 'one of "Partner", "OnPremises"' },
    ],
    [
      'a wrong type',
      { connectors: [{ ...CONNECTOR, enabled: 'yes' }] },
      { path: 'connectors[0].enabled', value: 'yes', message: 'true or false is expected here' },
    ],
    [
      'a known property in another case',
      { connectors: [{ ...CONNECTOR, restrictDomainsToIpAddresses: true }] },
      {
        path: 'connectors[0].restrictDomainsToIpAddresses',
        value: true,
        message: 'write it as restrictDomainsToIPAddresses',
      },
    ],
    [
      'a list of pairs that is none, beside an unknown property',
      { connectors: [{ ...CONNECTOR, otherProperties: 'x', FooBar: 1 }] },
      { path: 'connectors[0].otherProperties', value: 'x', message: 'a list is expected here' },
    ],
    [
      'an unknown property whose value is beyond numbers, beside pairs',
      { connectors: [{ ...CONNECTOR, otherProperties: [['Guid', 'x']], FooBar: 1, Huge: Number.POSITIVE_INFINITY }] },
      { path: 'connectors[0].Huge', value: 'Infinity', message: 'a value as JSON has it' },
    ],
    [
      'an address with an empty label',
      { senders: [{ ...SENDER, mailFrom: 'a@b..example' }] },
      {
        path: 'senders[0].mailFrom',
        value: 'a@b..example',
        message: "an address with a domain, or '' for the null sender",
      },
    ],
    [
      'an address with a control character',
      { senders: [{ ...SENDER, recipient: 'a\u0000@b.example' }] },
      { path: 'senders[0].recipient', value: 'a\u0000@b.example', message: 'an address with a domain' },
    ],
    [
      'an empty id, told once',
      { senders: [{ ...SENDER, id: '' }] },
      { path: 'senders[0].id', value: '', message: 'must not be empty' },
    ],
    [
      'an empty domain, told once',
      { connectors: [{ ...CONNECTOR, senderDomains: [''] }] },
      { path: 'connectors[0].senderDomains[0]', value: '', message: 'must not be empty' },
    ],
    ['a missing list', { senders: undefined }, { path: 'senders', value: null, message: 'a list is expected here' }],
    [
      'a name of the wrong type',
      { connectors: [{ ...CONNECTOR, tlsSenderCertificateName: 7 }] },
      { path: 'connectors[0].tlsSenderCertificateName', value: 7, message: 'a text is expected here' },
    ],
    [
      'an id used twice',
      { connectors: [CONNECTOR, CONNECTOR] },
      { path: 'connectors[1].id', value: 'a', message: 'this id is used twice; give each a different one' },
    ],
    [
      'a recipient without a domain',
      { senders: [{ ...SENDER, recipient: 'someone' }] },
      { path: 'senders[0].recipient', value: 'someone', message: 'an address with a domain' },
    ],
    [
      'an answer that the question does not have',
      { answers: { Q3: 'maybe' } },
      { path: 'answers.Q3', value: 'maybe', message: 'one of "and", "or"' },
    ],
  ])('%s', (_, change, problem) => {
    expect(problems(change)).toEqual([problem])
  })

  test('certificate names without TLS are a problem', () => {
    expect(problems({ senders: [{ ...SENDER, tls: false, certificateNames: ['mail.contoso.com'] }] })[0]).toMatchObject(
      { path: 'senders[0].certificateNames' },
    )
  })

  test('a problem shortens a long value', () => {
    const [problem] = problems({ senders: [{ ...SENDER, sourceIP: '9'.repeat(5000) }] })
    expect(String(problem?.value).length).toBeLessThan(300)
  })
})
