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
    expect(ownText('The old connector is deleted.\nAsk Anna first.\n\nThen Bert.')).toBe(
      'Ask Anna first.\n\nThen Bert.',
    )
  })

  it.each([
    'Left out when the connectors were pasted: Lock, Scanner',
    'Left out when the connectors were pasted: Lock and 3 more',
    'Beim Einfügen der Connectoren weggelassen: Lock und 3 weitere',
    'Hornetsecurity: networks and names as seen in November 2026 (VENDOR, HORNET). An example; check them with the vendor.',
    'Hornetsecurity: Netze und Namen, gesehen November 2026 (VENDOR, HORNET). Ein Beispiel; prüfen Sie sie beim Hersteller.',
  ])('is not what was noted while pasting or choosing: %s', (line) => {
    expect(ownText(line)).toBe('')
    expect(ownText(`${line}\nThe contract ends.`)).toBe('The contract ends.')
  })
})
