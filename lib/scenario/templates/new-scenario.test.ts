import { describe, expect, test } from 'vitest'
import { documentSchema, type ScenarioDocument } from '#lib/scenario/document/document'
import { newConnector } from '#lib/scenario/document/new-connector'
import { isLockForAll } from '#lib/scenario/document/open-lock'
import { findFindings } from '#lib/scenario/findings/findings'
import { VENDORS } from '#lib/scenario/services/vendors'
import { tableOf } from '#lib/scenario/testing/plans'
import { sayIn } from '#lib/scenario/testing/texts'
import { assess } from '#lib/scenario/wants/assessment'
import { LANGUAGES, type Language } from '#lib/texts/language'
import type { MxChoice, NewScenarioAnswers } from './answers'
import { emptyScenario, newScenario } from './new-scenario'

const ANSWERS: NewScenarioAnswers = {
  title: 'Hornetsecurity → NoSpamProxy',
  tenant: { acceptedDomains: ['contoso.com', 'contoso.onmicrosoft.com'], rejectDirectSend: false },
  connectors: [],
  today: { vendor: 'hornetsecurity' },
  next: { vendor: 'nospamproxy-cloud' },
  moves: [{ domains: ['contoso.com'], on: null }],
  oldFilterDays: null,
  hybrid: null,
  direct: [],
}
const LOCK = newConnector({
  id: 'old',
  name: 'Old filter',
  requireTls: true,
  senderIPAddresses: ['192.0.2.0/24'],
  restrictDomainsToIPAddresses: true,
})
const HYBRID = newConnector({
  id: 'hybrid',
  name: 'Hybrid',
  connectorType: 'OnPremises',
  requireTls: true,
  tlsSenderCertificateName: 'mail.contoso.com',
})
const make = (changes: Partial<NewScenarioAnswers> = {}, language: Language = 'en') =>
  newScenario({ ...ANSWERS, ...changes }, sayIn(language))

const states = ({ phases }: ScenarioDocument) =>
  phases.map(({ id, mx, connectors }) => [
    id,
    mx[0]?.to.join(' '),
    connectors
      .map(
        (one) => `${one.id}${!one.enabled ? ' off' : one.id === 'hornetsecurity' && !isLockForAll(one) ? ' open' : ''}`,
      )
      .join(', '),
  ])

describe('a new scenario', () => {
  test('a new scenario has strangers from outside of the named networks', () => {
    const next = { vendor: null, name: 'B', networks: ['203.0.113.0/24', '2001:db8::/32'] } as const
    const strangers = make({ next }).senders.filter(({ serviceId }) => serviceId === null)
    expect(strangers.map(({ sourceIP }) => sourceIP)).toEqual(['198.51.100.200', '3fff::200'])
  })

  test('a new scenario answers the questions about deliverers that its form asked', () => {
    const { deliverers } = make({
      hybrid: { certificateName: null },
      direct: [
        { kind: 'device', name: 'Scanner' },
        { kind: 'tenant', name: 'Fabrikam' },
      ],
    })
    expect(deliverers.map(({ id, answer, serviceIds }) => [id, answer, serviceIds])).toEqual([
      ['hybrid', 'service', ['on-premises-servers']],
      ['devices', 'service', ['scanner']],
      ['tenants', 'service', ['fabrikam']],
    ])
  })

  test('a new scenario is valid for every combination of answers', () => {
    const choices: MxChoice[] = ['microsoft', 'onPremises', { vendor: 'hornetsecurity' }, { vendor: null, name: '' }]
    const directs: NewScenarioAnswers['direct'][] = [
      [],
      [
        { kind: 'device', name: 'Scanner' },
        { kind: 'application', name: 'Scanner' },
      ],
    ]
    let count = 0
    for (const today of choices)
      for (const next of [null, ...choices])
        for (const connectors of [[], [LOCK, HYBRID]])
          for (const hybrid of [null, { certificateName: null }])
            for (const direct of directs)
              for (const oldFilterDays of [null, 14]) {
                const answers = { today, next, connectors, hybrid, direct, oldFilterDays }
                const document = make(answers, count % 2 === 0 ? 'en' : 'de')
                expect(documentSchema.parse(document)).toEqual(document)
                expect(document.senders.length).toBeGreaterThanOrEqual(2)
                count++
              }
    expect(count).toBe(4 * 5 * 2 * 2 * 2 * 2)
  }, 60_000)

  test('the new lock is added beside the old one before MX moves', () => {
    expect(states(make())).toEqual([
      ['as-is', 'hornetsecurity', 'hornetsecurity'],
      ['beside', 'hornetsecurity', 'hornetsecurity, nospamproxy-cloud'],
      ['mx-moved', 'nospamproxy-cloud', 'hornetsecurity, nospamproxy-cloud'],
      ['disabled', 'nospamproxy-cloud', 'hornetsecurity off, nospamproxy-cloud'],
      ['removed', 'nospamproxy-cloud', 'nospamproxy-cloud'],
    ])
  })

  test('without a current filter the lock is enabled after MX has moved', () => {
    expect(states(make({ today: 'microsoft' }))).toEqual([
      ['as-is', 'microsoft', ''],
      ['mx-moved', 'nospamproxy-cloud', 'nospamproxy-cloud off'],
      ['locked', 'nospamproxy-cloud', 'nospamproxy-cloud'],
    ])
  })

  test('without a next filter the lock is opened before MX moves, and stays on', () => {
    expect(states(make({ next: 'microsoft' }))).toEqual([
      ['as-is', 'hornetsecurity', 'hornetsecurity'],
      ['unlocked', 'hornetsecurity', 'hornetsecurity open'],
      ['mx-moved', 'microsoft', 'hornetsecurity open'],
      ['disabled', 'microsoft', 'hornetsecurity off'],
      ['removed', 'microsoft', ''],
    ])
  })

  test('a scenario in which nobody comes next is the present state alone', () => {
    expect(states(make({ next: null }))).toEqual([['as-is', 'hornetsecurity', 'hornetsecurity']])
  })

  test('the connector of a direct deliverer locks only beside a lock', () => {
    const scanner = { today: 'microsoft', direct: [{ kind: 'device', name: 'Scanner' }] } as const
    expect(states(make(scanner))).toEqual([
      ['as-is', 'microsoft', ''],
      ['mx-moved', 'nospamproxy-cloud', 'nospamproxy-cloud off, scanner'],
      ['locked', 'nospamproxy-cloud', 'nospamproxy-cloud, scanner'],
    ])
  })

  test('networks of a vendor are split into sizes that Exchange Online accepts', () => {
    for (const { id } of VENDORS) {
      const { phases, services } = make({ today: { vendor: id } })
      const errors = findFindings({ acceptedDomains: [], rejectDirectSend: false }, phases[0]?.connectors ?? []).filter(
        ({ severity }) => severity === 'error',
      )
      expect(errors, id).toEqual([])
      expect(services[0]?.networks, id).toEqual(VENDORS.find((vendor) => vendor.id === id)?.networks)
    }
  })

  test('facts that were not answered stay unknown, and the description lists them', () => {
    const { description, senders, services } = make({
      next: { vendor: null, name: 'Contoso Filter' },
      direct: [{ kind: 'device', name: 'Scanner' }],
    })
    expect(services[1]).toMatchObject({
      id: 'contoso-filter',
      name: 'Contoso Filter',
      kind: 'filter',
      networks: [],
      certificateNames: [],
      tls: null,
      shared: null,
    })
    expect(senders.find(({ serviceId }) => serviceId === 'contoso-filter')).toMatchObject({
      sourceIP: null,
      tls: null,
      certificateNames: null,
    })
    expect(description).toBe(
      [
        'Hornetsecurity: networks and names as seen in 2026-11 (reported from practice). An example; check them with the vendor.',
        'Still to fill in: addresses of Contoso Filter, addresses of Scanner.',
      ].join('\n'),
    )
  })

  test('a switch between two known filters loses no mail until the old one is disabled', () => {
    const document = make()
    expect(tableOf(document).table).toEqual({
      'service:hornetsecurity': 'holds holds holds decide decide',
      'otherCustomers:hornetsecurity': 'shared(today) shared(today) shared(today) holds holds',
      'service:nospamproxy-cloud': 'either holds holds holds holds',
      'otherCustomers:nospamproxy-cloud': 'shared(today) shared shared shared shared',
      everybodyElse: 'holds holds holds holds holds',
    })
    const marks = (senderId: string) =>
      document.phases.map(
        (_, i) =>
          document.senders.filter(({ id }) => id === senderId).map((sender) => assess(document, i, sender).state)[0],
      )
    expect(marks('internet-through-hornetsecurity')).toEqual(['in', 'in', 'in', 'decide', 'decide'])
    // NoSpamProxy publishes no addresses, so that nobody can rule out that the list of the old filter holds them.
    expect(marks('internet-through-nospamproxy-cloud')).toEqual(['uncertain', 'in', 'in', 'in', 'in'])
    expect(marks('other-customers-of-nospamproxy-cloud')).toEqual(['uncertain', 'shared', 'shared', 'shared', 'shared'])
    expect(marks('stranger-tls')).toEqual(['shut', 'shut', 'shut', 'shut', 'shut'])
  })

  test('the title of a new scenario is cut to its limit, and never empty', () => {
    expect(make({ title: ' ' }).title).toBe('New scenario')
    expect(make({ title: 'x'.repeat(300), direct: [{ kind: 'device', name: 'y'.repeat(300) }] }).title).toHaveLength(
      200,
    )
  })
})

describe('own servers with a hybrid, which get a lock', () => {
  const hybrid = (certificateName: string | null) =>
    make({
      tenant: { acceptedDomains: ['firma.de'], rejectDirectSend: false },
      today: 'onPremises',
      next: 'onPremises',
      hybrid: { certificateName },
    })

  test('MX points to the servers, and the lock is added beside the hybrid connector', () => {
    expect(states(hybrid('*.firma.de'))).toEqual([
      ['as-is', 'on-premises-servers', 'hybrid'],
      ['locked', 'on-premises-servers', 'on-premises-servers, hybrid'],
    ])
  })

  test.each(['*.firma.de', 'mail.firma.de'])(
    'only mail that the servers relay is accepted, with the certificate name %s (T81, T82)',
    (name) => {
      const document = hybrid(name)
      const marks = document.senders.map((sender) => assess(document, 1, sender).state)
      expect(document.senders.map(({ name: sample }) => sample)).toEqual([
        'Internet through On-premises servers',
        'On-premises servers',
        'Stranger with TLS',
        'Stranger over IPv6',
      ])
      expect(marks).toEqual(['in', 'in', 'shut', 'shut'])
    },
  )

  test('the description says so if the certificate name is missing', () => {
    expect(hybrid(null).description).toBe(
      'Still to fill in: certificate name of On-premises servers, certificate name of Hybrid.',
    )
  })
})

test.each(LANGUAGES)('an empty scenario in %s is one phase', (language) => {
  const document = emptyScenario('Plan', sayIn(language))
  expect(documentSchema.parse(document)).toEqual(document)
  expect(document.phases).toHaveLength(1)
})

test.each<[object, object, string]>([
  [
    { networks: ['192.0.2.0/24'] },
    { restrictDomainsToIPAddresses: true, senderIPAddresses: ['192.0.2.0/24'] },
    // nobody has said whether it speaks TLS
    'uncertain',
  ],
  [
    { certificateNames: ['*.filter.example'] },
    { restrictDomainsToCertificate: true, tlsSenderCertificateName: '*.filter.example' },
    'in',
  ],
])('a filter outside of the catalogue is locked by its known facts: %j', (described, restriction, mark) => {
  const current = { vendor: null, name: 'Own filter', ...described }
  const document = make({ today: current, next: null })
  expect(documentSchema.parse(document)).toEqual(document)
  expect(document.phases[0]?.connectors).toMatchObject([restriction])
  expect(document.services[0]).toMatchObject({ name: 'Own filter', ...described })
  expect(document.senders.map((sender) => assess(document, 0, sender).state)).toEqual([mark, 'shut', 'shut'])
})

test('whoever delivers directly and has no name gets one in the language of the scenario', () => {
  const direct = [
    { kind: 'device', name: '' },
    { kind: 'signature', name: ' ' },
  ] as const
  const namesIn = (language: Language) => make({ direct }, language).services.map(({ name }) => name)
  expect(namesIn('en')).toEqual(expect.arrayContaining(['Scanner', 'Signature service']))
  expect(namesIn('de')).toEqual(expect.arrayContaining(['Scanner', 'Signaturdienst']))
})
