import fc from 'fast-check'
import { expect, it } from 'vitest'
import { attribute } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { arbitraryPlan } from '#lib/scenario/testing/arbitrary-plans'
import { readDocument } from '#lib/scenario/versions/versions'
import { type Cell, withNullSenderFixed } from '#lib/scenario/wants/phase-results'
import { judgePlan } from '#lib/scenario/wants/plan'
import { findInPlan } from '#lib/scenario/wants/plan-findings'
import { isFine } from '#lib/scenario/wants/result-table'
import { whoOfSample } from '#lib/scenario/wants/who'

const RUNS = { numRuns: 80 }
const PHASES = ['p1', 'p2', 'p3'] as const
const some = <T>(values: readonly T[]) => fc.subarray([...values])

const invariant = fc.oneof(
  fc
    .record({
      kind: fc.constant('getsThrough'),
      serviceId: fc.constantFrom('a', 'b', 'microsoft'),
      phaseIds: some(PHASES),
      mailFrom: fc.constantFrom('any', 'own'),
    })
    // Everyone was asked for with any MAIL FROM only.
    .map((one) => (one.serviceId === 'microsoft' ? { ...one, mailFrom: 'any' } : one)),
  fc.record({ serviceIds: some(['a', 'b']), phaseIds: some(PHASES), open: some(PHASES) }).map(({ open, ...rest }) => ({
    kind: 'nobodyElse',
    ...rest,
    openPhaseIds: open.filter((id) => rest.phaseIds.includes(id)),
  })),
  fc.record({ kind: fc.constantFrom('noPlainText', 'noGap'), phaseIds: some(PHASES) }),
)

const sender = fc.record({
  sourceIP: fc.constantFrom('192.0.2.9', '198.51.100.9', '8.8.8.8'),
  tls: fc.boolean(),
  mailFrom: fc.constantFrom('a@bank.example', 'a@contoso.com', ''),
  recipient: fc.constantFrom('b@contoso.com', 'b@fabrikam.com'),
  serviceId: fc.constantFrom('a', 'b', null),
})

const expectation = fc.record({
  phaseId: fc.constantFrom(...PHASES),
  senderId: fc.constantFrom('s0', 's1'),
  outcome: fc.constantFrom('accepted', 'rejected'),
  connectorId: fc.constant(null),
})

const KINDS_OF_1 = new Set(['filter', 'onPremises', 'signature', 'device', 'application'])

/** A document of version 1 with the facts of a random plan, and random statements about it. */
const arbitraryVersion1 = fc
  .record({
    document: arbitraryPlan(),
    senders: fc.tuple(sender, sender),
    invariants: fc.array(invariant, { maxLength: 4 }),
    expectations: fc.array(expectation, { maxLength: 4 }),
  })
  .map(({ document, senders, invariants, expectations }) => ({
    schemaVersion: 1,
    title: document.title,
    answers: document.answers,
    services: document.services.map(({ id, name, kind, networks, certificateNames, tls, shared }) => ({
      id,
      name,
      kind: KINDS_OF_1.has(kind) ? kind : 'device',
      networks,
      certificateNames,
      tls,
      shared: shared === null ? null : shared !== 'no',
    })),
    phases: document.phases.map(({ id, name, tenant, mx, connectors }) => ({
      id,
      name,
      tenant,
      mx: mx.map(({ domain, to }) => ({ domain, to: to[0] })),
      connectors,
    })),
    senders: senders.map((one, index) => ({ id: `s${index}`, name: `S${index}`, certificateNames: [], ...one })),
    expectations,
    invariants: invariants.map((one, index) => ({ id: `i${index}`, ...one })),
  }))

it('the samples of a translated document have the verdicts that they had', () => {
  fc.assert(
    fc.property(arbitraryVersion1, (document) => {
      const translated = readDocument(document)
      for (const [index, phase] of translated.phases.entries()) {
        const before = document.phases[index]
        if (before === undefined) throw new Error('A phase was lost.')
        expect(phase.tenant).toEqual(before.tenant)
        for (const [at, sample] of translated.senders.entries()) {
          const old = document.senders[at]
          if (old === undefined) throw new Error('A sample was lost.')
          const facts = { ...old, certificateTrusted: null, certificateClientAuth: null }
          expect(attribute(phase.tenant, phase.connectors, sample, translated.answers)).toEqual(
            attribute(before.tenant, before.connectors, facts, document.answers),
          )
        }
      }
    }),
    RUNS,
  )
})

/** Where a statement of version 1 fails in the translation: a cell that is not fine, or a finding on the row. */
const isSaid = (
  document: ScenarioDocument,
  cells: readonly (readonly Cell[])[],
  who: string,
  phaseId: string,
): boolean =>
  cells.flat().some((cell) => cell.who === who && cell.phaseId === phaseId && !isFine(cell.state)) ||
  findInPlan(document).some((finding) => finding.who === who && finding.phaseIds.includes(phaseId))

it('an expectation that failed in version 1 fails in the translation, or is a finding', () => {
  fc.assert(
    fc.property(arbitraryVersion1, (document) => {
      const translated = readDocument(document)
      const cells = judgePlan(translated)
      const answers = withNullSenderFixed(translated.answers)
      const last = new Map(document.expectations.map((one) => [`${one.phaseId} ${one.senderId}`, one]))
      for (const { phaseId, senderId, outcome } of last.values()) {
        const phase = translated.phases.find(({ id }) => id === phaseId)
        const sample = translated.senders.find(({ id }) => id === senderId)
        if (phase === undefined || sample === undefined || phase.tenant.acceptedDomains.length === 0) continue
        const { possible } = attribute(phase.tenant, phase.connectors, sample, answers)
        const isIn = possible.join() === 'accepted'
        const hasFailed = outcome === 'accepted' ? !possible.includes('accepted') : isIn
        if (hasFailed)
          expect(isSaid(translated, cells, whoOfSample(sample), phaseId), `${senderId} ${phaseId}`).toBe(true)
      }
    }),
    RUNS,
  )
})

it('"nobody else" that failed for strangers in version 1 fails in the translation, or is a finding', () => {
  fc.assert(
    fc.property(arbitraryVersion1, (document) => {
      const translated = readDocument(document)
      const cells = judgePlan(translated)
      const answers = withNullSenderFixed(translated.answers)
      for (const one of document.invariants) {
        if (!('openPhaseIds' in one)) continue
        for (const phase of translated.phases) {
          const { id, tenant, connectors } = phase
          const [domain] = tenant.acceptedDomains
          if (!one.phaseIds.some((closed) => closed === id) || one.openPhaseIds.some((open) => open === id)) continue
          const stranger = {
            sourceIP: '8.8.4.4',
            tls: false,
            certificateNames: [],
            certificateTrusted: null,
            certificateClientAuth: null,
            mailFrom: 'a@elsewhere.example',
            recipient: `b@${domain}`,
          }
          if (domain === undefined || attribute(tenant, connectors, stranger, answers).outcome !== 'accepted') continue
          const isPlanned = cells.flat().some((cell) => cell.phaseId === id && cell.isPlanned)
          if (!isPlanned) expect(isSaid(translated, cells, 'everybodyElse', id), id).toBe(true)
        }
      }
    }),
    RUNS,
  )
})
