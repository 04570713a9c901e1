import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { often } from '#lib/matcher/testing/arbitraries'
import { type Smudge, smudges } from '#lib/matcher/testing/invisible'
import { documentSchema } from './document'
import { SCHEMA_VERSION } from './schema-version'
import { domainPatternSchema, ipSchema, mailFromSchema, networkSchema, recipientSchema } from './text'

/** A document whose compared texts all pass through `smudge`. */
const documentWith = (smudge: Smudge) => ({
  schemaVersion: SCHEMA_VERSION,
  title: 'Switch',
  services: [
    {
      id: 'a',
      name: 'Filter A',
      networks: [smudge('192.0.2.0/24')],
      certificateNames: [smudge('*.filter.example')],
      ownCertificateNames: [smudge('mail.filter.example')],
      mailFromDomains: [smudge('fabrikam.com')],
      mayBeRefusedFrom: [{ domain: smudge('contoso.com'), phaseId: 'p' }],
      certificates: [{ names: [smudge('mail.filter.example')] }],
    },
  ],
  phases: [
    {
      id: 'p',
      name: 'As is',
      tenant: { acceptedDomains: [smudge('contoso.com'), smudge('*.contoso.org')] },
      mx: [{ domain: smudge('contoso.com'), to: ['a'] }],
      connectors: [
        {
          id: 'c',
          name: 'Lock',
          senderDomains: [smudge('*')],
          senderIPAddresses: [smudge('192.0.2.0/24'), smudge('198.51.100.7')],
          tlsSenderCertificateName: smudge('mail.contoso.com'),
          associatedAcceptedDomains: [smudge('contoso.com')],
          efSkipIPs: [smudge('203.0.113.9')],
        },
      ],
    },
  ],
  senders: [
    {
      id: 's',
      sourceIP: smudge('192.0.2.9'),
      tls: true,
      certificateNames: [smudge('mail.filter.example')],
      mailFrom: smudge('someone@fabrikam.com'),
      recipient: smudge('user@contoso.com'),
    },
    { id: 'n', mailFrom: smudge('') },
  ],
})

describe('invisible characters', () => {
  it('in any domain, name or address of a document are removed', () => {
    const clean = documentSchema.parse(documentWith((text) => text))
    fc.assert(
      fc.property(smudges, (smudge) => {
        expect(documentSchema.parse(documentWith(smudge))).toEqual(clean)
      }),
      often(200),
    )
  })

  it('do not make a text valid or invalid', () => {
    const schemas = [domainPatternSchema, ipSchema, networkSchema, mailFromSchema, recipientSchema] as const
    const texts = ['contoso.com', '*.contoso.com', 'a b', '192.0.2.1', '192.0.2.0/33', 'a@contoso.com', '@', '']
    fc.assert(
      fc.property(fc.constantFrom(...schemas), fc.constantFrom(...texts), smudges, (schema, text, smudge) => {
        expect(schema.safeParse(smudge(text)).success).toBe(schema.safeParse(text).success)
      }),
      often(500),
    )
  })

  it('stay in titles, names and notes', () => {
    const title = 'Plan\u200b'
    const document = { ...documentWith((text) => text), title, description: title }
    expect(documentSchema.parse(document)).toMatchObject({ title, description: title })
  })
})
