import { describe, expect, test } from 'vitest'
import { attribute } from '#lib/matcher'
import { documentSchema, type ScenarioDocument } from '#lib/scenario/document/document'
import { tableOf } from '#lib/scenario/testing/plans'
import { examplesIn } from '#lib/scenario/testing/texts'
import { assess } from '#lib/scenario/wants/assessment'
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
        ['title', 'description', 'note', 'name', 'reason'].includes(key) ? '' : value,
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
  })

  test('want what the page reports, each with its connector, and are as wanted under the answer that it showed', () => {
    expect(experiments).toMatchObject({ unordered: true, answers: { Q3: 'and' } })
    expect(experiments.phases).toHaveLength(7)
    const { table, summary } = tableOf(experiments)
    expect(table).toEqual({
      'service:ionos': 'holds holds holds holds holds holds either',
      'otherCustomers:ionos': 'either either either either either either either',
      'service:nospamproxy': 'holds holds holds holds holds holds either',
      'otherCustomers:nospamproxy': 'either either either either either either either',
      everybodyElse: 'holds holds holds holds holds holds holds',
    })
    expect(summary.green).toBe(true)
  })
})

describe('the switch of vendors', () => {
  const marks = (senderId: string) => {
    const sender = vendorSwitch.senders.find(({ id }) => id === senderId)
    if (sender === undefined) throw new Error('no such sender')
    return vendorSwitch.phases.map((_, index) => assess(vendorSwitch, index, sender).state)
  }

  test.each([
    ['internet-a', ['in', 'in', 'in', 'decide', 'decide']],
    ['release-a', ['in', 'in', 'in', 'decide', 'decide']],
    ['internet-b', ['shut', 'in', 'in', 'in', 'in']],
    ['bank-a', ['uncertain', 'in', 'in', 'decide', 'decide']],
    ['bank-b', ['shut', 'in', 'in', 'in', 'in']],
    ['stranger-tls', ['shut', 'shut', 'shut', 'shut', 'shut']],
    ['stranger-ipv6', ['shut', 'shut', 'shut', 'shut', 'shut']],
    ['other-customer-b', ['shut', 'shared', 'shared', 'shared', 'shared']],
    ['scanner', ['in', 'in', 'in', 'in', 'in']],
    ['newsletter', ['shut', 'shut', 'shut', 'shut', 'shut']],
  ])('%s reads %j', (senderId, expected) => {
    expect(marks(senderId)).toEqual(expected)
  })

  test('has one decision to take, one mistake to find, and a question that is as today', () => {
    const { summary } = tableOf(vendorSwitch)
    const faults = Object.values(summary.lists).flatMap((lines) =>
      lines.flatMap((line) => (line.kind === 'fault' ? [[line.who, line.state, line.phaseIds[0]]] : [])),
    )
    expect(faults).toEqual([
      ['otherCustomers:filter-b', 'shared', 'beside'],
      // Of the same customers, those with a certificate for the domain itself: Q11-apex.
      ['otherCustomers:filter-b', 'holdsIf', 'beside'],
      ['service:filter-a', 'decide', 'a-disabled'],
      ['service:filter-a', 'holdsIf', 'as-is'],
    ])
    expect(summary.lists.asToday).toHaveLength(1)
    expect(summary.green).toBe(false)
  })

  test('is as wanted once the connector of B demands the own name, the decision is taken, and the rows are as planned', () => {
    const mended: ScenarioDocument = {
      ...vendorSwitch,
      services: vendorSwitch.services.map((service) =>
        service.id === 'filter-a'
          ? { ...service, mayBeRefusedFrom: [{ domain: 'contoso.com', phaseId: 'a-disabled' }] }
          : service,
      ),
      phases: vendorSwitch.phases.map((phase) => ({
        ...phase,
        connectors: phase.connectors.map((connector) =>
          connector.id === 'filter-b'
            ? { ...connector, tlsSenderCertificateName: 'contoso.filter-b.example' }
            : connector,
        ),
      })),
    }
    expect(tableOf(mended).summary.green).toBe(true)
  })
})
