import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Answers,
  containsDomain,
  containsIp,
  domainOf,
  domainSet,
  fitName,
  formatIp,
  ipSetOf,
  normalizeDomain,
  parseIp,
  parseNetwork,
} from '#lib/matcher'
import { knownScene, often, type Scene } from '#lib/matcher/testing/arbitraries'
import type { KnownSender } from '#lib/matcher/testing/oracle'
import { waysThrough } from '#lib/matcher/testing/oracle-verdict'
import { documentSchema, type Phase, type ScenarioDocument, type Service } from '#lib/scenario/document/document'
import { evaluateInvariants } from './evaluate'
import type { Failure, Gate } from './gates'

/** Whatever the scenario: no sender that is drawn, and asked of the rules one by one, contradicts what a gate says of all. */

type World = { readonly document: ScenarioDocument; readonly senders: readonly KnownSender[] }

const NETWORKS = ['192.0.2.0/25', '192.0.2.10', '198.51.100.200/25', '2001:db8::/64']
const NAMES = ['mail.contoso.com', '*.contoso.com', 'mx.fabrikam.com']

const service = fc.record({
  networks: fc.subarray(NETWORKS),
  certificateNames: fc.subarray(NAMES),
  tls: fc.constantFrom(true, false, null),
  shared: fc.constantFrom(true, false, null),
})

const world: fc.Arbitrary<World> = fc
  .tuple(
    fc.array(knownScene(3), { minLength: 3, maxLength: 10, size: 'max' }),
    fc.array(service, { minLength: 1, maxLength: 2 }),
    fc.constantFrom<'any' | 'own'>('any', 'own'),
    fc.boolean(),
  )
  .map(([scenes, services, mailFrom, isLike]) => {
    const own = services.map((one, index) => ({ id: `s${index}`, name: `S${index}`, ...one }))
    const phases = scenes.slice(0, 3).map((scene, index) => phaseOf(scene, index, isLike ? scenes[0] : scene))
    const phaseIds = phases.map(({ id }) => id)
    const document = documentSchema.parse({
      schemaVersion: 1,
      title: 'T',
      services: own,
      phases,
      answers: scenes[0]?.answers ?? {},
      invariants: [
        { id: 'through', kind: 'getsThrough', serviceId: 's0', phaseIds, mailFrom },
        { id: 'nobody', kind: 'nobodyElse', serviceIds: own.map(({ id }) => id), phaseIds },
        { id: 'plain', kind: 'noPlainText', phaseIds },
        { id: 'gap', kind: 'noGap', phaseIds },
      ],
    })
    return { document, senders: scenes.map(({ sender }) => sender) }
  })

const phaseOf = ({ connectors }: Scene, index: number, other: Scene | undefined) => ({
  id: `p${index}`,
  name: `p${index}`,
  tenant: other?.tenant ?? { acceptedDomains: ['contoso.com'] },
  connectors: connectors.map(({ id, ...rest }) => ({ ...rest, id })),
})

/** What may become of the sender: by default, and under any answers. */
function fates(phase: Phase, sender: KnownSender, answers: Answers) {
  const ways = waysThrough(phase.tenant, phase.connectors, sender, answers)
  const isIn = ({ finding }: (typeof ways)[number]) => finding.outcome === 'accepted'
  const byDefault = ways.filter(({ underDefaults }) => underDefaults)
  return {
    surelyIn: byDefault.every(isIn),
    surelyOut: !byDefault.some(isIn),
    perhapsIn: ways.some(isIn),
    perhapsOut: !ways.every(isIn),
  }
}

const isListed = ({ networks }: Service, { sourceIP }: KnownSender): boolean => {
  const ip = parseIp(sourceIP)
  const set = ipSetOf(networks)
  return ip !== null && containsIp(set, ip)
}

const namesOf = (sender: KnownSender): string[] =>
  sender.certificateTrusted ? sender.certificateNames.map(normalizeDomain) : []

const belongs = (one: Service, phase: Phase, sender: KnownSender): boolean => {
  const shared = phase.connectors.flatMap(({ tlsSenderCertificateName: wanted }) =>
    wanted !== null &&
    one.shared === true &&
    one.certificateNames.some((name) => fitName(normalizeDomain(wanted), name) !== null)
      ? [normalizeDomain(wanted)]
      : [],
  )
  const own = [...one.certificateNames, ...shared]
  return isListed(one, sender) || namesOf(sender).some((name) => own.some((pattern) => fitName(pattern, name) !== null))
}

/** The sender as the service would send it; null where that is not known. */
function asService(one: Service, sender: KnownSender): KnownSender | null {
  if (!isListed(one, sender) || one.tls === null) return null
  const certificateNames = one.tls ? one.certificateNames.slice(0, 1) : []
  return { ...sender, tls: one.tls, certificateNames, certificateTrusted: true, certificateClientAuth: true }
}

/** Reports whether the team shuts out the sender by its MAIL FROM. */
function isShutOut({ tenant, connectors }: Phase, { mailFrom }: KnownSender): boolean {
  const domain = domainOf(mailFrom)
  const ofPartners = connectors.filter(
    ({ connectorType, enabled, senderDomains }) =>
      connectorType === 'Partner' && enabled && !senderDomains.includes('*'),
  )
  return (
    ofPartners.some(({ senderDomains }) => containsDomain(domainSet(senderDomains), domain)) ||
    (tenant.rejectDirectSend && containsDomain(domainSet(tenant.acceptedDomains), domain))
  )
}

function gateOf(gates: readonly Gate[], invariantId: string, phaseId: string): Gate {
  const found = gates.find((gate) => gate.invariantId === invariantId && gate.phaseId === phaseId)
  if (found === undefined) throw new Error('no gate')
  return found
}

/** What the gate may say if a sender is surely, or perhaps, against it. */
function expectNot({ state }: Gate, isSurely: boolean, isPerhaps: boolean, about: unknown): void {
  if (isSurely) expect({ state, about }).toEqual({ state: 'fails', about })
  else if (isPerhaps) expect({ state: state === 'holds', about }).toEqual({ state: false, about })
}

/** Senders of the service in every combination of what a failure names. */
function combined({ tls, certificateNames: all }: Service, failure: Failure): KnownSender[] {
  const { networks, certificateNames, mailFrom, recipient, witness } = failure
  const domains = (pieces: Failure['mailFrom']) =>
    pieces === 'any' ? null : pieces.flatMap((piece) => ('domain' in piece ? [piece.domain] : []))
  const addresses = networks.flatMap((text) => parseNetwork(text)?.range.first ?? []).map(formatIp)
  const names = tls ? (certificateNames ?? all) : []
  const from = domains(mailFrom)?.map((domain) => `a@${domain}`) ?? [witness.mailFrom]
  const to = domains(recipient)?.map((domain) => `b@${domain}`) ?? [witness.recipient]
  return (addresses.length > 0 ? addresses : [witness.sourceIP]).flatMap((sourceIP) =>
    (names.length > 0 ? names.map((name) => [name]) : [[]]).flatMap((presented) =>
      from.flatMap((sender) =>
        to.map((receiver) => ({
          ...{ sourceIP, tls: tls === true, certificateNames: presented },
          ...{ certificateTrusted: true, certificateClientAuth: true, mailFrom: sender, recipient: receiver },
        })),
      ),
    ),
  )
}

describe('evaluating invariants', { timeout: 120_000 }, () => {
  it('agrees with the rules on every service’s sender that is drawn', () => {
    const law = ({ document, senders }: World) => {
      const gates = evaluateInvariants(document)
      const [first] = document.services
      const invariant = document.invariants[0]
      for (const phase of document.phases)
        for (const drawn of senders) {
          const sender = first === undefined ? null : asService(first, drawn)
          const accepted = domainSet(phase.tenant.acceptedDomains)
          if (sender === null || !containsDomain(accepted, domainOf(sender.recipient))) continue
          const isOwn = containsDomain(accepted, domainOf(sender.mailFrom))
          if (invariant?.kind === 'getsThrough' && invariant.mailFrom === 'own' && !isOwn) continue
          const { surelyOut, perhapsOut } = fates(phase, sender, document.answers)
          expectNot(gateOf(gates, 'through', phase.id), surelyOut, perhapsOut, sender)
        }
    }
    fc.assert(fc.property(world, law), often(60))
  })

  it('says of no network, name or domain that it is refused with one with which it is not', () => {
    const law = ({ document }: World) => {
      const [first] = document.services
      if (first === undefined || first.tls === null) return
      for (const { invariantId, phaseId, failures } of evaluateInvariants(document)) {
        const phase = document.phases.find(({ id }) => id === phaseId)
        if (invariantId !== 'through' || phase === undefined) continue
        for (const failure of failures.filter(({ given }) => given.length === 0))
          for (const sender of combined(first, failure)) {
            const { surelyOut } = fates(phase, sender, document.answers)
            expect({ surelyOut, sender }).toEqual({ surelyOut: true, sender })
          }
      }
    }
    fc.assert(fc.property(world, law), often(150))
  })

  it('agrees with the rules on every stranger, and on every sender without TLS', () => {
    const law = ({ document, senders }: World) => {
      const gates = evaluateInvariants(document)
      for (const phase of document.phases)
        for (const sender of senders) {
          const { surelyIn, perhapsIn } = fates(phase, sender, document.answers)
          if (!sender.tls) expectNot(gateOf(gates, 'plain', phase.id), surelyIn, perhapsIn, sender)
          if (document.services.some((one) => belongs(one, phase, sender))) continue
          expectNot(gateOf(gates, 'nobody', phase.id), surelyIn, perhapsIn, sender)
        }
    }
    fc.assert(fc.property(world, law), often(60))
  })

  it('agrees with the rules on everyone, where MX points to Microsoft', () => {
    const law = ({ document, senders }: World) => {
      const moved = documentSchema.parse({
        ...document,
        phases: document.phases.map((phase) => ({
          ...phase,
          mx: phase.tenant.acceptedDomains.slice(0, 1).map((domain) => ({ domain, to: 'microsoft' })),
        })),
        invariants: [
          { id: 'all', kind: 'getsThrough', serviceId: 'microsoft', phaseIds: document.phases.map(({ id }) => id) },
        ],
      })
      const gates = evaluateInvariants(moved)
      for (const phase of moved.phases)
        for (const drawn of senders) {
          const sender = { ...drawn, certificateNames: drawn.certificateNames.slice(0, 1), certificateTrusted: true }
          const isAtMicrosoft = containsDomain(
            domainSet(phase.mx.map(({ domain }) => domain)),
            domainOf(sender.recipient),
          )
          if (!isAtMicrosoft || isShutOut(phase, sender)) continue
          const { surelyOut, perhapsOut } = fates(phase, sender, document.answers)
          expectNot(gateOf(gates, 'all', phase.id), surelyOut, perhapsOut, sender)
        }
    }
    fc.assert(fc.property(world, law), often(60))
  })

  it('finds every drawn sender that is lost between two phases which accept it', () => {
    const law = ({ document, senders }: World) => {
      const gates = evaluateInvariants(document)
      const [before, now, after] = document.phases
      if (before === undefined || now === undefined || after === undefined) return
      for (const sender of senders) {
        const two = { ...sender, certificateNames: sender.certificateNames.slice(0, 2) }
        const [was, is, will] = [before, now, after].map((phase) => fates(phase, two, document.answers))
        const isSurely = was?.surelyIn === true && is?.surelyOut === true && will?.surelyIn === true
        expectNot(gateOf(gates, 'gap', now.id), isSurely, false, two)
      }
    }
    fc.assert(fc.property(world, law), often(40))
  })

  it('gives witnesses that the rules confirm, and that belong to whom it says', () => {
    const law = ({ document }: World) => {
      for (const { invariantId, phaseId, failures } of evaluateInvariants(document))
        for (const { witness, given, outcome } of failures) {
          const phase = document.phases.find(({ id }) => id === phaseId)
          if (phase === undefined) throw new Error('no phase')
          const answers = {
            ...document.answers,
            ...Object.fromEntries(given.map(({ question, answer }) => [question, answer])),
          }
          const { surelyIn, surelyOut } = fates(phase, witness, answers)
          expect(outcome === 'accepted' ? surelyIn : surelyOut).toBe(true)
          const [first] = document.services
          if (invariantId === 'through' && first !== undefined && first.networks.length > 0)
            expect(isListed(first, witness)).toBe(true)
          if (invariantId === 'nobody')
            expect(document.services.filter((one) => belongs(one, phase, witness))).toEqual([])
        }
    }
    fc.assert(fc.property(world, law), often(50))
  })
})
