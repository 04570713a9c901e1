import { beforeAll, describe, expect, it } from 'vitest'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { LIMITS } from '#lib/scenario/document/limits'
import { newConnector } from '#lib/scenario/document/new-connector'
import { connectorSaying } from '#lib/scenario/testing/connectors'
import { breakGlassScript } from './break-glass'
import type { ConnectorChange } from './change'
import { CMDLETS } from './cmdlets'
import { connectorCommands } from './commands'
import { quoted } from './powershell'
import { connectorScript, rejectDirectSendScript } from './scripts'
import { ATTACKS } from './testing/attacks'
import { descendantsOf, partOf, powershellParser, type Syntax } from './testing/parse-powershell'
import { tokensOf } from './testing/powershell-tokens'

let parse: (text: string) => Syntax
beforeAll(async () => {
  parse = await powershellParser()
})

/** The text that an expression stands for, if it consists of strings, characters by their codes, `+` and parentheses alone. */
function meaningOf(expression: string): string {
  let said = ''
  for (const { kind, text } of tokensOf(expression)) {
    if (kind === 'string') said += text
    else if (kind === 'comment') throw new Error('A comment.')
    else
      for (const [, code, rest] of text.matchAll(/\[char\]0x([0-9A-F]{4})|([^\s+()])/g)) {
        if (rest !== undefined) throw new Error(`Code: ${text}`)
        said += String.fromCharCode(Number.parseInt(code ?? '', 16))
      }
  }
  return said
}

describe('a hostile value', () => {
  it('is one of more than 500', () => {
    expect(new Set(ATTACKS).size).toBeGreaterThan(500)
  })

  it('comes out of its expression as it went in, in pure ASCII, and is one string to the grammar', () => {
    for (const attack of ATTACKS) {
      const expression = quoted(attack)
      expect(expression).toMatch(/^[\x20-\x7e]*$/)
      expect(meaningOf(expression)).toBe(attack)
      expect(expression).toMatch(/^\(?'/)
      expect(descendantsOf(parse(`Get-X -A ${expression}`), 'command')).toHaveLength(1)
    }
  })

  it('is told from code by the tokens of this test', () => {
    expect(() => meaningOf("'a' ; calc")).toThrow('Code')
    expect(() => tokensOf("'it\u2019")).not.toThrow()
    expect(() => tokensOf("'open")).toThrow('does not end')
    expect(meaningOf("'it\u2019\u2018s'")).toBe('it\u2019s')
  })
})

/** A change of every kind. */
const changesSaying = (text: string): ConnectorChange[] => {
  const own = connectorSaying(text)
  const common = {
    kind: 'connector' as const,
    id: 'x',
    rank: 0,
    window: 'days-before' as const,
    hasEffect: true,
    after: null,
  }
  return [
    { ...common, action: 'create', from: null, to: own },
    { ...common, action: 'modify', from: newConnector({ id: 'a', name: 'Old' }), to: own },
    { ...common, action: 'remove', from: own, to: null },
  ]
}

/** The commands that PowerShell would run, in order. */
const commandsOf = (text: string) => descendantsOf(parse(text), 'command_name').map((node) => node.text)

const commentsOf = (text: string) => tokensOf(text).filter(({ kind }) => kind === 'comment')

describe('scripts and commands', () => {
  it('are pure ASCII and have the same comments, whatever the texts of a scenario are', () => {
    const benign = changesSaying('Filter').map((change) => connectorScript('step-01', change).text)
    for (const attack of ATTACKS)
      for (const [index, change] of changesSaying(attack).entries()) {
        const { text } = connectorScript('step-01', change)
        expect(text).toMatch(/^[\n\x20-\x7e]*$/)
        expect(commentsOf(text)).toEqual(commentsOf(benign[index] ?? ''))
        for (const line of Object.values(connectorCommands(change))) expect(line ?? '').toMatch(/^[\x20-\x7e]*$/)
      }
  }, 60_000)

  it('run the same commands by the grammar with every attack inside', () => {
    const all = ATTACKS.join(' ').slice(0, LIMITS.connectorName)
    const attacked = (own: ScenarioConnector) => ({ ...own, efUsers: [...ATTACKS], trustedOrganizations: [...ATTACKS] })
    const attackedChanges = changesSaying(all).map((change) => ({
      ...change,
      from: change.from === null ? null : attacked(change.from),
      to: change.to === null ? null : attacked(change.to),
    }))
    for (const [index, benign] of changesSaying('Filter').entries()) {
      const change = attackedChanges[index]
      if (change === undefined) continue
      const { text } = connectorScript('step-01', change)
      expect(commandsOf(text)).toEqual(commandsOf(connectorScript('step-01', benign).text))
      const lines = (one: ConnectorChange) =>
        Object.values(connectorCommands(one)).flatMap((line) => (line === null ? [] : [commandsOf(line)]))
      expect(lines(change)).toEqual(lines(benign))
    }
  }, 60_000)

  const scripts = [
    ...changesSaying('Filter').map((change) => connectorScript('step-01', change)),
    rejectDirectSendScript('step-02', true),
    breakGlassScript('break-glass'),
  ]

  it('say that they were never run, take -WhatIf, and have the four parts', () => {
    for (const { text } of scripts) {
      expect(text).toContain('never run against Exchange Online')
      expect(text).toContain('SupportsShouldProcess')
      for (const part of ['Check', 'Change', 'Verify', 'Rollback']) expect(text).toContain(`'${part}'`)
      expect(text).toContain('Export-Clixml')
    }
  })

  it('name only cmdlets and parameters that there are', () => {
    const known: Readonly<Record<string, readonly string[]>> = {
      ...CMDLETS,
      'Export-Clixml': ['LiteralPath', 'InputObject'],
      'Import-Clixml': ['LiteralPath'],
      'Test-Path': ['LiteralPath'],
      'Sort-Object': ['Unique', 'CaseSensitive'],
      'ForEach-Object': [],
      'Where-Object': [],
      'Format-List': ['Property'],
    }
    const texts = [
      ...scripts.map(({ text }) => text),
      ...changesSaying('Filter').flatMap((change) =>
        Object.values(connectorCommands(change)).flatMap((line) => line ?? []),
      ),
    ]
    for (const text of texts) {
      const own = new Set(descendantsOf(parse(text), 'function_name').map((node) => node.text))
      for (const command of descendantsOf(parse(text), 'command')) {
        const name = partOf(command, 'command_name')?.text ?? ''
        if (own.has(name)) continue
        expect(Object.keys(known)).toContain(name)
        const parameters = descendantsOf(command, 'command_parameter').map((node) => node.text.slice(1))
        for (const parameter of parameters) if (name.includes('Connector')) expect(known[name]).toContain(parameter)
      }
    }
  })
})
