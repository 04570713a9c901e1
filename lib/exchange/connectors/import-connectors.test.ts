import { describe, expect, test } from 'vitest'
import { COMPLETE } from '#lib/exchange/testing/complete-connector'
import { exportConnectors } from '#lib/exchange/testing/export-connectors'
import { connectorSchema } from '#lib/scenario/document/connector'
import { newConnector } from '#lib/scenario/document/new-connector'
import { importConnectors } from './import-connectors'

/** A connector as PowerShell 7 prints it (docs/formats.md §2.1, G2O). */
const LIVE = `{ "Enabled": false, "ConnectorType": "OnPremises", "ConnectorSource": "AdminUI", "Comment": "",
  "SenderIPAddresses": ["81.187.237.31"], "SenderDomains": ["smtp:*;1"], "TrustedOrganizations": [],
  "ClientHostNames": [], "AssociatedAcceptedDomains": [], "RequireTls": false,
  "RestrictDomainsToIPAddresses": false, "RestrictDomainsToCertificate": false, "CloudServicesMailEnabled": false,
  "TreatMessagesAsInternal": false, "TlsSenderCertificateName": null, "EFTestMode": false,
  "ScanAndDropRecipients": [], "EFSkipLastIP": false, "EFSkipIPs": [], "EFSkipMailGateway": [], "EFUsers": [],
  "AdminDisplayName": "", "Name": "myorgemail", "Identity": "myorgemail",
  "WhenChangedUTC": "2026-07-23T22:55:49.0000000Z", "WhenCreatedUTC": "2026-07-23T22:55:43.0000000Z",
  "Guid": "acc2eccd-550f-4efa-9905-46054a5f516a", "IsValid": true }`

describe('the live sample', () => {
  const { format, connectors, problems } = importConnectors(LIVE)

  test('the sample is imported without a problem and with its unknown properties', () => {
    expect({ format, problems }).toEqual({ format: 'json', problems: [] })
    expect(connectors).toEqual([
      newConnector({
        id: 'myorgemail',
        name: 'myorgemail',
        enabled: false,
        connectorType: 'OnPremises',
        connectorSource: 'AdminUI',
        senderIPAddresses: ['81.187.237.31'],
        requireTls: false,
        otherProperties: [
          ['ClientHostNames', []],
          ['EFTestMode', false],
          ['ScanAndDropRecipients', []],
          ['EFSkipMailGateway', []],
          ['AdminDisplayName', ''],
          ['Identity', 'myorgemail'],
          ['WhenChangedUTC', '2026-07-23T22:55:49.0000000Z'],
          ['WhenCreatedUTC', '2026-07-23T22:55:43.0000000Z'],
          ['Guid', 'acc2eccd-550f-4efa-9905-46054a5f516a'],
          ['IsValid', true],
        ],
      }),
    ])
    expect(connectorSchema.parse(connectors[0])).toEqual(connectors[0])
  })

  test('the sample is exported as it was imported', () => {
    expect(JSON.parse(exportConnectors(connectors))).toEqual([JSON.parse(LIVE)])
  })
})

describe('the shapes of the text', () => {
  const one = JSON.stringify(COMPLETE)
  test.each([
    ['a list', `[${one},${one}]`, 2],
    ['Graph and REST', `{"@odata.context":"x","value":[${one}]}`, 1],
    ['ScubaGear', `{"inbound_connectors":[${one}]}`, 1],
    ['a list wrapped by Windows PowerShell', `{"value":[${one}],"Count":1}`, 1],
    ['lists in a list', `[[${one}],[[${one}]]]`, 2],
    ['a byte order mark', `\uFEFF${one}`, 1],
    ['Windows line ends', JSON.stringify(COMPLETE, null, 4).replaceAll('\n', '\r\n'), 1],
  ])('%s gives all connectors and no problem', (_name, text, count) => {
    const { connectors, problems } = importConnectors(text)
    expect(problems).toEqual([])
    expect(connectors).toHaveLength(count)
    expect(new Set(connectors.map(({ id }) => id)).size).toBe(count)
  })

  test.each([
    ['objects', `${one}\n${one}\n${one}`, 3],
    ['lists', `[${one}]\r\n[${one},${one}]`, 3],
    ['what tools wrapped', `{"value":[${one}]}\n{"value":[${one}]}`, 2],
  ])('%s one after another give all connectors, with a problem that says so', (_name, text, count) => {
    const { connectors, problems } = importConnectors(text)
    expect(problems).toMatchObject([{ code: 'SEVERAL_TEXTS', severity: 'info' }])
    expect(connectors).toHaveLength(count)
  })

  test.each([
    ['a prompt', 'PS C:\\> Get-InboundConnector | ConvertTo-Json\n', ''],
    ['a prompt at both ends', '[PS] C:\\>Get-InboundConnector | ConvertTo-Json\r\n', '\r\n[PS] C:\\>'],
    ['a warning', 'WARNING: Resulting JSON is truncated as serialization has exceeded the set depth\n of 2.\n\n', ''],
    ['a warning behind', '', '\nWARNING: Resulting JSON is truncated.\nPS /home/me> '],
  ])('%s beside the output is skipped, and line numbers stay right', (_name, before, behind) => {
    for (const output of [
      one,
      `<Objs><Obj RefId="0"><MS><S N="Name">x</S><S N="SenderDomains">*</S></MS></Obj></Objs>`,
    ]) {
      const expected = importConnectors(output)
      const { format, connectors, problems } = importConnectors(before + output + behind)
      expect({ format, connectors }).toEqual({ format: expected.format, connectors: expected.connectors })
      const lines = before.split('\n').length - 1
      expect(problems).toEqual(expected.problems.map((problem) => ({ ...problem, line: problem.line + lines })))
    }
  })

  test('what the text does not hold is named by connector, an empty value is held', () => {
    const { SenderDomains: _, ...rest } = COMPLETE
    const kept = { ConnectorSource: 'Default', Comment: '', TrustedOrganizations: [], EFSkipIPs: [], EFUsers: [] }
    const flags = { CloudServicesMailEnabled: false, TreatMessagesAsInternal: false, EFSkipLastIP: false }
    const { absent } = importConnectors(
      JSON.stringify([
        { ...rest, ...kept, ...flags },
        { ...COMPLETE, ...kept, ...flags, Name: 'Second', RequireTls: null, SenderIPAddresses: null },
        { ...COMPLETE, ...kept, ...flags, Name: 'Third' },
      ]),
    )
    expect(absent).toEqual([
      { connectorId: 'filter', properties: ['SenderDomains'] },
      { connectorId: 'second', properties: ['RequireTls'] },
    ])
  })

  test.each(['[null]', '[]', 'null', '{"inbound_connectors":[null]}'])('%s gives no connector', (text) => {
    expect(importConnectors(text)).toMatchObject({
      format: 'json',
      connectors: [],
      problems: [{ code: 'NO_CONNECTORS', severity: 'info' }],
    })
  })

  test.each([
    [
      'format-table',
      'FORMAT_TABLE',
      'Name    Enabled ConnectorType\n----    ------- -------------\nFilter  True    Partner',
    ],
    [
      'microsoft365dsc',
      'MICROSOFT365DSC',
      'Configuration M365TenantConfig\n{\n  Import-DscResource -ModuleName Microsoft365DSC\n}',
    ],
    ['unknown', 'UNKNOWN_FORMAT', 'v=spf1 include:spf.protection.outlook.com -all'],
    ['unknown', 'EMPTY_TEXT', '  \n'],
  ])('%s is told which command to run (%s)', (format, code, text) => {
    const { problems, ...rest } = importConnectors(text)
    expect(rest).toEqual({
      format,
      connectors: [],
      absent: [],
      facts: { acceptedDomains: null, rejectDirectSend: null },
    })
    expect(problems).toMatchObject([{ code, severity: 'error', line: 1 }])
    expect(problems[0]?.parameters.command).toBe('Get-InboundConnector | ConvertTo-Json -Depth 5')
  })
})
