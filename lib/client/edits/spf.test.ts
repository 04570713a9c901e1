import { describe, expect, it } from 'vitest'
import { LIMITS } from '#lib/scenario/document/limits'
import { examplesIn } from '#lib/scenario/testing/texts'
import { forgetSpfAnswer, keepSpfAnswer } from './spf'

const [, document] = examplesIn('en')
if (document === undefined) throw new Error('there are two examples')
const answer = (domain: string, askedAt: string) => ({
  domain,
  askedAt,
  networks: ['20.40.60.0/24'],
  cannotGoIn: [],
  records: [],
  isComplete: true,
})

describe('SPF answers', () => {
  it('the latest answer for each domain is kept, the newest last', () => {
    const first = answer('a.example', '2026-11-24T10:00:00.000Z')
    const other = answer('b.example', '2026-11-24T11:00:00.000Z')
    const again = { ...first, askedAt: '2026-11-24T12:00:00.000Z' }
    const kept = [first, other, again].reduce((before, one) => keepSpfAnswer(one)(before), document)
    expect(kept.spfAnswers).toEqual([other, again])
    expect(forgetSpfAnswer('b.example')(kept).spfAnswers).toEqual([again])
  })

  it('the oldest answer is dropped at the limit', () => {
    const at = (i: number) =>
      `2026-11-24T10:${String(Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}.000Z`
    const many = Array.from({ length: LIMITS.spfAnswers }, (_, i) => answer(`a${i}.example`, at(i)))
    const full = { ...document, spfAnswers: many }
    const kept = keepSpfAnswer(answer('new.example', at(999)))(full).spfAnswers
    expect(kept).toHaveLength(LIMITS.spfAnswers)
    expect(kept.map(({ domain }) => domain)).not.toContain('a0.example')
    expect(kept.at(-1)?.domain).toBe('new.example')
  })
})
