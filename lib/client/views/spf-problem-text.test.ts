import { expect, test } from 'vitest'
import { loadEngineTexts } from '#lib/texts/engine-texts'
import { LANGUAGES } from '#lib/texts/language'
import { spfProblemText } from './spf-problem-text'

test.each(LANGUAGES)(
  'a problem of a record is said in %s, and by the server where its code is not known',
  async (language) => {
    const texts = await loadEngineTexts('spf-problems', language)
    const said = { value: 'contoso..com', message: 'said by the server' }
    expect(spfProblemText(texts, { ...said, code: 'BAD_DOMAIN' })).toBe(
      texts.BAD_DOMAIN.replace('{value}', 'contoso..com'),
    )
    expect(spfProblemText(texts, { ...said, code: 'NEWER' })).toBe('said by the server')
    expect(spfProblemText(undefined, { ...said, code: 'BAD_DOMAIN' })).toBe('said by the server')
  },
)
