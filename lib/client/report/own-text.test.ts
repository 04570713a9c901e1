import { describe, expect, it } from 'vitest'
import { newScenario } from '#lib/scenario/templates/new-scenario'
import { sayIn } from '#lib/scenario/testing/texts'
import { LANGUAGES } from '#lib/texts/language'
import { ownText } from './own-text'

describe('a text of the team', () => {
  it.each(LANGUAGES)('is nothing that a template wrote in %s', (language) => {
    const { description, phases } = newScenario(
      {
        title: 'Plan',
        tenant: { acceptedDomains: [], rejectDirectSend: false },
        connectors: [],
        today: { vendor: 'hornetsecurity' },
        next: { vendor: null, name: 'New filter' },
        moves: [{ domains: [], on: null }],
        oldFilterDays: null,
        hybrid: null,
        direct: [],
      },
      sayIn(language),
    )
    expect(description).not.toBe('')
    expect([description, ...phases.map(({ note }) => note)].map(ownText).join('')).toBe('')
  })

  it('is what anybody typed, also beside the lines of a template', () => {
    expect(ownText('The contract of the old filter ends.')).toBe('The contract of the old filter ends.')
    expect(ownText('')).toBe('')
    const mixed = 'The old connector is deleted.\nAsk Anna first.'
    expect(ownText(mixed)).toBe(mixed)
  })
})
