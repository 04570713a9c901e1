import { describe, expect, it } from 'vitest'
import { SPF_REASONS } from '#lib/scenario/document/spf-answer'
import { LANGUAGES } from './language'
import { loadSpfTexts, problemText } from './spf-texts'

describe.each(LANGUAGES)('the texts on SPF records in %s', (language) => {
  it('have a sentence for every problem and every reason, with the same gap as the English ones', async () => {
    const [texts, english] = await Promise.all([loadSpfTexts(language), loadSpfTexts('en')])
    expect(Object.keys(texts.problems)).toEqual(Object.keys(english.problems))
    expect(Object.keys(texts.reasons).sort()).toEqual([...SPF_REASONS].sort())
    for (const [code, text] of Object.entries(texts.problems)) {
      const other = english.problems[code as keyof typeof english.problems]
      expect(text.split('{value}').length, code).toBe(other.split('{value}').length)
      expect(text.replace('{value}', ''), code).not.toMatch(/[{}]/)
    }
    for (const text of Object.values(texts.reasons)) expect(text.trim()).not.toBe('')
  })

  it('are filled in as they are, and give way to the server where a code is not known', async () => {
    const texts = await loadSpfTexts(language)
    expect(problemText(texts, 'BAD_DOMAIN', "$& $' {value}", '')).toContain("$& $' {value}")
    expect(problemText(texts, 'NEWER', 'x', 'said by the server')).toBe('said by the server')
    expect(problemText(undefined, 'BAD_DOMAIN', 'x', 'said by the server')).toBe('said by the server')
  })
})
