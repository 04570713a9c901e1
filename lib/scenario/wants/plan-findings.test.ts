import { describe, expect, it } from 'vitest'
import { addressLock, certificateLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { findInPlan, PLAN_FINDING_CODE_NAMES, type PlanFindingCode } from './plan-findings'

const OLD = '192.0.2.0/24'
const NEW = '198.51.100.0/24'
const SITE = '203.0.113.0/28'
const lockOld = addressLock('lock-old', OLD)
const lockNew = addressLock('lock-new', NEW)

type Input = Parameters<typeof plan>[0]
const base: Input = {
  services: [filter('old', OLD)],
  phases: [phase('p1', mx('old'), [lockOld]), phase('p2', mx('old'), [lockOld])],
}
const want = (id: string, who: string, rest: object): object => ({
  id,
  who,
  phaseIds: ['p1'],
  want: 'accepted',
  ...rest,
})
const sample = (rest: object): object => ({ id: 's', name: 'S', serviceId: 'old', sourceIP: '192.0.2.9', ...rest })
const codesOf = (document: Input): string[] => findInPlan(plan(document)).map(({ code }) => code)

/** A filter with these certificates, by whose name a lock admits in two phases, and the days of the phases. */
const certified = (certificates: readonly object[], days: readonly string[]): Input => ({
  services: [{ ...filter('new', NEW), certificateNames: ['mx.new.example'], certificates }],
  phases: ['p1', 'p2'].map((id, index) =>
    phase(id, mx('new'), [certificateLock('lock', '*.new.example')], { plannedOn: days[index] ?? null }),
  ),
})
const DAYS = ['2026-12-01', '2027-01-12']
const certificate = (notAfter: string, rest: object = {}) => ({
  names: ['mx.new.example'],
  notAfter: `${notAfter}T12:00:00Z`,
  clientAuth: true,
  ...rest,
})

/** For each code a plan that raises it, and who or what it is about. */
const CASES: readonly (readonly [PlanFindingCode, Input, object])[] = [
  [
    'CERTIFICATE_NOT_CHECKED',
    certified([], DAYS),
    { who: 'service:new', phaseIds: ['p1', 'p2'], sources: ['EKU-LE', 'EKU-NET', 'EKU-NSP'] },
  ],
  ['CERTIFICATE_NOT_CHECKED', certified([certificate('2028-01-01', { clientAuth: null })], DAYS), {}],
  [
    'CERTIFICATE_EXPIRES',
    certified([certificate('2026-12-20')], DAYS),
    { who: 'service:new', phaseIds: ['p1', 'p2'], parameters: { notAfter: '2026-12-20' } },
  ],
  ['CERTIFICATE_EXPIRES', certified([certificate('2027-01-20')], DAYS), { phaseIds: ['p2'] }],
  // It may expire before the next phase begins on that day.
  ['CERTIFICATE_EXPIRES', certified([certificate(DAYS[1] ?? '')], DAYS), { phaseIds: ['p1', 'p2'] }],
  [
    'CERTIFICATE_WITHOUT_CLIENT_AUTH',
    certified([certificate('2026-12-20'), certificate('2027-12-20', { clientAuth: false })], DAYS),
    { who: 'service:new', parameters: { notAfter: '2027-12-20' } },
  ],
  [
    'EXCEPTIONS_CONTRADICT',
    { ...base, wants: [want('a', 'everybodyElse', {}), want('b', 'everybodyElse', { want: 'refused' })] },
    { who: 'everybodyElse', phaseIds: ['p1'], severity: 'error' },
  ],
  [
    'EXCEPTIONS_CONTRADICT',
    {
      ...base,
      senders: [sample({})],
      wants: [want('a', 'sample:s', { connectorId: 'x' }), want('b', 'sample:s', { connectorId: 'y' })],
    },
    { who: 'service:old', sampleId: 's' },
  ],
  ['EXCEPTION_IGNORED', { ...base, wants: [want('a', 'service:old', { want: 'either' })] }, { who: 'service:old' }],
  [
    'EXCEPTION_IGNORED',
    {
      ...base,
      phases: [phase('p1', mx('microsoft'), [])],
      wants: [want('a', 'everybodyElse', { want: 'refused' })],
    },
    { who: 'everybodyElse', phaseIds: ['p1'] },
  ],
  [
    'SAMPLE_EXCEPTION_CONTRADICTS',
    {
      ...base,
      senders: [sample({})],
      wants: [want('a', 'service:old', {}), want('b', 'sample:s', { want: 'refused' })],
    },
    { who: 'service:old', sampleId: 's' },
  ],
  [
    'CLOSED_WHILE_EVERYBODY_DELIVERS',
    { ...base, sideEntranceClosedFrom: 'p2', phases: [phase('p1', mx('microsoft'), []), phase('p2', mx('old'), [])] },
    { phaseIds: ['p2'] },
  ],
  [
    'PLAIN_TEXT_WHILE_EVERYBODY_DELIVERS',
    { ...base, switches: { plainTextRefusedFrom: 'p1' }, phases: [phase('p1', mx('microsoft'), [])] },
    { phaseIds: ['p1'] },
  ],
  [
    'PLAIN_TEXT_SERVICE',
    {
      ...base,
      services: [filter('old', OLD), { id: 'scan', name: 'Scan', kind: 'device', networks: [SITE], tls: false }],
      switches: { plainTextRefusedFrom: 'p2' },
    },
    { who: 'service:scan', phaseIds: ['p2'] },
  ],
  [
    'CONNECTOR_SERVES_NOBODY',
    { ...base, phases: [phase('p1', mx('old'), [lockOld, lockNew])] },
    { connectorId: 'lock-new', phaseIds: ['p1'], parameters: { connector: 'lock-new' } },
  ],
  [
    'FILTER_WITHOUT_HANDOVER',
    { ...base, services: [filter('old', OLD), filter('idle', NEW)] },
    { who: 'service:idle', phaseIds: [] },
  ],
  [
    'OWN_NAME_NOT_OF_SERVICE',
    {
      ...base,
      services: [
        filter('old', OLD, {
          certificateNames: ['mx.filter.example', 'Contoso.filter.example'],
          ownCertificateNames: ['contoso.filter.example', 'fabrikam.filter.example'],
        }),
      ],
    },
    { who: 'service:old', phaseIds: [], parameters: { name: 'fabrikam.filter.example' } },
  ],
  ['SAMPLE_ADDRESS_NOT_OF_SERVICE', { ...base, senders: [sample({ sourceIP: '8.8.8.8' })] }, { sampleId: 's' }],
  [
    'SAMPLE_NAME_NOT_OF_SERVICE',
    {
      ...base,
      services: [filter('old', OLD, { certificateNames: ['mail.filter.example'] })],
      senders: [sample({ tls: true, certificateNames: ['mail.other.example'] })],
    },
    { sampleId: 's' },
  ],
]

describe('a finding on a plan', () => {
  it.each(CASES)('%s is found', (code, document, about) => {
    expect(findInPlan(plan(document)).filter((one) => one.code === code)).toMatchObject([about])
  })

  it('has a case for every code', () => {
    expect(new Set(CASES.map(([code]) => code))).toEqual(new Set(PLAN_FINDING_CODE_NAMES))
  })
})

describe('no finding on a plan', () => {
  const CLEAN: readonly (readonly [string, Input])[] = [
    ['is raised by a plan in order', { ...base, senders: [sample({})] }],
    [
      'speaks of an exception that asks for a connector during a handover',
      { ...base, wants: [want('a', 'service:old', { connectorId: 'lock-old' })] },
    ],
    [
      'speaks of exceptions in different phases',
      {
        ...base,
        wants: [want('a', 'everybodyElse', {}), want('b', 'everybodyElse', { want: 'refused', phaseIds: ['p2'] })],
      },
    ],
    ['speaks of connectors where no service is known', { ...base, services: [], phases: [phase('p1', [], [lockNew])] }],
    [
      'speaks of connectors while everybody is wanted',
      {
        ...base,
        services: [{ id: 'scan', name: 'Scan', kind: 'device', networks: [SITE], tls: true }],
        phases: [phase('p1', mx('microsoft'), [lockNew])],
      },
    ],
    [
      'speaks of connectors where a wanted service has neither networks nor names',
      { ...base, services: [filter('old', OLD, { networks: [] })], phases: [phase('p1', mx('old'), [lockNew])] },
    ],
    [
      'speaks of a connector that is off',
      { ...base, phases: [phase('p1', mx('old'), [lockOld, { ...lockNew, enabled: false }])] },
    ],
    [
      'speaks of a filter behind which another hands over',
      {
        services: [filter('old', OLD), { id: 'site', name: 'site', kind: 'onPremises', networks: [SITE], tls: true }],
        phases: [phase('p1', mx('old', ['site']), [addressLock('s', SITE)])],
      },
    ],
    [
      'speaks of samples of other customers',
      { ...base, senders: [sample({ sourceIP: '8.8.8.8', otherCustomer: true })] },
    ],
  ]
  it.each(CLEAN)('%s', (_, document) => {
    expect(codesOf(document)).toEqual([])
  })
})
