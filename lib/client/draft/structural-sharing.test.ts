import { expect, test } from 'vitest'
import { threePhases } from '#lib/client/testing/three-phases'
import { shareEqualParts } from './structural-sharing'

test('equal connectors of neighbouring phases become one object, so that they are judged once', () => {
  const document = shareEqualParts(threePhases())
  expect(document.phases[1]?.connectors).toBe(document.phases[0]?.connectors)
  expect(document.phases[2]?.connectors[1]).toBe(document.phases[0]?.connectors[1])
  expect(document.phases[2]?.connectors[0]).not.toBe(document.phases[0]?.connectors[0])
})
