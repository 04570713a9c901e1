import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DELIVERER_IDS } from '#lib/scenario/document/deliverer-ids'
import { documentSchema, type ScenarioDocument } from '#lib/scenario/document/document'
import { SERVICE_KINDS } from '#lib/scenario/document/service'
import { connectorsArbitrary, hostileProperty, hostileText } from '#lib/scenario/testing/connectors'
import { examplesIn } from '#lib/scenario/testing/texts'
import { fillIn } from '#lib/texts/format'
import texts from '#texts/en/scenario-file-problems'
import { exportScenario, importScenario } from './scenario-file'

const SMALL = documentSchema.parse({
  schemaVersion: 2,
  title: 'T',
  phases: [{ id: 'p', name: 'As is', tenant: { acceptedDomains: ['contoso.com'] } }],
})
const file = (changes: Record<string, unknown>, document: unknown = SMALL) =>
  JSON.stringify({ product: 'connector-planner', file: 'scenario', fileVersion: 1, document, ...changes })

const id = hostileText.map((text) => text.replace(/[\r\n]/g, '_').slice(0, 60))
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 4 }).map((list) => list.map((one, i) => `${i}${one}`))
const title = hostileText.map((text) => text.slice(0, 200))
const network = fc.constantFrom('20.40.60.80', '20.40.60.0/24', '2001:db8::/32')

/** Scenarios with hostile names and valid references. */
const scenario: fc.Arbitrary<ScenarioDocument> = fc
  .tuple(ids, ids, ids, title, hostileText, connectorsArbitrary(hostileProperty), fc.array(network), fc.nat(9))
  .map(([services, phases, senders, name, note, connectors, networks, kind]) =>
    documentSchema.parse({
      schemaVersion: 2,
      title: `x${name}`.slice(0, 200),
      description: note,
      services: services.map((service, i) => ({
        id: service,
        name,
        kind: SERVICE_KINDS[(i + kind) % SERVICE_KINDS.length],
        networks,
        certificateNames: ['*.fabrikam.com'],
        shared: ['customers', 'no', null][i % 3],
      })),
      phases: phases.map((phase) => ({
        id: phase,
        name,
        note,
        tenant: { acceptedDomains: ['contoso.com', 'bücher.example'], rejectDirectSend: kind % 2 === 0 },
        mx: [{ domain: 'contoso.com', to: [services[0]] }],
        connectors,
      })),
      senders: senders.map((sender, i) => ({
        id: sender,
        name,
        serviceId: services[i] ?? null,
        sourceIP: '2001:db8::7',
        mailFrom: '',
        recipient: 'ü@contoso.com',
      })),
      wants: [{ id: 'w', who: `sample:${senders[0]}`, phaseIds: [phases[0]], want: 'refused', reason: note, by: name }],
      answers: { Q2: 'rescues' },
      deliverers: [{ id: DELIVERER_IDS[kind], answer: 'service', serviceIds: services, note }],
      spfAnswers: [
        {
          domain: 'spf.fabrikam.com',
          askedAt: '2026-11-24T10:00:00.000Z',
          networks: ['20.40.60.0/24'],
          cannotGoIn: [{ reason: 'MACRO', value: note }],
          records: [{ domain: 'spf.fabrikam.com', record: note }],
          isComplete: false,
        },
      ],
    }),
  )

describe('a scenario file', () => {
  test('an exported scenario is imported unchanged, whatever its names', () => {
    fc.assert(
      fc.property(scenario, (document) => {
        const imported = importScenario(exportScenario(document))
        expect(imported.problems).toEqual([])
        expect(imported.document).toEqual(document)
        expect(JSON.stringify(imported.document)).toBe(JSON.stringify(document))
      }),
    )
  }, 60_000)

  test('every worked example can be exported and imported', () => {
    for (const document of examplesIn('de'))
      expect(importScenario(exportScenario(document))).toEqual({ document, problems: [], removed: [] })
  })

  test('a file may begin with a byte order mark and leave out properties with a default', () => {
    const { deliverers: _, ...older } = SMALL
    expect(importScenario(`\uFEFF${file({}, older)}`)).toEqual({ document: SMALL, problems: [], removed: [] })
  })

  test('a file loses its invisible characters where texts are compared, and says so', () => {
    const senders = [{ id: 's', name: 'Sample\u200b', sourceIP: '192.0.2.\u200b1' }]
    const { document, removed } = importScenario(file({}, { ...SMALL, senders }))
    expect(document?.senders).toMatchObject([{ name: 'Sample\u200b', sourceIP: '192.0.2.1' }])
    expect(removed).toEqual([{ path: 'senders[0].sourceIP', value: '192.0.2.1', characters: 'U+200B' }])
  })

  test.each<readonly [string, string, string, string]>([
    ['nothing', ' \n', 'EMPTY_FILE', ''],
    ['half of it', exportScenario(SMALL).slice(0, 90), 'FILE_NOT_JSON', ''],
    ['words', 'Dear colleague', 'FILE_NOT_JSON', ''],
    ['a list of anything', '[{"Name":"Filter"}]', 'NO_SCENARIO_FILE', ''],
    ['an export of connectors', '[{"Name":"Filter","SenderDomains":["smtp:*;1"]}]', 'CONNECTORS_FILE', ''],
    ['one of Windows PowerShell', '{"value":[{"SenderDomains":[]}],"Count":1}', 'CONNECTORS_FILE', ''],
    ['a file of another product', file({ product: 'other' }), 'NO_SCENARIO_FILE', ''],
    ['a file of the collector', file({ file: 'collector' }), 'COLLECTOR_FILE', ''],
    ['a document without its envelope', JSON.stringify(SMALL), 'NO_SCENARIO_FILE', ''],
    ['an envelope without a document', file({ document: null }), 'NO_SCENARIO_FILE', ''],
    ['a newer envelope', file({ fileVersion: 2 }), 'NEWER_FILE', ''],
    ['a newer document', file({}, { ...SMALL, schemaVersion: 3 }), 'NEWER_FILE', ''],
    ['a version that there never was', file({}, { ...SMALL, schemaVersion: 0 }), 'UNKNOWN_VERSION', ''],
    ['no version', file({}, { title: 'T' }), 'UNKNOWN_VERSION', ''],
    ['deep JSON', file({}, SMALL).replace('"T"', '['.repeat(100_000)), 'FILE_TOO_DEEP', ''],
    ['too much', ' '.repeat(8 * 1024 * 1024).concat('{}'), 'FILE_TOO_LARGE', ''],
    ['too many phases', file({}, { ...SMALL, phases: Array(61).fill(SMALL.phases[0]) }), 'BEYOND_LIMIT', 'phases'],
    ['a wrong value', file({}, { ...SMALL, title: 17 }), 'WRONG_VALUE', 'title'],
    ['an unknown property', file({}, { ...SMALL, colour: 'red' }), 'WRONG_VALUE', 'colour'],
    [
      'a sender of no service',
      file({}, { ...SMALL, senders: [{ id: 's', serviceId: 'x' }] }),
      'WRONG_VALUE',
      'senders[0].serviceId',
    ],
    ['no title', file({}, { ...SMALL, title: '' }), 'WRONG_VALUE', 'title'],
  ])('%s is refused with a reason', (_name, text, code, path) => {
    const { document, problems } = importScenario(text)
    expect(document).toBeNull()
    expect(problems).toMatchObject([{ code, path }])
    for (const { code: own, parameters } of problems)
      expect(fillIn(texts[own], { ...parameters, detail: '' })).not.toMatch(/\{\w+\}/)
  })

  test('a file that was cut anywhere is refused', () => {
    const text = exportScenario(examplesIn('en')[0])
    for (let at = 0; at < text.length - 2; at += 997) expect(importScenario(text.slice(0, at)).document).toBeNull()
  })

  test('any JSON text gives a scenario or problems', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, other) => {
        importScenario(JSON.stringify(value))
        expect(importScenario(file({}, value)).document).toBeNull()
        expect(importScenario(file({}, { ...SMALL, phases: [value, other] })).document).toBeNull()
      }),
    )
  })

  test('leaves no fault in a document without words of its own', () => {
    const broken = {
      ...SMALL,
      title: 7,
      senders: [{ id: 's', name: 'x'.repeat(300), sourceIP: '1.2.3', tls: false, certificateNames: ['a.example'] }],
      services: [{ id: 'microsoft', name: '', kind: 'post', networks: ['::1/200', '1.2.3.4/40'] }],
      phases: [{ ...SMALL.phases[0], mx: [{ domain: 'contoso.com', to: ['nobody'] }], conectors: [] }],
    }
    const codes = importScenario(file({}, broken)).problems.map(({ wanted }) => wanted?.code)
    expect(new Set(codes)).toEqual(
      new Set([
        'TEXT',
        'SHORTER',
        'ADDRESS',
        'ONE_OF',
        'IPV4_NETWORK',
        'IPV6_NETWORK',
        'KNOWN_PROPERTY',
        'NAMES_NEED_TLS',
      ]),
    )
  })
})
