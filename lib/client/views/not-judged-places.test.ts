import { expect, test } from 'vitest'
import { newPhase } from '#lib/scenario/document/new-document'
import { newService } from '#lib/scenario/document/new-service'
import { placeOf } from './not-judged-places'

const phases = [newPhase({ id: 'p1', name: '' })]
const filter = newService({ id: 'f', name: '', kind: 'filter' })
const named = newService({ id: 'n', name: '', kind: 'filter', certificateNames: ['mx.filter.example'] })
const collected = { collectedAt: '2026-11-29T10:00:00.000Z', findings: [], notRead: [] } as never

test('each item leads to the card on which it is read, and to the reading of the tenant before that', () => {
  const services = [filter, named]
  expect(placeOf('DNS', { phases, services })).toEqual({ fact: 'dns' })
  expect(placeOf('CERTIFICATES', { phases, services })).toEqual({ fact: 'service:n' })
  expect(placeOf('CERTIFICATES', { phases, services: [filter] })).toBeNull()
  for (const code of ['ENHANCED_FILTERING', 'MAIL_FLOW_RULES', 'ARC_SEALERS', 'OUTBOUND', 'JOURNAL_RULES'] as const) {
    expect(placeOf(code, { phases, services })).toBe('collector')
    expect(placeOf(code, { phases, services, collected })).toEqual({ fact: code === 'OUTBOUND' ? 'dns' : 'collected' })
  }
  const findings = [{ code: 'OUTBOUND_SMART_HOST', parameters: {} }]
  const sending = { at: '2026-11-29T10:00:00.000Z', findings, notRead: [] }
  expect(placeOf('OUTBOUND', { phases, services, collected: sending })).toEqual({ fact: 'collected' })
  expect(placeOf('THROTTLING', { phases, services })).toBeNull()
})
