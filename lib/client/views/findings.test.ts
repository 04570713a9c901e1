import { expect, test } from 'vitest'
import type { Finding } from '#lib/scenario/findings/finding'
import { alikeFindings } from './findings'

const finding = (code: Finding['code'], value: string, fix?: Finding['fix']): Finding => ({
  code,
  severity: 'warning',
  connectorId: 'c1',
  path: 'connectors[0].senderIPAddresses[0]',
  value,
  sources: [],
  parameters: {},
  ...(fix === undefined ? {} : { fix }),
})

test('findings of one kind in one field are one, but for those that a click mends', () => {
  const fix = { property: 'senderIPAddresses', value: [] }
  const all = [
    finding('RESERVED_ADDRESS', '10.0.0.1'),
    finding('NETWORK_TOO_WIDE', '198.51.0.0/16', fix),
    finding('RESERVED_ADDRESS', '10.0.0.2'),
    finding('NETWORK_TOO_WIDE', '203.0.0.0/16', fix),
  ]
  expect(alikeFindings(all).map((group) => group.map(({ value }) => value))).toEqual([
    ['10.0.0.1', '10.0.0.2'],
    ['198.51.0.0/16'],
    ['203.0.0.0/16'],
  ])
})
