import { expect, test } from 'vitest'
import { phase, threePhases } from '#lib/client/testing/three-phases'
import { revisionChanges } from './revision-changes'

const before = threePhases()

test('a change that several phases share is told once, with the phases', () => {
  const phases = before.phases.map((one, index) =>
    index === 0 ? one : { ...one, tenant: { ...one.tenant, rejectDirectSend: true } },
  )
  expect(revisionChanges(before, { ...before, phases })).toEqual([
    { kind: 'inPhases', change: { kind: 'rejectDirectSend', after: true }, indexes: [1, 2] },
  ])
})

test('a phase that is new is named, and its content is not told', () => {
  const phases = [...before.phases, phase('four', [])]
  expect(revisionChanges(before, { ...before, phases })).toEqual([
    { kind: 'items', part: 'phases', how: 'added', names: ['four'] },
  ])
})

test('services, samples, the title and all other parts are told', () => {
  const [service] = before.services
  const after = {
    ...before,
    title: 'Another',
    services: service === undefined ? [] : [{ ...service, tls: false }],
    senders: [],
    unordered: true,
  }
  expect(revisionChanges(before, after)).toEqual([
    { kind: 'title', before: 'Switch', after: 'Another' },
    { kind: 'items', part: 'services', how: 'changed', names: ['Filter A'] },
    { kind: 'items', part: 'senders', how: 'removed', names: ['Internet through Filter A'] },
    { kind: 'part', part: 'unordered' },
  ])
})

test('a document that is copied changes nothing', () => {
  expect(revisionChanges(before, structuredClone(before))).toEqual([])
})
