import { describe, expect, it } from 'vitest'
import { readEvidence } from '#lib/exchange/evidence/read-evidence'
import type { Service } from '#lib/scenario/document/document'
import { newService } from '#lib/scenario/document/new-service'
import { findOwnerOf } from './owner-of-evidence'

const filter = newService({
  id: 'filter',
  name: '',
  kind: 'filter',
  networks: ['192.0.2.0/24'],
  certificateNames: ['mx.filter.example'],
})
const newsletter = newService({
  id: 'newsletter',
  name: '',
  kind: 'application',
  mailFromDomains: ['*.news.example', 'news.example'],
})
const shop = newService({ id: 'shop', name: '', kind: 'application', mailFromDomains: ['shop.example'] })
const anybody = newService({ id: 'anybody', name: '', kind: 'encryption', mailFromDomains: ['*'] })
const services = [anybody, filter, newsletter, shop]

const bounce = (mailFrom: string, server = '') =>
  readEvidence(`${server === '' ? '' : `Reporting-MTA: dns; ${server}\n`}X-Postfix-Sender: rfc822; ${mailFrom}
<bob@contoso.com>: host contoso-com.mail.protection.outlook.com[104.47.8.36] said:
 550 5.7.51 TenantInboundAttribution; There is a partner connector configured that matched`)

const ownerOf = (evidence: ReturnType<typeof readEvidence>, of: readonly Service[] = services) => {
  const owner = findOwnerOf(of, evidence, {})
  return owner === null ? null : [owner.service.id, owner.by]
}

describe('the service that delivered the message of a bounce', () => {
  it('is the one that writes from the domain of MAIL FROM', () => {
    expect(ownerOf(bounce('b1@SHOP.example'))).toEqual(['shop', 'mailFrom'])
    expect(ownerOf(bounce('b1@bounces.news.example'))).toEqual(['newsletter', 'mailFrom'])
    expect(ownerOf(bounce('ann@bounces.shop.example'))).toBeNull()
    expect(ownerOf(bounce('ann@fabrikam.example'))).toBeNull()
    // An encryption gateway with MAIL FROM of anybody is no more likely than another.
    expect(ownerOf(bounce('ann@fabrikam.example'), [anybody])).toBeNull()
  })

  it('is not guessed among two, nor one that delivers to MX', () => {
    expect(ownerOf(bounce('b1@shop.example'), [shop, { ...shop, id: 'other' }])).toBeNull()
    expect(ownerOf(bounce('b1@shop.example'), [{ ...shop, delivery: 'mx' }])).toBeNull()
  })

  it('is the one whose server reports it, before the one that writes from the domain', () => {
    expect(ownerOf(bounce('b1@shop.example', 'mx.filter.example'))).toEqual(['filter', 'server'])
    expect(ownerOf(bounce('ann@fabrikam.example', 'mta7.shop.example'))).toEqual(['shop', 'server'])
  })

  it('is the one with the address, before all else', () => {
    const banned = readEvidence(
      'Reporting-MTA: dns; mta7.shop.example\n<bob@contoso.com>: 550 5.7.606 Access denied, banned sending IP [192.0.2.45]',
    )
    expect(ownerOf(banned)).toEqual(['filter', 'facts'])
  })
})
