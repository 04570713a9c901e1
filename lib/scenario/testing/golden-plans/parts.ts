import { addressLock, filter, type Input, mx, phase, type Table } from '#lib/scenario/testing/plans'

/** A plan with what each cell has to come to; `green` is what the whole plan has to be. */
export type GoldenPlan = {
  readonly name: string
  readonly document: Input
  readonly table: Table
  readonly green: boolean
}

export const OLD = '192.0.2.0/24'
export const NEW = '198.51.100.0/24'
export const old = filter('old', OLD)
export const next = filter('new', NEW)
export const lockOld = addressLock('lock-old', OLD)
export const lockNew = addressLock('lock-new', NEW)
export const both = [lockOld, lockNew]

const SITE = '203.0.113.0/28'
export const site = { id: 'site', name: 'site', kind: 'onPremises', networks: [SITE], tls: true, mailFromDomains: [] }
export const lockSite = addressLock('lock-site', SITE)

const SCANNER = '203.0.113.64/28'
export const scanner = { id: 'scanner', name: 'scanner', kind: 'device', networks: [SCANNER], tls: false, shared: 'no' }
export const lockScanner = addressLock('lock-scanner', SCANNER)

const BANK = '203.0.113.128/28'
export const bank = {
  id: 'bank',
  name: 'bank',
  kind: 'partner',
  networks: [BANK],
  mailFromDomains: ['bank.example'],
  tls: true,
  shared: 'no',
}
/** For everybody who comes from the network of the bank. */
export const lockBank = addressLock('lock-bank', BANK, { requireTls: true })
/** For MAIL FROM of the bank, wherever it comes from. */
export const lockBankDomain = addressLock('lock-bank', BANK, { senderDomains: ['bank.example'], requireTls: true })

const MAILER = '203.0.113.192/28'
export const mailer = {
  id: 'mailer',
  name: 'mailer',
  kind: 'application',
  networks: [MAILER],
  tls: true,
  delivery: 'direct',
  shared: 'no',
}
export const lockMailer = addressLock('lock-mailer', MAILER)

/** Phases named p1, p2 and so on: where MX points in each, and its connectors. */
export const steps = (...rows: readonly (readonly [Parameters<typeof mx>[0], readonly Input[]])[]): Input[] =>
  rows.map(([to, connectors], index) => phase(`p${index + 1}`, mx(to), connectors))

/** Two phases that are alike, with MX at the old filter. */
export const throughout = (connectors: readonly Input[]): Input[] => steps(['old', connectors], ['old', connectors])

export const twoDomains = { tenant: { acceptedDomains: ['contoso.com', 'fabrikam.com'] } }

/** Phases of two domains, named p1, p2 and so on: where MX of each points, and the connectors. */
export const stepsOfTwo = (
  ...rows: readonly (readonly [contoso: string, fabrikam: string, connectors: readonly Input[]])[]
): Input[] =>
  rows.map(([contoso, fabrikam, connectors], index) =>
    phase(`p${index + 1}`, mx({ 'contoso.com': contoso, 'fabrikam.com': fabrikam }), connectors, twoDomains),
  )
