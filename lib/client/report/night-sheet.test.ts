import { expect, it } from 'vitest'
import { makeRunbookInSteps } from '#lib/exchange/runbook/runbook'
import { runToEnd } from '#lib/matcher'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { nightSheet } from './night-sheet'

const [OLD, NEW] = ['192.0.2.0/24', '198.51.100.0/24']
const locks = [addressLock('lock-old', OLD), addressLock('lock-new', NEW)]
const document = plan({
  services: [filter('old', OLD), filter('new', NEW)],
  phases: [
    phase('p1', mx('old'), locks.slice(0, 1), { mxTtl: 7200 }),
    phase('p2', mx('old'), locks, { mxTtl: 7200 }),
    phase('p3', mx('new'), locks),
  ],
})
const runTo = (after: number) => runToEnd(makeRunbookInSteps(document, after - 1, after))
const sheetTo = (after: number) => {
  const [before, last] = [document.phases[after - 1], document.phases[after]]
  if (before === undefined || last === undefined) throw new Error('A phase is missing.')
  return nightSheet(document, runTo(after), before, last)
}

it('the sheet of a move names the domains, the old and the new filter and the old TTL', () => {
  const { before, after } = sheetTo(2)
  const ttl = before.find(({ code }) => code === 'ttl')
  expect(ttl?.values).toMatchObject({ domains: ['contoso.com'], ttl: 7200 })
  expect(before.find(({ code }) => code === 'ready')?.values.service).toBe('new')
  const keeps = after.find(({ code }) => code === 'keeps')?.values
  expect(keeps?.service).toBe('old')
  // The sheet and the step of the runbook name one span.
  const step = runTo(2).steps.find(({ code }) => code === 'FILTER_KEEPS_ACCEPTING')
  expect(keeps?.lasts).toBe(7200 + 5 * 24 * 60 * 60)
  expect(step?.wait?.most).toBe(keeps?.lasts)
  expect(before[0]?.code).toBe('deliverers')
  expect(after.map(({ code }) => code)).toEqual(['rejections', 'keeps', 'spfAfter', 'helpdesk'])
})

it('the sheet of a step without a move says nothing of DNS, and names who hands over now and next', () => {
  const { before, decide } = sheetTo(1)
  expect(before.map(({ code }) => code)).toEqual(['deliverers', 'lists', 'people', 'holidays'])
  expect(decide[0]?.values.services).toEqual(['old', 'new'])
})

it('domains that move between several services are told apart', () => {
  const two = (contoso: string, fabrikam: string) => mx({ 'contoso.com': contoso, 'fabrikam.com': fabrikam })
  const tenant = { tenant: { acceptedDomains: ['contoso.com', 'fabrikam.com'] } }
  const several = plan({
    services: [filter('old', OLD), filter('new', NEW)],
    phases: [phase('p1', two('old', 'new'), locks, tenant), phase('p2', two('new', 'microsoft'), locks, tenant)],
  })
  const [before, last] = several.phases
  if (before === undefined || last === undefined) throw new Error('A phase is missing.')
  const { steps } = runToEnd(makeRunbookInSteps(several, 0, 1))
  const sheet = nightSheet(several, { steps }, before, last)
  const linesOf = (part: 'before' | 'after', wanted: string) =>
    sheet[part].filter(({ code }) => code === wanted).map(({ values }) => `${values.service}: ${values.domains}`)
  expect(linesOf('before', 'ready')).toEqual(['new: contoso.com'])
  expect(linesOf('before', 'spf')).toEqual(['new: contoso.com', 'Microsoft 365: fabrikam.com'])
  expect(linesOf('after', 'keeps')).toEqual(['old: contoso.com', 'new: fabrikam.com'])
})
