import { describe, expect, it } from 'vitest'
import { runToEnd } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { addressLock, certificateLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { examplesIn } from '#lib/scenario/testing/texts'
import { dueTimes } from './clock'
import { makeRunbookInSteps, type Runbook } from './runbook'

const OLD = '192.0.2.0/24'
const NEW = '198.51.100.0/24'
const lockOld = addressLock('lock-old', OLD)
const lockNew = addressLock('lock-new', NEW)
const services = [filter('old', OLD), filter('new', NEW)]

const runbook = (document: ScenarioDocument, before = 0, after = 1): Runbook =>
  runToEnd(makeRunbookInSteps(document, before, after))
const codesOf = ({ steps }: Runbook) => steps.map(({ code }) => code)
const changesOf = (made: Runbook) =>
  made.steps
    .filter(({ change }) => change !== null)
    .map(({ code, parameters }) => `${code} ${parameters.connector ?? parameters.domain ?? ''}`)

describe('a new connector', () => {
  const made = runbook(
    plan({ services, phases: [phase('p1', mx('old'), [lockOld]), phase('p2', mx('old'), [lockOld, lockNew])] }),
  )

  it('is made disabled with all its properties, then enabled, then tested', () => {
    expect(codesOf(made)).toEqual(['PREPARE', 'CREATE', 'ENABLE', 'WAIT_SETTLED', 'PROBE'])
    expect(made.steps[0]?.parameters).toEqual({ phase: 'p1' })
    expect(made.steps.map(({ command }) => command)).toEqual([
      null,
      "New-InboundConnector -CloudServicesMailEnabled $false -ConnectorType 'Partner' -EFSkipLastIP $false -Enabled $false -Name 'lock-new' -RequireTls $false -RestrictDomainsToCertificate $false -RestrictDomainsToIPAddresses $true -SenderDomains @('*') -SenderIPAddresses @('198.51.100.0/24') -TreatMessagesAsInternal $false",
      "Set-InboundConnector -Identity 'lock-new' -Enabled $true",
      null,
      null,
    ])
  })

  it('is proved, and shows whom it lets in', () => {
    expect(made.safe).toBe(true)
    expect(made.steps[2]?.proof).toMatchObject({ state: 'proved', combinations: 2 })
    expect(made.steps[2]?.changes).toEqual([])
  })
})

describe('the order of a switch', () => {
  it('has the new connector before MX, and the old one off after it', () => {
    const made = runbook(
      plan({
        services,
        phases: [
          phase('p0', mx('new'), [lockNew]),
          phase('p1', mx('old'), [lockOld, lockNew]),
          phase('p2', mx('new'), [lockOld, lockNew]),
        ],
      }),
      1,
      2,
    )
    expect(codesOf(made)).toEqual([
      'PREPARE',
      'FILTER_READY',
      'LOWER_TTL',
      'MOVE_MX',
      'FILTER_KEEPS_ACCEPTING',
      'WAIT_TTL',
      'PROBE',
    ])
    expect(made.safe).toBe(true)
    const times = dueTimes(made.steps)
    expect(times[4]).toEqual(times[3])
  })

  it('a lock for some sender domains refuses senders of these domains, and its step says so', () => {
    const before = { ...lockOld, senderDomains: ['bank.example'], restrictDomainsToIPAddresses: false }
    const locked = { ...before, restrictDomainsToIPAddresses: true }
    const made = runbook(
      plan({
        services,
        phases: [phase('p1', mx('new'), [before, lockNew]), phase('p2', mx('new'), [locked, lockNew])],
      }),
    )
    const step = made.steps.find(({ change }) => change?.kind === 'connector')
    expect(step).toMatchObject({ code: 'RESTRICT_DOMAINS', parameters: { domains: 'bank.example' } })
  })

  it('removes a connector only after all else, weeks later', () => {
    const made = runbook(
      plan({
        services,
        phases: [phase('p1', mx('new'), [{ ...lockOld, enabled: false }, lockNew]), phase('p2', mx('new'), [lockNew])],
      }),
    )
    expect(made.steps.at(-1)).toMatchObject({ code: 'REMOVE', window: 'weeks-later' })
  })

  it('moves MX only once the new filter gets in', () => {
    const made = runbook(
      plan({ services, phases: [phase('p1', mx('old'), [lockOld]), phase('p2', mx('new'), [lockOld, lockNew])] }),
    )
    expect(changesOf(made)).toEqual(['CREATE lock-new', 'ENABLE lock-new', 'MOVE_MX contoso.com'])
    expect(made.safe).toBe(true)
  })

  it('lets somebody else behind the same MX hand over only once he gets in', () => {
    const made = runbook(
      plan({
        services: [...services, { id: 'front', name: 'front', networks: ['203.0.113.0/24'], tls: true, shared: 'no' }],
        phases: [phase('p1', mx('front', ['old']), [lockOld]), phase('p2', mx('front', ['new']), [lockOld, lockNew])],
      }),
    )
    expect(changesOf(made)).toEqual(['CREATE lock-new', 'ENABLE lock-new', 'MOVE_HANDOVER contoso.com'])
    expect(codesOf(made)).not.toContain('LOWER_TTL')
    expect(made.safe).toBe(true)
  })

  it('opens a lock before MX moves to Microsoft, and switches the connector off weeks later', () => {
    const made = runbook(
      plan({
        services: [filter('old', OLD)],
        phases: [phase('p1', mx('old'), [lockOld]), phase('p2', mx('microsoft'), [{ ...lockOld, enabled: false }])],
      }),
    )
    expect(changesOf(made)).toEqual(['RELAX lock-old', 'MOVE_MX contoso.com', 'DISABLE lock-old'])
    expect(made.steps.find(({ code }) => code === 'DISABLE')?.window).toBe('weeks-later')
    expect(made.notes.map(({ code }) => code)).toEqual(['KEEP_ENABLED'])
    expect(made.safe).toBe(true)
  })

  const toMicrosoft = (lock: object, rejectDirectSend: boolean) => {
    const tenant = { tenant: { acceptedDomains: ['contoso.com'], rejectDirectSend } }
    return runbook(
      plan({
        services: [filter('old', OLD, { certificateNames: ['out.old.example'] })],
        phases: [
          phase('p1', mx('old'), [{ ...lock }], tenant),
          phase('p2', mx('microsoft'), [{ ...lock, enabled: false }], tenant),
        ],
      }),
    )
  }

  it('lets an opened lock ask for TLS only where RejectDirectSend needs its certificate name, and says so', () => {
    const byAddress = toMicrosoft({ ...lockOld, requireTls: true }, false)
    expect(byAddress.steps.find(({ code }) => code === 'RELAX')?.command).toBe(
      "Set-InboundConnector -Identity 'lock-old' -RequireTls $false -RestrictDomainsToIPAddresses $false",
    )
    expect(byAddress.notes.map(({ code }) => code)).toEqual(['KEEP_ENABLED'])
    const byName = toMicrosoft(certificateLock('by-name', 'out.old.example'), true)
    expect(byName.steps.find(({ code }) => code === 'RELAX')?.command).not.toContain('RequireTls')
    expect(byName.notes.map(({ code }) => code)).toContain('KEEPS_REQUIRE_TLS')
  })

  it('disables before MX moves what only a certificate shows, and has RejectDirectSend looked at first', () => {
    const made = toMicrosoft(certificateLock('by-name', 'out.old.example'), false)
    expect(changesOf(made)).toEqual(['DISABLE by-name', 'MOVE_MX contoso.com'])
    expect(made.steps.find(({ code }) => code === 'DISABLE')?.check).toContain(
      'Get-OrganizationConfig | Format-List RejectDirectSend',
    )
    expect(made.notes.map(({ code }) => code)).toEqual(['DISABLED_BEFORE_MX'])
    expect(made.safe).toBe(true)
  })

  it('adds the new lock before the old one lets go where both replace each other', () => {
    const made = runbook(
      plan({
        services: [filter('old', OLD, { mayBeRefusedFrom: [{ domain: 'contoso.com', phaseId: 'p2' }] })],
        phases: [
          phase('p0', mx('old'), [lockOld]),
          phase('p1', mx('old'), [lockOld]),
          phase('p2', mx('old'), [
            certificateLock('by-name', 'out.old.example'),
            { ...lockOld, restrictDomainsToIPAddresses: false },
          ]),
        ],
      }),
      1,
      2,
    )
    expect(changesOf(made)[0]).toBe('CREATE by-name')
  })
})

describe('an unsafe way', () => {
  const oneGo = plan({ services, phases: [phase('p1', mx('old'), [lockOld]), phase('p2', mx('new'), [lockNew])] })

  it('is said to be unsafe, with the step and a sender that shows it', () => {
    const made = runbook(oneGo)
    expect(made.safe).toBe(false)
    expect(made.order).toMatchObject({ isExhausted: true })
    expect(made.order.unsafe?.faults).toMatchObject([{ who: 'service:old', want: 'accepted', state: 'lost' }])
    expect(made.order.unsafe?.faults[0]?.witness?.sourceIP).toMatch(/^192\.0\.2\./)
    const step = made.steps.find(({ id }) => id === made.order.unsafe?.stepId)
    expect(step?.code).toBe('DISABLE')
  })
})

describe('names that Exchange Online cannot tell apart', () => {
  it.each([
    ['SAME_NAME', [lockOld], [lockOld, { ...lockNew, name: 'LOCK-OLD' }]],
    ['NO_NAME', [lockOld], [{ ...lockNew, name: ' ' }]],
    [
      'NAME_TAKEN',
      [lockOld, lockNew],
      [
        { ...lockOld, name: 'lock-new' },
        { ...lockNew, name: 'other' },
      ],
    ],
  ])('%s', (code, before, after) => {
    const made = runbook(plan({ services, phases: [phase('p1', mx('old'), before), phase('p2', mx('old'), after)] }))
    expect(made).toMatchObject({ safe: false, steps: [], scripts: [] })
    expect(made.notes.map((note) => note.code)).toContain(code)
  })
})

it('a move and its way back take the TTL to which it was lowered days before, whatever it was', () => {
  const waits = (mxTtl: number | null) =>
    runbook(
      plan({
        services,
        phases: ['old', 'new'].map((to) => phase(to, mx(to), [lockOld, lockNew], { mxTtl })),
      }),
    ).steps.flatMap(({ code, wait }) => (['MOVE_MX', 'WAIT_TTL'].includes(code) ? [wait] : []))
  for (const ttl of [null, 3600, 86_400]) expect(waits(ttl)).toEqual(Array(2).fill({ least: 300, most: 300 }))
  expect(waits(60)[0]).toEqual({ least: 60, most: 60 })
})

it('a certificate that expires before the next phase is to be known before the work', () => {
  const certificates = [{ names: ['mx.new.example'], notAfter: '2026-12-05T12:00:00Z', clientAuth: true }]
  const byName = certificateLock('lock-new', '*.new.example')
  const document = plan({
    services: [filter('new', NEW, { certificateNames: ['mx.new.example'], certificates })],
    phases: [
      phase('p1', mx('new'), [], { plannedOn: '2026-12-01' }),
      phase('p2', mx('new'), [byName], { plannedOn: '2026-12-02' }),
      phase('p3', mx('new'), [byName], { plannedOn: '2026-12-09' }),
    ],
  })
  const notes = runbook(document, 0, 1).notes.filter(({ code }) => code === 'CERTIFICATE_EXPIRES')
  expect(notes).toMatchObject([{ who: 'service:new', parameters: { phase: 'p2', notAfter: '2026-12-05' } }])
})

describe('the worked switch', () => {
  const [, example] = examplesIn('en')
  it.each([0, 1, 2, 3])('is safe from phase %i to the next', (index) => {
    const made = runbook(example, index, index + 1)
    expect(made.order.unsafe).toBeNull()
    expect(made.steps.flatMap(({ proof }) => (proof === null ? [] : [proof.state]))).not.toContain('unproved')
    expect(made.safe).toBe(true)
  })
})

describe('a phase between that makes an unsafe way safe', () => {
  const judgeAgain = (document: ScenarioDocument) => {
    const { between } = runbook(document)
    if (between === null) return null
    const longer = { ...document, phases: document.phases.toSpliced(1, 0, between) }
    return [runbook(longer, 0, 1).safe, runbook(longer, 1, 2).safe]
  }

  it.each([
    ['both filters side by side', mx('old'), [lockOld], mx('new'), [lockNew]],
    ['MX before the lock', mx('microsoft'), [], mx('new'), [lockNew]],
    ['both lists on one connector', mx('old'), [lockOld], mx('new'), [{ ...lockOld, senderIPAddresses: [NEW] }]],
  ])('%s', (_, firstMx, first, lastMx, last) => {
    const document = plan({ services, phases: [phase('p1', firstMx, first), phase('p2', lastMx, last)] })
    expect(runbook(document).safe).toBe(false)
    expect(judgeAgain(document)).toEqual([true, true])
  })
})
