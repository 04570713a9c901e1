import { certificateLock } from '#lib/scenario/testing/plans'
import {
  bank,
  type GoldenPlan,
  lockBank,
  lockBankDomain,
  lockMailer,
  lockOld,
  lockScanner,
  mailer,
  old,
  scanner,
  steps,
  throughout,
} from './parts'

const signer = {
  id: 'signer',
  name: 'signer',
  kind: 'signature',
  networks: ['203.0.113.224/28'],
  certificateNames: ['signer.contoso.com'],
  tls: true,
  shared: 'no',
}
const fromSigner = {
  id: 'signer',
  name: 'signer',
  connectorType: 'OnPremises',
  senderDomains: ['*'],
  tlsSenderCertificateName: 'signer.contoso.com',
  requireTls: true,
}
/** Mail of every tenant presents this certificate. */
const TENANT_NAME = 'mail.protection.outlook.com'
const tenant = {
  id: 'group',
  name: 'group',
  kind: 'tenant',
  certificateNames: [TENANT_NAME],
  tls: true,
  mailFromDomains: ['group.example'],
  shared: 'no',
}
const lockTenants = certificateLock('tenants', TENANT_NAME, { senderDomains: ['group.example'] })

/** Who delivers past the filter: services, devices, partner companies and other tenants. */
export const DIRECT: readonly GoldenPlan[] = [
  {
    name: 'signature service out and back, through an OnPremises connector of its own',
    document: { services: [old, signer], phases: throughout([lockOld, fromSigner]) },
    table: { 'service:old': 'holds holds', 'service:signer': 'holds holds', everybodyElse: 'holds holds' },
    green: true,
  },
  {
    name: 'signature service whose connector is missing loses the mail that comes back',
    document: {
      services: [old, signer],
      phases: steps(['old', [lockOld, fromSigner]], ['old', [lockOld]]),
    },
    table: { 'service:old': 'holds holds', 'service:signer': 'holds lost', everybodyElse: 'holds holds' },
    green: false,
  },
  {
    name: 'partner bank that delivers directly, through a connector for everybody from its network',
    document: { services: [old, { ...bank, delivery: 'direct' }], phases: throughout([lockOld, lockBank]) },
    table: { 'service:old': 'holds holds', 'service:bank': 'holds holds', everybodyElse: 'holds holds' },
    green: true,
  },
  {
    name: 'partner bank that delivers directly without TLS, through a connector that forces it',
    document: {
      services: [old, { ...bank, tls: false, delivery: 'direct' }],
      phases: steps(['old', [lockOld, { ...lockBank, requireTls: false }]], ['old', [lockOld, lockBank]]),
    },
    table: { 'service:old': 'holds holds', 'service:bank': 'holds lost', everybodyElse: 'holds holds' },
    green: false,
  },
  {
    name: 'partner bank behind the filter, without a connector of its own',
    document: { services: [old, { ...bank, delivery: 'mx' }], phases: throughout([lockOld]) },
    table: { 'service:old': 'holds holds', everybodyElse: 'holds holds' },
    green: true,
  },
  {
    name: 'partner bank behind the filter, given a connector of its own that forces TLS, hangs on Q1 from then on',
    document: {
      services: [old, { ...bank, delivery: 'mx' }],
      phases: steps(['old', [lockOld]], ['old', [lockOld, lockBankDomain]]),
    },
    table: { 'service:old': 'holds holdsIf?', everybodyElse: 'holds holds' },
    green: false,
  },
  {
    name: 'partner bank behind the filter, with a connector of its own that forces TLS today already, hangs on Q1',
    document: {
      services: [old, { ...bank, delivery: 'mx' }],
      phases: throughout([lockOld, lockBankDomain]),
    },
    table: { 'service:old': 'holdsIf?(today) holdsIf?(today)', everybodyElse: 'holds holds' },
    green: true,
  },
  {
    name: 'partner bank of which nobody says how it delivers',
    document: { services: [old, bank], phases: throughout([lockOld]) },
    table: { 'service:old': 'holds holds', 'service:bank': 'noFacts noFacts', everybodyElse: 'holds holds' },
    green: false,
  },
  {
    name: 'scanner fleet without TLS, with a connector of its own',
    document: { services: [old, scanner], phases: throughout([lockOld, lockScanner]) },
    table: { 'service:old': 'holds holds', 'service:scanner': 'holds holds', everybodyElse: 'holds holds' },
    green: true,
  },
  {
    name: 'scanner fleet without TLS, with a connector that demands TLS',
    document: {
      services: [old, scanner],
      phases: steps(['old', [lockOld, lockScanner]], ['old', [lockOld, { ...lockScanner, requireTls: true }]]),
    },
    table: { 'service:old': 'holds holds', 'service:scanner': 'holds lost', everybodyElse: 'holds holds' },
    green: false,
  },
  {
    name: 'mailer in the cloud with a bounce domain of its own',
    document: { services: [old, mailer], phases: throughout([lockOld, lockMailer]) },
    table: { 'service:old': 'holds holds', 'service:mailer': 'holds holds', everybodyElse: 'holds holds' },
    green: true,
  },
  {
    name: 'mailer in the cloud, let in only as the own domain',
    document: {
      services: [old, mailer],
      phases: steps(
        ['old', [lockOld, lockMailer]],
        ['old', [lockOld, { ...lockMailer, senderDomains: ['contoso.com'] }]],
      ),
    },
    table: { 'service:old': 'holds holdsIf?', 'service:mailer': 'holds lost~', everybodyElse: 'holds holds' },
    green: false,
  },
  {
    name: 'another tenant, let in by the certificate that every tenant presents',
    document: {
      services: [old, tenant],
      phases: throughout([lockOld, lockTenants]),
    },
    table: {
      'service:old': 'holdsIf?(today) holdsIf?(today)',
      'service:group': 'holds holds',
      everybodyElse: 'holds holds',
    },
    green: true,
  },
  {
    name: 'another tenant that a new lock forgets',
    document: { services: [old, tenant], phases: steps(['old', []], ['old', [lockOld]]) },
    table: { 'service:old': 'holds holds', 'service:group': 'holds lost', everybodyElse: 'either holds' },
    green: false,
  },
  {
    name: 'another tenant that the lock of today forgets',
    document: { services: [old, tenant], phases: throughout([lockOld]) },
    table: { 'service:old': 'holds holds', 'service:group': 'lost(today) lost(today)', everybodyElse: 'holds holds' },
    green: true,
  },
]
