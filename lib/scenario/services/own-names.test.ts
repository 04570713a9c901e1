import { expect, test } from 'vitest'
import { isOwnName, sharedNames, sharesName } from './own-names'

const filter: Parameters<typeof sharesName>[0] = {
  shared: 'customers',
  certificateNames: ['contoso.filter.example', 'mx.filter.example'],
  ownCertificateNames: ['Contoso.filter.example'],
}

test.each([
  ['contoso.filter.example', true, false],
  ['*.contoso.filter.example', true, false],
  ['mx.filter.example', false, true],
  // A wildcard above the own name fits those of other customers too.
  ['*.filter.example', false, true],
  ['mx.other.example', false, false],
])('whether other customers present %s', (pattern, isOwn, isShared) => {
  expect(isOwnName(filter, pattern)).toBe(isOwn)
  expect(sharesName(filter, pattern)).toBe(isShared)
})

test('of a shared service the names remain that are not of this tenant alone', () => {
  expect(sharedNames(filter)).toEqual(['mx.filter.example'])
  expect(sharesName({ ...filter, shared: 'no' }, 'mx.filter.example')).toBe(false)
})
