import { describe, expect, test } from 'vitest'
import { importConnectors } from '#lib/exchange/connectors/import-connectors'

const printed = (name: string, ip: string) =>
  `Name                         : ${name}\nConnectorType                : Partner\nEnabled                      : True\nSenderDomains                : {*}\nSenderIPAddresses            : {${ip}}\nRequireTls                   : True\nRestrictDomainsToIPAddresses : True\nRestrictDomainsToCertificate : False\nTlsSenderCertificateName     :\nAssociatedAcceptedDomains    : {}\n`
const read = (text: string) => importConnectors(text)
const codes = (text: string) => read(text).problems.map(({ code }) => code)

describe('a connector that a text has in several states', () => {
  test('is taken in its last one', () => {
    const text = `PS> Get-InboundConnector A | fl\n\n${printed('A', '192.0.2.1')}\nPS> Set-InboundConnector A -SenderIPAddresses 198.51.100.0/24\nPS> Get-InboundConnector a | fl\n\n${printed('a', '203.0.113.7')}\nPS>`
    expect(read(text).connectors).toMatchObject([{ name: 'a', senderIPAddresses: ['203.0.113.7'] }])
    expect(codes(text)).toContain('PRINTED_AGAIN')
  })

  test('is changed by what follows, and asked where that is not in the text', () => {
    const set = (change: string) => `${printed('A', '192.0.2.1')}\nSet-InboundConnector -Identity "A" ${change}\n`
    expect(read(set('-Enabled $false')).connectors).toMatchObject([
      { enabled: false, senderIPAddresses: ['192.0.2.1'] },
    ])
    const added = read(set('-SenderIPAddresses @{Add="198.51.100.7"}'))
    expect(added.connectors).toMatchObject([{ senderIPAddresses: [] }])
    expect(added.problems).toContainEqual(expect.objectContaining({ code: 'MISSING', field: 'SenderIPAddresses' }))
  })

  test('is none once it is removed, unless a condition stands before that', () => {
    expect(read(`${printed('A', '192.0.2.1')}\nRemove-InboundConnector "A" -Confirm:$false\n`).connectors).toEqual([])
    const made = 'New-InboundConnector -Name A -ConnectorType Partner -SenderDomains * -RequireTls $true'
    expect(read(`Remove-InboundConnector A\n${made}`).connectors).toMatchObject([{ name: 'A' }])
    expect(read(`${made}\nif ($gone) { Remove-InboundConnector A }`).connectors).toMatchObject([{ name: 'A' }])
  })

  test('of the branches of a script, and of one output, both stay', () => {
    const made = (ip: string) =>
      `New-InboundConnector -Name A -SenderDomains * -SenderIPAddresses ${ip} -RequireTls $true`
    expect(read(`if ($eu) {\n${made('192.0.2.1')}\n} else {\n${made('192.0.2.2')}\n}`).connectors).toHaveLength(2)
    expect(
      read(
        JSON.stringify([
          { Name: 'A', SenderDomains: [] },
          { Name: 'A', SenderDomains: [] },
        ]),
      ).connectors,
    ).toHaveLength(2)
  })
})
