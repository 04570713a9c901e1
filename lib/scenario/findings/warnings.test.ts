import { expect, it } from 'vitest'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { findWarnings } from './warnings'

const OLD = addressLock('old', '8.8.8.0/24', { efSkipLastIP: true })
const NEW = addressLock('new', '9.9.9.0/24')
const warningsOf = (sets: readonly object[][]) =>
  findWarnings(
    plan({
      services: [filter('a', '8.8.8.0/24')],
      phases: sets.map((set, at) => phase(`p${at}`, mx('a'), set as never)),
    }).phases,
  )

it('a new connector for * without Enhanced Filtering is one warning, whatever the number of its phases', () => {
  expect(warningsOf([[OLD], [OLD, NEW], [OLD, NEW]])).toMatchObject([
    { code: 'ENHANCED_FILTERING_NOT_ON_ALL', connectorId: 'new', severity: 'warning', phaseIndexes: [1, 2] },
  ])
})

it('what only informs is not counted, and errors come first', () => {
  expect(warningsOf([[OLD]])).toEqual([])
  const severities = warningsOf([[{ ...OLD, senderIPAddresses: ['10.0.0.0/24'] }], []]).map(({ severity }) => severity)
  expect(severities).toEqual([...severities].sort())
})
