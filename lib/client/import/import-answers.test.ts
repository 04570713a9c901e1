import { describe, expect, test } from 'vitest'
import { refusalsOf, withFixes } from '#lib/client/workers/import-refusals'
import { importConnectors } from '#lib/exchange/connectors/import-connectors'
import type { ImportProblem } from '#lib/exchange/read/problems'
import { controlOf, isSettled, mayBeNone, openQuestions, problemKey, readAnswer, withAnswers } from './import-answers'

const WHOLE = {
  Name: 'Filter',
  Enabled: true,
  ConnectorType: 'Partner',
  SenderDomains: ['smtp:*;1'],
  SenderIPAddresses: ['192.0.2.0/24'],
  AssociatedAcceptedDomains: [],
  RequireTls: true,
  RestrictDomainsToIPAddresses: true,
  RestrictDomainsToCertificate: false,
  TlsSenderCertificateName: null,
}
const read = (...changes: object[]) =>
  importConnectors(JSON.stringify(changes.map((change, i) => ({ ...WHOLE, Name: `Filter ${i + 1}`, ...change }))))

/** The only connector, with an answer to its only problem. */
function answer(change: object, text: string) {
  const { connectors, problems } = read(change)
  const [connector] = connectors
  const [problem] = problems
  if (connector === undefined || problem === undefined || problems.length > 1) throw new Error('not one problem')
  const answers = { [problemKey(problem)]: text }
  return { connector: withAnswers(connector, problems, answers), isSettled: isSettled(problem, answers) }
}

test('a missing RequireTls stays open until it is answered, for each connector by itself', () => {
  const { connectors, problems } = read({ RequireTls: undefined }, { RequireTls: undefined })
  const [first, second] = openQuestions(problems, {})
  if (first === undefined || second === undefined) throw new Error('no questions')
  const answers = { [problemKey(second)]: 'true' }
  expect(openQuestions(problems, answers)).toEqual([first])
  expect(connectors.map((connector) => ownAnswer(connector.id, problems, answers))).toEqual([false, true])

  function ownAnswer(id: string, all: readonly ImportProblem[], given: Record<string, string>) {
    const connector = connectors.find((one) => one.id === id)
    const own = all.filter(({ connectorId }) => connectorId === id)
    return connector && withAnswers(connector, own, given).requireTls
  }
})

test.each(['SenderDomains', 'SenderIPAddresses', 'AssociatedAcceptedDomains', 'TlsSenderCertificateName'])(
  'a missing %s stays open until somebody types it or says that there is none',
  (property) => {
    const { connectors, problems } = read({ [property]: undefined })
    const [question] = openQuestions(problems, {})
    const [connector] = connectors
    if (question === undefined || connector === undefined) throw new Error('There is no question.')
    expect(question.field).toBe(property)
    const none = { [problemKey(question)]: null }
    expect(openQuestions(problems, none)).toEqual([])
    expect(withAnswers(connector, problems, none)).toEqual(connector)
    expect(openQuestions(problems, { [problemKey(question)]: '' })).toEqual([question])
  },
)

test('only what the text does not hold can be said to be none', () => {
  const { problems } = read({ SenderIPAddresses: ['x'] })
  const [problem] = problems
  if (problem === undefined) throw new Error('There is no problem.')
  expect(mayBeNone(problem)).toBe(false)
  expect(isSettled(problem, { [problemKey(problem)]: null })).toBe(false)
})

describe('a corrected value', () => {
  test.each([
    [{ RequireTls: 'maybe' }, 'false', { requireTls: false }],
    [{ ConnectorType: 'Partnr' }, 'OnPremises', { connectorType: 'OnPremises' }],
    [{ Name: '' }, ' Filter ', { name: 'Filter' }],
    [
      { SenderIPAddresses: ['192.0.2.0/24', '198.51.300.0/24'] },
      '198.51.100.0/24, 203.0.113.7',
      { senderIPAddresses: ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.7'] },
    ],
    [{ SenderDomains: ['a b.com'] }, 'ab.com', { senderDomains: ['ab.com'] }],
    [{ SenderDomains: undefined }, '*', { senderDomains: ['*'] }],
    [{ TlsSenderCertificateName: undefined }, '*.filter.example', { tlsSenderCertificateName: '*.filter.example' }],
    [
      { SenderIPAddresses: ['192.0.2.0/24', '198.51.100.0/24…'] },
      '192.0.2.0/24\n198.51.100.0/24',
      { senderIPAddresses: ['192.0.2.0/24', '198.51.100.0/24'] },
    ],
  ])('the correction of %j goes into the connector', (change, text, expected) => {
    expect(answer(change, text)).toMatchObject({ connector: expected, isSettled: true })
  })

  test('an invalid correction leaves the value out', () => {
    const { connector, isSettled: settled } = answer({ SenderIPAddresses: ['198.51.300.0/24'] }, '198.51.301.0/24')
    expect({ settled, networks: connector.senderIPAddresses }).toEqual({ settled: false, networks: [] })
  })

  test('the first invalid entry is named', () => {
    const [problem] = read({ SenderIPAddresses: ['x'] }).problems
    const control = problem && controlOf(problem)
    if (control == null) throw new Error('no control')
    expect(readAnswer(control, '192.0.2.1, 192.0.2')).toEqual({ values: ['192.0.2.1'], wrong: '192.0.2' })
  })
})

describe('what Exchange Online would refuse', () => {
  const [wide] = read({ SenderIPAddresses: ['10.1.0.0/22', '192.0.2.1-192.0.2.2'] }).connectors
  if (wide === undefined) throw new Error('no connector')

  test('a refused network is named, and its legal form has the same addresses', () => {
    const codes = refusalsOf(wide).map(({ code }) => code)
    expect(codes).toEqual(['NETWORK_TOO_WIDE', 'RANGE_NOT_SUPPORTED'])
    const fixed = withFixes(wide, codes)
    expect(refusalsOf(fixed)).toEqual([])
    expect(fixed.senderIPAddresses).toEqual([
      '10.1.0.0/24',
      '10.1.1.0/24',
      '10.1.2.0/24',
      '10.1.3.0/24',
      '192.0.2.1',
      '192.0.2.2',
    ])
  })

  test('one correction leaves the other refusal', () => {
    expect(withFixes(wide, ['RANGE_NOT_SUPPORTED']).senderIPAddresses).toEqual([
      '10.1.0.0/22',
      '192.0.2.1',
      '192.0.2.2',
    ])
  })

  test('a legal connector has no refusal', () => {
    expect(read({}).connectors.flatMap(refusalsOf)).toEqual([])
  })
})
