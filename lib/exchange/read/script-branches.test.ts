import { describe, expect, test } from 'vitest'
import { importConnectors } from '#lib/exchange/connectors/import-connectors'

const made = (name: string) =>
  `New-InboundConnector -Name "${name}" -ConnectorType Partner -SenderDomains * -SenderIPAddresses 198.51.100.0/24 -RequireTls $true`
/** The names of the connectors, and the condition that is said of each. */
function read(text: string) {
  const { connectors, problems } = importConnectors(text)
  return connectors.map(({ id, name }) => [
    name,
    problems.find(({ connectorId, code }) => connectorId === id && code === 'IN_BRANCH')?.value ?? null,
  ])
}

describe('a connector within a block of a script', () => {
  test('is told with its condition, in every branch', () => {
    expect(
      read(`if ($eu) {\n  ${made('EU')}\n} elseif ($us) {\n  ${made('US')}\n} else {\n  ${made('Rest')}\n}`),
    ).toEqual([
      ['EU', 'if ($eu)'],
      ['US', 'elseif ($us)'],
      ['Rest', 'else'],
    ])
    expect(read(`if (-not (Get-InboundConnector "A")) { ${made('A')} }`)).toEqual([
      ['A', 'if (-not (Get-InboundConnector "A"))'],
    ])
    expect(read(`switch ($env) {\n  'prod' { ${made('P')} }\n  'test' { ${made('T')} }\n}`)).toEqual([
      ['P', "switch ($env) › 'prod'"],
      ['T', "switch ($env) › 'test'"],
    ])
    expect(read(`$regions | ForEach-Object {\n  ${made('R')}\n}`)).toEqual([['R', '$regions | ForEach-Object']])
    expect(read(`if ($eu)\n{\n  ${made('EU')}\n}`)).toEqual([['EU', 'if ($eu)']])
  })

  test('behind the block, in try, and in a function nothing is said', () => {
    expect(read(`if ($log) {\n  Start-Transcript\n}\n${made('A')}`)).toEqual([['A', null]])
    expect(read(`try {\n  ${made('A')}\n} catch { Write-Warning $_ }`)).toEqual([['A', null]])
    expect(read(`function New-Filter {\n  ${made('A')}\n}`)).toEqual([['A', null]])
    expect(read(`If you want {this}, run:\n${made('A')}`)).toEqual([['A', null]])
  })

  test('what it changes of a connector made before is asked', () => {
    const text = `${made('A')} -RestrictDomainsToIPAddresses $false\nif ($lock) {\n  Set-InboundConnector "A" -RestrictDomainsToIPAddresses $true\n}`
    const { connectors, problems } = importConnectors(text)
    expect(connectors).toHaveLength(1)
    expect(problems.map(({ code, field }) => `${code} ${field}`)).toEqual(
      expect.arrayContaining(['NOT_IN_TEXT RestrictDomainsToIPAddresses', 'MISSING RestrictDomainsToIPAddresses']),
    )
  })

  test('a variable keeps its value within its branch only', () => {
    const own = '-ConnectorType Partner -SenderDomains * -RequireTls $true'
    const text = `if ($eu) {\n  $ip = '198.51.100.0/24'\n  New-InboundConnector -Name EU ${own} -SenderIPAddresses $ip\n} else {\n  $ip = '203.0.113.0/24'\n  New-InboundConnector -Name US ${own} -SenderIPAddresses $ip\n}\nNew-InboundConnector -Name Other ${own} -SenderIPAddresses $ip`
    const { connectors, problems } = importConnectors(text)
    expect(connectors.map(({ senderIPAddresses }) => senderIPAddresses)).toEqual([
      ['198.51.100.0/24'],
      ['203.0.113.0/24'],
      [],
    ])
    expect(problems.filter(({ code }) => code === 'NOT_IN_TEXT')).toHaveLength(1)
  })
})
