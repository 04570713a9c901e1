import { expect, it } from 'vitest'
import { LIMITS } from '#lib/scenario/document/limits'
import { domainRecords } from '#lib/scenario/testing/domain-records'
import { examplesIn } from '#lib/scenario/testing/texts'
import { keepDomainRecords } from './domain-records'

const [, document] = examplesIn('en')
if (document === undefined) throw new Error('there are two examples')
const asked = (domain: string, second: number) =>
  domainRecords(['mx.filter.example'], { domain, askedAt: new Date(1_764_000_000_000 + second * 1000).toISOString() })

it('the latest records of each domain are kept, however it is written', () => {
  const other = asked('b.example', 1)
  const again = asked('A.example', 2)
  const kept = [asked('a.example', 0), other, again].reduce((one, records) => keepDomainRecords(records)(one), document)
  expect(kept.domainRecords).toEqual([other, again])
})

it('beyond the limit the oldest records are removed', () => {
  const many = Array.from({ length: LIMITS.domainRecords }, (_, i) => asked(`a${i}.example`, i))
  const kept = keepDomainRecords(asked('new.example', 999))({ ...document, domainRecords: many }).domainRecords
  expect(kept).toHaveLength(LIMITS.domainRecords)
  expect(kept.map(({ domain }) => domain)).not.toContain('a0.example')
})
