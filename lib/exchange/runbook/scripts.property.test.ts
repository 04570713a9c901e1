import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { newConnector } from '#lib/scenario/document/new-connector'
import { newPhase } from '#lib/scenario/document/new-document'
import { connectorsArbitrary, plainProperty } from '#lib/scenario/testing/connectors'
import { breakGlassScript, withLocksOpened } from './break-glass'
import { findChanges } from './changes'
import { isSameName } from './pairs'
import { connectorScript, rejectDirectSendScript, type Script } from './scripts'
import { runScript } from './testing/interpreter'
import { powershellParser, type Syntax } from './testing/parse-powershell'
import { Stopped } from './testing/scope'
import { guidOf, ModelTenant, tenantArguments } from './testing/tenant'

let parse: (text: string) => Syntax
beforeAll(async () => {
  const parser = await powershellParser()
  const parsed = new Map<string, Syntax>()
  // Each part of a script is run from the same text.
  parse = (text) => {
    const known = parsed.get(text) ?? parser(text)
    parsed.clear()
    parsed.set(text, known)
    return known
  }
})

type Part = 'Check' | 'Change' | 'Verify' | 'Rollback'
const run = ({ name, text }: Script, part: Part, tenant: ModelTenant, whatIf = false) =>
  runScript(parse(text), tenant, { part, backup: `${name}.xml`, whatIf })

/** The scripts from one set of connectors to another, in the order of a runbook. */
const scriptsBetween = (before: readonly ScenarioConnector[], after: readonly ScenarioConnector[]): Script[] => {
  const [first, last] = [before, after].map((connectors, index) =>
    newPhase({ id: `p${index}`, name: '', connectors: [...connectors] }),
  )
  if (first === undefined || last === undefined) throw new Error('A phase is missing.')
  return findChanges(first, last, false).flatMap((change, index) =>
    change.kind === 'connector' ? [connectorScript(`step-${index}`, change)] : [],
  )
}

/** Two sets of connectors that share some, with hostile texts everywhere and no name twice. */
const pairOfPhases = fc
  .tuple(
    connectorsArbitrary(plainProperty),
    connectorsArbitrary(plainProperty),
    fc.array(fc.boolean(), { maxLength: 4 }),
  )
  .map(([one, other, shared]) => {
    const named = (connectors: readonly ScenarioConnector[], from: number) =>
      connectors.slice(0, 3).map((connector, index) => ({
        ...connector,
        id: `c${from + index}`,
        name: `${from + index} ${connector.name}`,
        // A script takes an empty list of sender domains for none, which no connector has.
        senderDomains: connector.senderDomains.length === 0 ? ['*'] : connector.senderDomains,
        trustedOrganizations: connector.trustedOrganizations.filter((text) => text !== ''),
      }))
    const before = named(one, 0)
    const after = named(other, 10).map((connector, index) => {
      const old = before[index]
      return shared[index] === true && old !== undefined ? { ...connector, id: old.id } : connector
    })
    return { before, after }
  })
  .filter(({ before, after }) => !before.some(({ name }) => after.some((other) => isSameName(name, other.name))))

const RUNS = { numRuns: 12 }

describe('the scripts between two phases with hostile texts', () => {
  it('lead from the one to the other, and run twice they lead no further', () => {
    fc.assert(
      fc.property(pairOfPhases, ({ before, after }) => {
        const tenant = new ModelTenant(before)
        for (const script of scriptsBetween(before, after)) {
          run(script, 'Check', tenant)
          run(script, 'Change', tenant)
          run(script, 'Verify', tenant)
          const calls = tenant.calls.length
          expect(run(script, 'Change', tenant)).toEqual([expect.stringContaining('Nothing to do')])
          expect(tenant.calls).toHaveLength(calls)
        }
        expect(tenant.state).toEqual(new ModelTenant(after).state)
      }),
      RUNS,
    )
  })

  it('taken back from the last to the first, they restore each state on the way', () => {
    fc.assert(
      fc.property(pairOfPhases, ({ before, after }) => {
        const tenant = new ModelTenant(before)
        const scripts = scriptsBetween(before, after)
        const states = scripts.map((script) => {
          const { state } = tenant
          run(script, 'Change', tenant)
          return state
        })
        for (const [index, script] of [...scripts.entries()].reverse()) {
          run(script, 'Rollback', tenant)
          expect(tenant.state).toEqual(states[index])
          const calls = tenant.calls.length
          run(script, 'Rollback', tenant)
          expect(tenant.calls).toHaveLength(calls)
        }
      }),
      RUNS,
    )
  })

  it('with -WhatIf they change nothing', () => {
    fc.assert(
      fc.property(pairOfPhases, ({ before, after }) => {
        const tenant = new ModelTenant(before)
        const { state } = tenant
        const [first] = scriptsBetween(before, after)
        if (first === undefined) return
        run(first, 'Change', tenant, true)
        expect(tenant.state).toEqual(state)
        expect([...tenant.files]).toEqual([])
        expect(tenant.calls).toEqual([])
      }),
      RUNS,
    )
  })
})

const filter = newConnector({
  id: 'a',
  name: "Anna's filter",
  senderIPAddresses: ['192.0.2.0/24'],
  restrictDomainsToIPAddresses: true,
})
const other = newConnector({ id: 'b', name: 'Other' })
const only = (before: readonly ScenarioConnector[], after: readonly ScenarioConnector[]): Script => {
  const [script] = scriptsBetween(before, after)
  if (script === undefined) throw new Error('There is no change.')
  return script
}

describe('a tenant that is not as expected', () => {
  it('makes a script stop before it changes anything, and name the difference', () => {
    const script = only([filter], [{ ...filter, enabled: false }])
    const tenant = new ModelTenant([{ ...filter, requireTls: false, senderIPAddresses: ['198.51.100.0/24'] }])
    for (const part of ['Check', 'Change'] as const)
      expect(() => run(script, part, tenant)).toThrow(
        /RequireTls: expected \[True\], found \[False\]; SenderIPAddresses: expected \[192\.0\.2\.0\/24\], found \[198\.51\.100\.0\/24\]/,
      )
    expect(tenant.calls).toEqual([])
  })

  it('makes a script stop where the connector is gone, or stands there already with other properties', () => {
    expect(() => run(only([filter], [{ ...filter, enabled: false }]), 'Change', new ModelTenant([]))).toThrow(Stopped)
    const create = only([], [filter])
    expect(() => run(create, 'Change', new ModelTenant([{ ...filter, comment: 'mine' }]))).toThrow(Stopped)
  })

  it('makes a way back stop where somebody changed the same property since', () => {
    const script = only([filter], [{ ...filter, senderIPAddresses: ['192.0.2.0/25'] }])
    const tenant = new ModelTenant([filter])
    run(script, 'Change', tenant)
    const [found] = tenant.call('Get-InboundConnector', tenantArguments({}))
    tenant.call(
      'Set-InboundConnector',
      tenantArguments({ Identity: guidOf(found), SenderIPAddresses: ['203.0.113.0/24'] }),
    )
    expect(() => run(script, 'Rollback', tenant)).toThrow(/SenderIPAddresses/)
  })

  it('lets a way back set what the script changed, and leave what somebody else changed', () => {
    const script = only([filter], [{ ...filter, senderIPAddresses: ['192.0.2.0/25'] }])
    const tenant = new ModelTenant([filter, other])
    run(script, 'Change', tenant)
    const [found] = tenant.call('Get-InboundConnector', tenantArguments({}))
    tenant.call('Set-InboundConnector', tenantArguments({ Identity: guidOf(found), Comment: 'checked' }))
    run(script, 'Rollback', tenant)
    expect(tenant.state).toEqual(new ModelTenant([{ ...filter, comment: 'checked' }, other]).state)
  })

  it('gives no way back without a backup', () => {
    const script = only([filter], [{ ...filter, enabled: false }])
    expect(() => run(script, 'Rollback', new ModelTenant([filter]))).toThrow(/no backup/)
  })

  it('is left alone by the rollback of a new connector that was enabled since', () => {
    const [create, enable] = scriptsBetween([], [filter])
    const tenant = new ModelTenant([])
    if (create === undefined || enable === undefined) throw new Error('A script is missing.')
    run(create, 'Change', tenant)
    run(enable, 'Change', tenant)
    expect(() => run(create, 'Rollback', tenant)).toThrow(/Enabled/)
  })
})

describe('RejectDirectSend', () => {
  it('is switched, verified, and set back once', () => {
    const script = rejectDirectSendScript('step-01', true)
    const tenant = new ModelTenant([])
    expect(() => run(script, 'Verify', tenant)).toThrow(Stopped)
    run(script, 'Change', tenant)
    run(script, 'Change', tenant)
    run(script, 'Verify', tenant)
    expect(tenant.rejectDirectSend).toBe(true)
    run(script, 'Rollback', tenant)
    run(script, 'Rollback', tenant)
    expect(tenant.rejectDirectSend).toBe(false)
    expect(tenant.calls).toEqual(['Set-OrganizationConfig', 'Set-OrganizationConfig'])
  })
})

describe('break glass', () => {
  const script = breakGlassScript('break-glass')

  it('opens exactly the locks that the model opens, and sets them back', () => {
    fc.assert(
      fc.property(pairOfPhases, ({ before, after }) => {
        const connectors = [...before, ...after].map((connector, index) => ({ ...connector, id: `c${index}` }))
        const tenant = new ModelTenant(connectors)
        const { state } = tenant
        run(script, 'Change', tenant)
        const opened = withLocksOpened(newPhase({ id: 'p', name: '', connectors }))
        expect(tenant.state).toEqual(new ModelTenant(opened.connectors).state)
        run(script, 'Verify', tenant)
        if (tenant.files.size > 0) run(script, 'Rollback', tenant)
        expect(tenant.state).toEqual(state)
      }),
      RUNS,
    )
  })

  it('sets nothing back where somebody set a flag since', () => {
    const tenant = new ModelTenant([
      { ...filter, restrictDomainsToCertificate: true, tlsSenderCertificateName: 'a.example' },
    ])
    run(script, 'Change', tenant)
    const [found] = tenant.call('Get-InboundConnector', tenantArguments({}))
    tenant.call(
      'Set-InboundConnector',
      tenantArguments({ Identity: guidOf(found), RestrictDomainsToIPAddresses: true }),
    )
    expect(() => run(script, 'Rollback', tenant)).toThrow(Stopped)
  })
})
