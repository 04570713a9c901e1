import { expect, it } from 'vitest'
import { flattenSpf } from './flatten-spf'
import { splitNetworks } from './split-networks'
import { resolverOf } from './testing/zones'

it('networks wider than /24 are listed with their count of entries', async () => {
  const zones = {
    'contoso.com': { TXT: ['v=spf1 -ip4:20.60.0.0/23 ip4:20.60.0.0/23 include:vendor.example ip4:20.40.60.0/24 -all'] },
    'vendor.example': {
      TXT: ['v=spf1 ip4:148.163.128.0/19 +ip4:185.183.28.0/22 ip4:148.163.128.0/19 ip4:10.0.0.0/8 ~all'],
    },
  }
  const found = await flattenSpf({ domain: 'contoso.com' }, resolverOf(zones), '2026-11-24T10:00:00.000Z')
  expect(splitNetworks(found)).toEqual([
    { network: '148.163.128.0/19', entries: 32 },
    { network: '185.183.28.0/22', entries: 4 },
  ])
  expect(found.networks).toHaveLength(37)
})
