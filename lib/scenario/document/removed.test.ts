import { describe, expect, it } from 'vitest'
import { findRemoved } from './removed'

describe('what was removed of a document', () => {
  it('is each text that lost its invisible characters, by its path', () => {
    const sent = { mx: [{ domain: 'contoso.com' }, { domain: 'con\u00adtoso\u200b.org' }] }
    const read = { mx: [{ domain: 'contoso.com' }, { domain: 'contoso.org' }] }
    expect(findRemoved(sent, read)).toEqual([
      { path: 'mx[1].domain', value: 'contoso.org', characters: 'U+00AD, U+200B' },
    ])
  })

  it('is a name of nothing else too, which is read as no name', () => {
    expect(findRemoved({ tlsSenderCertificateName: '\u200b' }, { tlsSenderCertificateName: null })).toEqual([
      { path: 'tlsSenderCertificateName', value: '', characters: 'U+200B' },
    ])
  })

  it('is no text that kept them, nor one that was read as something else or not at all', () => {
    const sent = { title: ' Plan\u200b ', kind: 'a\u200b', to: 'b\u200b', extra: '\u200b' }
    expect(findRemoved(sent, { title: 'Plan\u200b', kind: 3, to: ['b\u200b'] })).toEqual([])
  })
})
