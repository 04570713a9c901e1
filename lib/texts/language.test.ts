import { describe, expect, it } from 'vitest'
import { chooseLanguage } from './language'

describe('the language to speak', () => {
  it('is the one chosen by hand, whatever the browser asks for', () => {
    expect(chooseLanguage('de', 'en-GB,en;q=0.9')).toBe('de')
  })

  it('is else the one the browser likes best of those there are', () => {
    expect(chooseLanguage(undefined, 'fr, en;q=0.5, de-AT;q=0.8')).toBe('de')
    expect(chooseLanguage('klingon', 'en-US,de;q=0.1')).toBe('en')
  })

  it('is English where nothing fits', () => {
    expect(chooseLanguage(undefined, 'fr')).toBe('en')
    expect(chooseLanguage(undefined, null)).toBe('en')
    expect(chooseLanguage('', ';;q=x,')).toBe('en')
  })
})
