import { byAddress, byName, type Case } from './case'

/** Findings on names of connectors, domains and certificates. */
export const NAME_CASES: readonly Case[] = [
  ['no name', 'NAME_MISSING', { name: ' ' }, '[0].name', ' '],
  ['a name in another case', 'DUPLICATE_NAME', [{ name: 'NaW' }, { name: 'NAW' }], '[1].name', 'NAW'],
  ['no sender domains', 'SENDER_DOMAINS_EMPTY', { senderDomains: [] }, '[0].senderDomains', []],
  [
    'a wildcard inside a domain',
    'WILDCARD_MISPLACED',
    { senderDomains: ['*', 'domain.*.contoso.com'] },
    '[0].senderDomains[1]',
    'domain.*.contoso.com',
  ],
  [
    'a wildcard inside a certificate name',
    'WILDCARD_MISPLACED',
    byName('domain.*.contoso.com'),
    '[0].tlsSenderCertificateName',
    'domain.*.contoso.com',
  ],
  ['a certificate name that is all', 'WILDCARD_MISPLACED', byName('*'), '[0].tlsSenderCertificateName', '*'],
  [
    'the leading blank of the seed page',
    'UNTIDY_TEXT',
    byName(' *.cloud.nospamproxy.com'),
    '[0].tlsSenderCertificateName',
    ' *.cloud.nospamproxy.com',
    '*.cloud.nospamproxy.com',
  ],
  [
    'capitals and a trailing dot',
    'UNTIDY_TEXT',
    { senderDomains: ['*', 'Fabrikam.com.'] },
    '[0].senderDomains[1]',
    'Fabrikam.com.',
    ['*', 'fabrikam.com'],
  ],
  [
    'a cost other than 1',
    'SENDER_DOMAIN_COST',
    { otherProperties: [['SenderDomains', ['smtp:*;5', 'smtp:fabrikam.com;1']]] },
    '[0].otherProperties[0]',
    'smtp:*;5',
  ],
  [
    'an associated domain of another tenant',
    'ASSOCIATED_DOMAIN_UNKNOWN',
    byAddress({ associatedAcceptedDomains: ['contoso.com', 'fabrikam.com'] }),
    '[0].associatedAcceptedDomains[1]',
    'fabrikam.com',
  ],
  [
    'a certificate subject',
    'CERTIFICATE_SUBJECT_FORM',
    byName('CN=mail.contoso.com, O=Contoso'),
    '[0].tlsSenderCertificateName',
    'CN=mail.contoso.com, O=Contoso',
  ],
  [
    'no certificate name at all',
    'CERTIFICATE_NAME_UNREADABLE',
    byName('the filter = ours'),
    '[0].tlsSenderCertificateName',
    'the filter = ours',
  ],
  ['a certificate name of dots', 'CERTIFICATE_NAME_UNREADABLE', byName('.'), '[0].tlsSenderCertificateName', '.'],
  [
    'a certificate subject that every tenant has',
    'SHARED_BY_EVERY_TENANT',
    byName('CN=mail.protection.outlook.com, O=Microsoft'),
    '[0].tlsSenderCertificateName',
    'CN=mail.protection.outlook.com, O=Microsoft',
  ],
  ...['*.outlook.com', '*.protection.outlook.com', 'mail.protection.outlook.com', '*.com'].map(
    (name): Case => [`T92 ${name}`, 'SHARED_BY_EVERY_TENANT', byName(name), '[0].tlsSenderCertificateName', name],
  ),
  ...['*.mimecast.com', '*.cloud.nospamproxy.com', '*.nospamproxy.com', 'mout.kundenserver.de'].map(
    (name): Case => [name, 'SHARED_BY_VENDOR_CUSTOMERS', byName(name), '[0].tlsSenderCertificateName', name],
  ),
  [
    'a wildcard below no accepted domain',
    'WILDCARD_NAME_NOT_OWN',
    byName('*.filter.example'),
    '[0].tlsSenderCertificateName',
    '*.filter.example',
  ],
]
