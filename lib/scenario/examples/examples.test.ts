import { describe, expect, test } from 'vitest'
import { attribute } from '#lib/matcher'
import { documentSchema, type ScenarioDocument } from '#lib/scenario/document/document'
import { examplesIn } from '#lib/scenario/testing/texts'
import { assess, summarize } from '#lib/scenario/wants/assessment'
import { evaluateInvariants } from '#lib/scenario/wants/evaluate'
import { LANGUAGES } from '#lib/texts/language'

const [experiments, vendorSwitch] = examplesIn('en')

/** The golden cases T01 to T14. The last two rows are one message that both connectors refuse. */
const SEED_ROWS = [
  ['T01', 'ip-only', 'carius', 'ionos'],
  ['T02', 'ip-only', 'netatwork', 'naw'],
  ['T03', 'ionos-tls', 'carius', 'ionos'],
  ['T04', 'ionos-tls', 'netatwork', 'naw'],
  ['T05', 'ionos-name', 'carius', 'ionos'],
  ['T06', 'ionos-name', 'netatwork', 'naw'],
  ['T07', 'naw-tls', 'carius', 'ionos'],
  ['T08', 'naw-tls', 'netatwork', 'naw'],
  ['T09', 'both-names', 'carius', 'ionos'],
  ['T10', 'both-names', 'netatwork', 'naw'],
  ['T11', 'wrong-name', 'carius', 'ionos'],
  ['T12', 'wrong-name', 'netatwork', null],
  ['T13', 'foreign-ip', 'foreign', null],
  ['T14', 'foreign-ip', 'foreign', null],
] as const

describe('the worked examples', () => {
  test.each(LANGUAGES)('the examples in %s are two valid documents', (language) => {
    const examples = examplesIn(language)
    expect(examples).toHaveLength(2)
    for (const example of examples) expect(documentSchema.parse(example)).toEqual(example)
  })

  test('the examples of both languages differ only in texts', () => {
    const bare = (document: ScenarioDocument) =>
      JSON.parse(JSON.stringify(document), (key, value) =>
        ['title', 'description', 'note', 'name'].includes(key) ? '' : value,
      )
    expect(examplesIn('de').map(bare)).toEqual(examplesIn('en').map(bare))
  })
})

describe('the MSXFAQ experiments', () => {
  test.each(SEED_ROWS)('%s: in "%s" the message of %s reaches %s', (_row, phaseId, senderId, connectorId) => {
    const phase = experiments.phases.find(({ id }) => id === phaseId)
    const sender = experiments.senders.find(({ id }) => id === senderId)
    if (phase === undefined || sender === undefined) throw new Error('no such phase or sender')
    const verdict = attribute(phase.tenant, phase.connectors, sender)
    expect(verdict.possible).toEqual([connectorId === null ? 'rejected' : 'accepted'])
    expect(verdict.attributedTo).toEqual(connectorId === null ? [] : [connectorId])
    expect(verdict.reply?.enhancedCode ?? null).toBe(connectorId === null ? '5.7.51' : null)
    expect(experiments.expectations).toContainEqual({
      phaseId,
      senderId,
      outcome: connectorId === null ? 'rejected' : 'accepted',
      connectorId,
    })
  })

  test('the expectations are the results that the page reports', () => {
    expect(experiments.phases).toHaveLength(7)
    expect(experiments.expectations).toHaveLength(13)
    expect(summarize(experiments).lost.from).toBeNull()
  })
})

describe('the switch of vendors', () => {
  const marks = (senderId: string) => {
    const sender = vendorSwitch.senders.find(({ id }) => id === senderId)
    if (sender === undefined) throw new Error('no such sender')
    return vendorSwitch.phases.map((_, index) => assess(vendorSwitch, index, sender).state)
  }

  test.each([
    ['internet-a', ['in', 'in', 'in', 'shut', 'shut']],
    ['release-a', ['in', 'in', 'in', 'lost', 'lost']],
    ['internet-b', ['shut', 'in', 'in', 'in', 'in']],
    ['bank-a', ['uncertain', 'uncertain', 'in', 'shut', 'shut']],
    ['bank-b', ['shut', 'uncertain', 'in', 'in', 'in']],
    ['stranger-tls', ['shut', 'shut', 'shut', 'shut', 'shut']],
    ['stranger-ipv6', ['shut', 'shut', 'shut', 'shut', 'shut']],
    ['other-customer-b', ['shut', 'shared', 'shared', 'shared', 'shared']],
    ['scanner', ['in', 'in', 'in', 'in', 'in']],
    ['newsletter', ['shut', 'shut', 'shut', 'shut', 'shut']],
  ])('%s reads %j', (senderId, expected) => {
    expect(marks(senderId)).toEqual(expected)
  })

  test('the switch is ok under every answer once MX has moved, and loses one sample when A is disabled', () => {
    const { phases, lost, sideEntrance, questions } = summarize(vendorSwitch)
    expect(phases.map(({ state }) => state)).toEqual(['if', 'if', 'ok', 'bad', 'bad'])
    expect(lost).toEqual({ senders: ['release-a'], from: 3 })
    expect(sideEntrance).toEqual({ state: 'shared', from: 1, senders: ['other-customer-b'] })
    expect(questions).toEqual(['Q1'])
  })

  test('no gate of the switch fails, and gates that depend on a question name it', {
    timeout: 60_000,
  }, () => {
    const gates = evaluateInvariants(vendorSwitch)
    const stateOf = (id: string) => gates.filter(({ invariantId }) => invariantId === id).map(({ state }) => state)
    const askedBy = (id: string) => [
      ...new Set(
        gates
          .filter(({ invariantId }) => invariantId === id)
          .flatMap(({ failures }) => failures.flatMap(({ given }) => given.map(({ question }) => question))),
      ),
    ]
    expect(stateOf('through-filter-a')).toEqual(['hangs', 'hangs', 'holds'])
    expect(stateOf('through-filter-b')).toEqual(['hangs', 'holds', 'holds', 'holds'])
    expect(stateOf('through-scanner')).toEqual(['holds', 'holds', 'holds', 'holds', 'holds'])
    expect(stateOf('nobody-else')).toEqual(['hangs', 'hangs', 'hangs', 'hangs', 'hangs'])
    expect(stateOf('no-gap')).toEqual(['holds', 'holds', 'holds'])
    expect(askedBy('through-filter-a')).toEqual(['Q1'])
    expect(askedBy('nobody-else')).toEqual(['Q6'])
  })
})
