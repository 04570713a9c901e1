import { describe, expect, it } from 'vitest'
import { runToEnd } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { domainsConcerned } from './domains-concerned'
import { makeRunbookInSteps, type Runbook } from './runbook'

const lockOld = addressLock('lock-old', '192.0.2.0/24')
const lockNew = addressLock('lock-new', '198.51.100.0/24')
const services = [filter('old', '192.0.2.0/24'), filter('new', '198.51.100.0/24')]

const runbook = (document: ScenarioDocument, before = 0, after = 1): Runbook =>
  runToEnd(makeRunbookInSteps(document, before, after))

it('only the domains that move are concerned, and all where a connector changes', () => {
  const domains = { tenant: { acceptedDomains: ['contoso.com', 'fabrikam.com'] } }
  const at = (contoso: string) => mx({ 'contoso.com': contoso, 'fabrikam.com': 'old' })
  const concerned = (connectors: Readonly<Record<string, unknown>>[]) => {
    const document = plan({
      services,
      phases: [phase('p1', at('old'), [lockOld, lockNew], domains), phase('p2', at('new'), connectors, domains)],
    })
    const [, after] = document.phases
    return after && domainsConcerned(runbook(document).steps, after)
  }
  expect(concerned([lockOld, lockNew])).toEqual(['contoso.com'])
  expect(concerned([{ ...lockOld, requireTls: true }, lockNew])).toEqual(['contoso.com', 'fabrikam.com'])
})

describe('domains that move on several days', () => {
  const domains = { tenant: { acceptedDomains: ['contoso.com', 'fabrikam.com'] }, mxTtl: 3600 }
  const at = (contoso: string, fabrikam: string) => mx({ 'contoso.com': contoso, 'fabrikam.com': fabrikam })
  const document = plan({
    services,
    phases: [
      phase('p1', at('old', 'old'), [lockOld, lockNew], domains),
      phase('p2', at('new', 'old'), [lockOld, lockNew], domains),
      phase('p3', at('new', 'new'), [lockOld, lockNew], domains),
    ],
  })
  const vendorSteps = (before: number) =>
    runbook(document, before, before + 1)
      .steps.filter(({ code }) => ['FILTER_READY', 'LOWER_TTL', 'FILTER_KEEPS_ACCEPTING'].includes(code))
      .map(({ code, parameters }) => `${code} ${parameters.service ?? ''} ${parameters.domains}`)

  it('are made ready, get their TTL and are kept accepted for the days of their own', () => {
    expect(vendorSteps(0)).toEqual([
      'FILTER_READY new contoso.com',
      'LOWER_TTL  contoso.com',
      'FILTER_KEEPS_ACCEPTING old contoso.com',
    ])
    expect(vendorSteps(1)).toEqual([
      'FILTER_READY new fabrikam.com',
      'LOWER_TTL  fabrikam.com',
      'FILTER_KEEPS_ACCEPTING old fabrikam.com',
    ])
  })
})
