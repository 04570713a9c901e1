import { describe, expect, it } from 'vitest'
import { newService } from '#lib/scenario/document/new-service'
import { findOwner } from './owner'

const service = (id: string, networks: string[], certificateNames: string[]) =>
  newService({ id, name: id, kind: 'filter', networks, certificateNames })
const SERVICES = [
  service('a', ['192.0.2.0/24'], ['*.filter-a.example']),
  service('b', ['203.0.113.0/24'], ['mx.filter-b.example']),
]

describe('the owner of a sender', () => {
  it.each([
    ['its address', '203.0.113.40', null, 'b'],
    ['a name on its certificate', '198.51.100.1', ['other.example', 'MX7.filter-a.example'], 'a'],
    ['its address before a name', '203.0.113.40', ['mx7.filter-a.example'], 'b'],
    ['nothing', '198.51.100.1', ['stranger.example'], undefined],
    ['nothing, where nothing is known', null, null, undefined],
  ])('is found by %s', (_, sourceIP, certificateNames, id) => {
    expect(findOwner(SERVICES, { sourceIP, certificateNames })?.id).toBe(id)
  })
})
