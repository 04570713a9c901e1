import { describe, expect, it } from 'vitest'
import { readEvidence } from '#lib/exchange/evidence/read-evidence'
import { newService } from '#lib/scenario/document/new-service'
import { factsOfService, senderOfEvidence } from './evidence-sender'

const filter = newService({
  id: 'filter',
  name: 'Filter',
  kind: 'filter',
  networks: ['192.0.2.0/24', '198.51.100.0/24'],
  certificateNames: ['mail.filter.example'],
  tls: true,
})
const LOCK = '550 5.7.51 TenantInboundAttribution; There is a partner connector configured'
const bounce = readEvidence(`<bob@contoso.com>: host mx.example[104.47.8.36] said: ${LOCK}`)

describe('facts that the text does not state and the service does', () => {
  it('are taken from the service, as for its own samples', () => {
    expect(factsOfService(filter, bounce, {}, [])).toEqual({
      sourceIP: '192.0.2.1',
      tls: true,
      certificateNames: ['mail.filter.example'],
      certificateTrusted: true,
    })
    expect(factsOfService(undefined, bounce, {}, [])).toEqual({})
  })

  it('stay open where the user wants it, and give way to the text and to hints', () => {
    expect(factsOfService(filter, bounce, {}, ['sourceIP', 'certificateTrusted'])).toEqual({
      tls: true,
      certificateNames: ['mail.filter.example'],
    })
    expect(factsOfService(filter, bounce, { sourceIP: '203.0.113.9' }, [])).not.toHaveProperty('sourceIP')
    const header =
      readEvidence(`Received: from mail.filter.example (192.0.2.77) by DB5EUR01FT013.mail.protection.outlook.com (10.152.4.30)
 with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256) id 15.20.9000.1
 via Frontend Transport; Tue, 12 May 2026 17:52:14 +0000
Return-Path: ann@fabrikam.example
To: bob@contoso.com`)
    const facts = factsOfService(filter, header, {}, [])
    expect(facts).toEqual({ certificateNames: ['mail.filter.example'], certificateTrusted: true })
    expect(senderOfEvidence(header, 's', 'S', {}, facts)).toMatchObject({
      sourceIP: '192.0.2.77',
      tls: true,
      certificateNames: ['mail.filter.example'],
      mailFrom: 'ann@fabrikam.example',
    })
  })

  it('a service that lists no certificate may present one, unless it has no TLS', () => {
    const unnamed = { ...filter, certificateNames: [] }
    expect(factsOfService(unnamed, bounce, {}, [])).toEqual({ sourceIP: '192.0.2.1', tls: true })
    expect(factsOfService({ ...unnamed, tls: false }, bounce, {}, [])).toMatchObject({ certificateNames: [] })
  })

  it('a session without TLS presented no certificate, whatever the service has', () => {
    const tls = { value: false, how: 'stated', from: { line: 1, quote: '' } } as const
    const plain = { ...bounce, facts: { ...bounce.facts, tls } }
    expect(factsOfService(filter, plain, {}, [])).toEqual({ sourceIP: '192.0.2.1' })
  })
})
