import { byAddress, byName, type Case, FILTER_ADDRESS, TENANT } from './case'

/** Findings on locks and on the side entrance. */
export const LOCK_CASES: readonly Case[] = [
  ['T17 no connector', 'NO_CONNECTORS', [], '', 0],
  ['a lock for one domain only', 'NO_LOCK', byAddress({ senderDomains: ['fabrikam.com'] }), '', 1],
  ['T22 a disabled lock', 'LOCK_DISABLED', byAddress({ enabled: false }), '[0].enabled', false],
  [
    'T61 OnPremises alone',
    'ON_PREMISES_DOES_NOT_LOCK',
    { connectorType: 'OnPremises', tlsSenderCertificateName: '*.contoso.com' },
    '[0].connectorType',
    'OnPremises',
  ],
  ['a * connector that asks for nothing', 'WILDCARD_NOT_LOCKED', { requireTls: false }, '[0].senderDomains', ['*']],
  ['T15 TLS alone', 'TLS_IS_NO_LOCK', {}, '[0].senderDomains', ['*']],
  [
    'T54 a list without restriction',
    'IDENTIFY_ONLY',
    { senderIPAddresses: [FILTER_ADDRESS] },
    '[0].restrictDomainsToIPAddresses',
    false,
  ],
  ['T51 TLS alone beside a lock', 'POSSIBLE_HOLE', [byAddress(), {}], '[1].senderDomains', ['*']],
  ['nothing at all beside a lock', 'POSSIBLE_HOLE', [byAddress(), { requireTls: false }], '[1].senderDomains', ['*']],
  [
    'T28 an exception by domain',
    'EXCEPTION_WITHOUT_EFFECT',
    [byAddress(), { senderDomains: ['fabrikam.com'], requireTls: false }],
    '[1].senderDomains',
    ['fabrikam.com'],
  ],
  [
    'T30 a bank behind the filter',
    'PARTNER_BEHIND_FILTER',
    [byAddress(), byAddress({ senderDomains: ['woodgrovebank.com'], senderIPAddresses: ['20.1.1.1'] })],
    '[1].senderDomains',
    ['woodgrovebank.com'],
  ],
  [
    'T72 the domain of the vendor',
    'VENDOR_DOMAIN_INSTEAD_OF_ALL',
    byName('*.mailroute.net', { senderDomains: ['*.mailroute.net'] }),
    '[0].senderDomains[0]',
    '*.mailroute.net',
  ],
  [
    'T55 onmicrosoft.com left out',
    'SIDE_ENTRANCE_OPEN',
    byAddress({ associatedAcceptedDomains: ['contoso.com'] }),
    '[0].associatedAcceptedDomains',
    ['contoso.com'],
  ],
  [
    'all recipients named',
    'RECIPIENTS_LIMITED',
    byAddress({ associatedAcceptedDomains: [...TENANT.acceptedDomains] }),
    '[0].associatedAcceptedDomains',
    ['contoso.com', 'contoso.onmicrosoft.com'],
  ],
  [
    'Enhanced Filtering on one of two connectors for *',
    'ENHANCED_FILTERING_NOT_ON_ALL',
    [byAddress({ id: 'old', name: 'Old', efSkipLastIP: true }), byAddress({ id: 'new', name: 'New' })],
    '[1].efSkipLastIP',
    false,
  ],
]
