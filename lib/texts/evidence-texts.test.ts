import { describe, expect, it } from 'vitest'
import { EVIDENCE_PROBLEMS } from '#lib/exchange/evidence/evidence'
import { loadEvidenceTexts } from './evidence-texts'
import { LANGUAGES } from './language'

describe.each(LANGUAGES)('the doubts about evidence in %s', (language) => {
  it('have a sentence for every code, with the value of the English one', async () => {
    const texts = await loadEvidenceTexts(language)
    expect(Object.keys(texts)).toEqual(Object.keys(EVIDENCE_PROBLEMS))
    for (const [code, text] of Object.entries(EVIDENCE_PROBLEMS))
      expect(texts[code as keyof typeof texts].includes('{value}'), code).toBe(text.includes('{value}'))
  })
})
