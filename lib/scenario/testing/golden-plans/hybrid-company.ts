import type { Input } from '#lib/scenario/testing/plans'
import {
  bank,
  type GoldenPlan,
  lockBankDomain,
  lockMailer,
  lockNew,
  lockOld,
  lockScanner,
  mailer,
  next,
  old,
  scanner,
  site,
  stepsOfTwo,
} from './parts'

/** Servers that present the company's own certificate, and send on mail from elsewhere. */
const servers = { ...site, networks: [], certificateNames: ['mail.contoso.com'], mailFromDomains: ['*'] }
const fromServers = {
  id: 'servers',
  name: 'servers',
  connectorType: 'OnPremises',
  senderDomains: ['*'],
  requireTls: true,
  tlsSenderCertificateName: 'mail.contoso.com',
}
const others = [fromServers, lockBankDomain, lockScanner, lockMailer]
const beside = [lockOld, lockNew, ...others]
const late = ['contoso.com', 'fabrikam.com'].map((domain) => ({ domain, phaseId: 'p6' }))

/** It has a bank behind the filter, scanners and a newsletter, and moves two domains a week apart. */
const company = (answers: Input) => ({
  answers,
  services: [{ ...old, mayBeRefusedFrom: late }, next, servers, { ...bank, delivery: 'mx' }, scanner, mailer],
  phases: stepsOfTwo(
    ['old', 'old', [lockOld, ...others]],
    ['old', 'old', beside],
    ['new', 'old', beside],
    ['new', 'new', beside],
    ['new', 'new', beside],
    ['new', 'new', [lockNew, ...others]],
  ),
})

/** A hybrid company with tests of Q1 and Q17, and without. */
export const HYBRID_COMPANY: readonly GoldenPlan[] = [
  {
    name: 'hybrid company that moves two domains a week apart, with its tests of Q1 and Q17 recorded',
    document: company({ Q1: 'falls-back', Q17: 'attributed' }),
    table: {
      'service:old': 'holds holds holds holds holds either',
      'service:new': 'either holds holds holds holds holds',
      'service:site': 'holds holds holds holds holds holds',
      'service:scanner': 'holds holds holds holds holds holds',
      'service:mailer': 'holds holds holds holds holds holds',
      everybodyElse: 'holds holds holds holds holds holds',
    },
    green: true,
  },
  {
    name: 'hybrid company whose tests of Q1 and Q17 are open: the new filter and what is late hang on them',
    document: company({}),
    table: {
      'service:old': 'holdsIf?(today) holdsIf?(today) holdsIf?(today) holdsIf?(today) holdsIf?(today) either',
      'service:new': 'either holdsIf? holdsIf? holdsIf? holdsIf? holdsIf?',
      'service:site': 'holdsIf?(today) holdsIf?(today) holdsIf?(today) holdsIf?(today) holdsIf?(today) holdsIf?(today)',
      'service:scanner': 'holds holds holds holds holds holds',
      'service:mailer':
        'holdsIf?(today) holdsIf?(today) holdsIf?(today) holdsIf?(today) holdsIf?(today) holdsIf?(today)',
      everybodyElse: 'holds holds holds holds holds holds',
    },
    green: false,
  },
]
