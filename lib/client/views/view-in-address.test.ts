import { describe, expect, it } from 'vitest'
import { readView, writeView } from './view-in-address'

describe('the view in the address', () => {
  const DEFAULT = {
    name: 'plan',
    phase: null,
    sender: null,
    who: null,
    fact: null,
    samples: false,
    picture: false,
    show: 'all',
    search: '',
    before: null,
    after: null,
    revision: null,
  } as const

  it('a view is read as it was written, beside other parameters', () => {
    const view = {
      name: 'facts',
      phase: 'a b',
      sender: 's&1',
      who: 'service:f&1',
      fact: 'service:f&1',
      samples: true,
      picture: true,
      show: 'open',
      search: 'müller',
      before: { version: 3, phaseId: 'draft.a b' },
      after: { version: 'draft', phaseId: 'p&1' },
      revision: 3,
    } as const
    const query = writeView('?other=1', view)
    expect(query).toContain('other=1')
    expect(readView(query)).toEqual(view)
  })

  it('defaults are left out, and unknown values are read as the default', () => {
    expect(writeView('?show=open&before=draft.p', DEFAULT)).toBe('')
    expect(readView('?show=everything&view=nothing')).toEqual(DEFAULT)
    for (const point of ['p1', 'newest.p1', '0.p1', '-1.p1', '3.', '.p1'])
      expect(readView(`?before=${point}&after=${point}&revision=${point}`), point).toEqual(DEFAULT)
  })
  it('one view has one address, whichever of its parts was chosen first', () => {
    const chosen = { ...DEFAULT, name: 'facts', phase: 'p2', search: 'x' } as const
    const searchFirst = writeView(writeView('', { ...DEFAULT, search: 'x' }), chosen)
    expect(searchFirst).toBe(writeView(writeView('', { ...DEFAULT, phase: 'p2' }), chosen))
  })
})
