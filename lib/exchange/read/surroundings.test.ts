import { describe, expect, test } from 'vitest'
import { importConnectors } from '#lib/exchange/connectors/import-connectors'

/** Exports with what stands around them where administrators find them. Names and addresses are made up. */
const FACTS = [
  'name',
  'senderDomains',
  'senderIPAddresses',
  'requireTls',
  'tlsSenderCertificateName',
  'enabled',
] as const

/** What is compared of a connector. */
const brief = (text: string) =>
  importConnectors(text).connectors.map((connector) => FACTS.map((fact) => connector[fact]))
const severe = (text: string) =>
  importConnectors(text)
    .problems.filter(({ severity }) => severity !== 'info' && severity !== 'question')
    .map(({ code }) => code)
const asked = (text: string) =>
  importConnectors(text)
    .problems.filter(({ severity }) => severity === 'question')
    .map(({ field }) => field)

const LABELS: readonly (readonly [string, string])[] = [
  ['Name', 'Gateway North'],
  ['Enabled', 'True'],
  ['ConnectorType', 'Partner'],
  ['SenderDomains', '{smtp:*;1}'],
  ['SenderIPAddresses', '{198.51.100.0/24, 203.0.113.7}'],
  ['RestrictDomainsToIPAddresses', 'True'],
  ['RestrictDomainsToCertificate', 'False'],
  ['RequireTls', 'True'],
  ['TlsSenderCertificateName', 'mx.filter.example'],
  ['AssociatedAcceptedDomains', '{}'],
]
const LIST = LABELS.map(([label, value]) => `${label.padEnd(28)} : ${value}`).join('\n')
const JSON_TEXT = JSON.stringify({
  Name: 'Gateway North',
  Enabled: true,
  ConnectorType: 'Partner',
  SenderDomains: ['smtp:*;1'],
  SenderIPAddresses: ['198.51.100.0/24', '203.0.113.7'],
  RestrictDomainsToIPAddresses: true,
  RestrictDomainsToCertificate: false,
  RequireTls: true,
  TlsSenderCertificateName: 'mx.filter.example',
  AssociatedAcceptedDomains: [],
})
const GATEWAY = ['Gateway North', ['*'], ['198.51.100.0/24', '203.0.113.7'], true, 'mx.filter.example', true]
const OUTBOUND = `Name             : Out
Enabled          : True
ConnectorType    : Partner
RecipientDomains : {*}
SmartHosts       : {out.filter.example}`

describe('a connector in whatever stands around it', () => {
  const BANNER = `${'-'.repeat(60)}\nThis module holds new cmdlets.\n\nFor more information see the documentation.\n${'-'.repeat(60)}\n\n`
  const STARS = '**********************'
  test.each<readonly [string, string]>([
    ['JSON behind the banner of a module', BANNER + JSON_TEXT],
    ['JSON behind a German warning', `WARNUNG: Das Ergebnis wurde abgeschnitten.\n${JSON_TEXT}`],
    ['JSON behind words in its line', `Anna: ${JSON_TEXT}`],
    ['JSON in a code fence', `Here it is:\n\`\`\`json\n${JSON_TEXT}\n\`\`\``],
    [
      'JSON at the prompt of a Unix shell',
      `anna@mgmt:~$ pwsh -c "Get-InboundConnector | ConvertTo-Json"\n${JSON_TEXT}`,
    ],
    ['JSON at the prompt of cmd', `C:\\Users\\anna>pwsh -c Get-InboundConnector\n${JSON_TEXT}\n`],
    ['JSON at a remote prompt', `[exo]: PS C:\\> Get-InboundConnector | ConvertTo-Json\n${JSON_TEXT}`],
    ['JSON in typographic quotes', JSON_TEXT.replace(/"([^"]*)"/g, '\u201c$1\u201d')],
    ['JSON in German quotes', JSON_TEXT.replace(/"([^"]*)"/g, '\u201e$1\u201c')],
    ['JSON with a comma behind the last entry', `[${JSON_TEXT},]`],
    ['JSON with no-break spaces between tokens', JSON_TEXT.replaceAll(',', ',\u00a0')],
    ['JSON far below unknown keys', `{"a":{"b":[{"c":{"d":${JSON_TEXT}}}],"e":1},"f":"g"}`],
    [
      'JSON in a quoted mail',
      `On Monday Ben wrote:\n${JSON.stringify(JSON.parse(JSON_TEXT), null, 1).replace(/^/gm, '> ')}`,
    ],
    ['a list in a quoted mail', `Ben schrieb:\n\n${LIST.replace(/^/gm, '> ')}\n\nGruß`],
    ['a list quoted twice', LIST.replace(/^/gm, '>> ')],
    ['a list that is indented', LIST.replace(/^/gm, '    ')],
    ['a list padded with no-break spaces', LIST.replace(/ {2}(?=.*:)/g, ' \u00a0')],
    ['a list with single blanks', LIST.replace(/ +:/g, ' :')],
    ['a list with tabs', LIST.replace(/ +: /g, '\t: ')],
    ['a list with a blank line behind each line', LIST.replaceAll('\n', '\n\n')],
    [
      'a list with single blanks and a blank line behind each line',
      LIST.replace(/ +:/g, ' :').replaceAll('\n', '\n\n'),
    ],
    ['a list that a chat repeats the name before', LIST.replace(/^/gm, '[10:15] Anna Meier: ')],
    ['a list with bullets', LIST.replace(/^/gm, '- ')],
    [
      'a list with line numbers',
      LIST.split('\n')
        .map((line, i) => `${i + 1}  ${line}`)
        .join('\n'),
    ],
    ['a list in bold labels', LIST.replace(/^(\w+)/gm, '**$1**')],
    ['a list in a fence of HTML', `<pre>${LIST}</pre>`],
    ['JSON in the text of another JSON', JSON.stringify({ body: JSON_TEXT })],
    ['a list on one line', LIST.replaceAll('\n', ' ')],
    ['a list broken within an address', LIST.replace('203.0.113.7', '203.0.\n113.7')],
    ['a list broken between entries', LIST.replace(', ', ',\n')],
    ['a list with unseen characters before its lines', LIST.replace(/^/gm, '\u200b')],
    [
      'a list in a transcript',
      `${STARS}\nWindows PowerShell transcript start\nUsername: CONTOSO\\admin\n${STARS}\nTranscript started, output file is C:\\t.txt\nPS C:\\> Get-InboundConnector | fl\n\n${LIST}\n\n\nPS C:\\> Stop-Transcript\n${STARS}\nWindows PowerShell transcript end\n${STARS}\n`,
    ],
    [
      'a list behind a command that the console wrapped',
      `PS C:\\> Get-InboundConnector | fl Name,\nEnabled,SenderDomains\n\n${LIST}\n`,
    ],
    [
      'a table of a spreadsheet',
      LABELS.map(([label, value]) => `${label}\t${value.replace(/^True$/, 'TRUE')}`).join('\n'),
    ],
    [
      'a table of a German spreadsheet',
      LABELS.map(
        ([l, v]) => `${l};${v.replace('True', 'WAHR').replace('False', 'FALSCH').replace('smtp:*;1', '*')}`,
      ).join('\n'),
    ],
    [
      'a Markdown table',
      [LABELS.map(([label]) => label), LABELS.map(() => ':---'), LABELS.map(([, value]) => value.replace('*', '\\*'))]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n'),
    ],
    [
      'a Markdown table of properties',
      ['| Property | Value |', '|---|---|', ...LABELS.map(([l, v]) => `| **${l}** | \`${v}\` |`)].join('\n'),
    ],
    ['a connector beside an outbound one', `${LIST}\n\n\n${OUTBOUND}\n`],
    [
      'a connector behind an outbound one',
      `PS C:\\> Get-OutboundConnector | fl\n${OUTBOUND}\n\nPS C:\\> Get-InboundConnector | fl\n${LIST}\n`,
    ],
  ])('%s is read as the same connector, and nothing is asked', (_name, text) => {
    expect(brief(text)).toEqual([GATEWAY])
    expect(severe(text)).toEqual([])
    expect(asked(text)).toEqual([])
  })

  test('outputs in several formats one after another are all read', () => {
    const text = `${JSON_TEXT}\n\n${LIST.replace('North', 'South')}\n`
    expect(brief(text).map(([name]) => name)).toEqual(['Gateway North', 'Gateway South'])
  })
})

describe('planned connectors', () => {
  const NEW = `-SenderDomains '*' -RequireTls $true -SenderIPAddresses 198.51.100.0/24,203.0.113.7 -TlsSenderCertificateName mx.filter.example`
  test.each<readonly [string, string]>([
    ['a line', `New-InboundConnector -Name "Gateway North" ${NEW}`],
    ['a line at a prompt', `PS C:\\> New-InboundConnector -Name "Gateway North" ${NEW}\n`],
    ['lines joined by backticks', `New-InboundConnector -Name "Gateway North" ${NEW}`.replaceAll(' -', ' `\n  -')],
    ['lines whose backticks were lost', `New-InboundConnector -Name "Gateway North" ${NEW}`.replaceAll(' -', '\n  -')],
    [
      'dashes and quotes of a word processor',
      `New-InboundConnector –Name “Gateway North” ${NEW.replaceAll('-S', '–S').replaceAll("'", '’')}`,
    ],
    [
      'abbreviated parameters',
      `New-InboundConnector "Gateway North" ${NEW.replace('-SenderIPAddresses', '-SenderIP').replace('-RequireTls', '-Req')}`,
    ],
    [
      'variables',
      `$n = "North"\n$ips = @(\n  "198.51.100.0/24"\n  "203.0.113.7" # second\n)\nNew-InboundConnector -Name "Gateway $n" ${NEW.replace('198.51.100.0/24,203.0.113.7', '$ips')}`,
    ],
    [
      'a list that grows',
      `$ips = @("198.51.100.0/24")\n$ips += '203.0.113.7'\nNew-InboundConnector -Name "Gateway North" ${NEW.replace('198.51.100.0/24,203.0.113.7', '$ips')}`,
    ],
    [
      'a splatted table',
      `$p = @{\n  Name = 'Gateway North'; SenderDomains='*'\n  RequireTls = $true\n  SenderIPAddresses = '198.51.100.0/24',\n    '203.0.113.7'\n  TlsSenderCertificateName = 'mx.filter.example'\n}\nNew-InboundConnector @p`,
    ],
    [
      'a log of the hybrid wizard',
      `2026.03.02 10:15:00.123 *INFO* [Client=UX] START New-InboundConnector -Name: 'Gateway North' -SenderDomains: {smtp:*;1} -RequireTLS: $true -SenderIPAddresses: {198.51.100.0/24, 203.0.113.7} -TlsSenderCertificateName: 'mx.filter.example'\n2026.03.02 10:15:01.000 *INFO* FINISH`,
    ],
    [
      'a log of the hybrid wizard that names the cmdlet before it',
      `2026.03.02 10:15:00.123 *INFO* 10277 [Client=UX, Session=Tenant, Cmdlet=New-InboundConnector, Thread=21] START New-InboundConnector -Name 'Gateway North' -SenderDomains {smtp:*;1} -RequireTLS: $true -SenderIPAddresses {198.51.100.0/24, 203.0.113.7} -TlsSenderCertificateName 'mx.filter.example'\n2026.03.02 10:15:01.000 *INFO* 10278 [Client=UX, Session=Tenant, Cmdlet=New-InboundConnector, Thread=21] FINISH Time=2001.2ms Results=1`,
    ],
    [
      'a command beside others that are commented out',
      `# New-InboundConnector -Name "Old" ${NEW}\n<#\nNew-InboundConnector -Name "Older" ${NEW}\n#>\nNew-InboundConnector -Name "Gateway North" ${NEW}`,
    ],
    [
      'a REST body',
      JSON.stringify({
        CmdletInput: {
          CmdletName: 'New-InboundConnector',
          Parameters: {
            Name: 'Gateway North',
            'SenderDomains@odata.type': '#Collection(String)',
            SenderDomains: ['*'],
            RequireTls: true,
            SenderIPAddresses: ['198.51.100.0/24', '203.0.113.7'],
            TlsSenderCertificateName: 'mx.filter.example',
          },
        },
      }),
    ],
    [
      'New- and then Set-',
      `New-InboundConnector -Name 'Gateway North' ${NEW.replace('$true', '$false')} -Enabled $false\nSet-InboundConnector -Identity 'gateway north' -Enabled $true -RequireTls:$true`,
    ],
  ])('%s: defaults of the cmdlet are taken, its type is asked', (_name, text) => {
    expect(brief(text)).toEqual([GATEWAY])
    expect(asked(text)).toEqual(['ConnectorType'])
    expect(severe(text)).toEqual([])
    expect(importConnectors(text).problems.map(({ code }) => code)).toContain('DEFAULTS_OF_NEW')
  })

  const DSC = `Configuration Tenant\n{\n  Node localhost\n  {\n    EXOInboundConnector "x"\n    {\n      Identity = "Gateway North"; SenderDomains = @("smtp:*;1")\n      SenderIPAddresses = @("198.51.100.0/24","203.0.113.7")\n      RequireTls = $True; Enabled = $True\n      TlsSenderCertificateName = "mx.filter.example"\n      Ensure = "Present"\n      Credential = $Credscredential\n    }\n  }\n}`
  const RESOURCE = {
    Identity: 'Gateway North',
    SenderDomains: ['*'],
    SenderIPAddresses: ['198.51.100.0/24', '203.0.113.7'],
    RequireTls: true,
    Enabled: true,
    TlsSenderCertificateName: 'mx.filter.example',
  }
  test.each<readonly [string, string]>([
    ['a block of Microsoft365DSC', DSC],
    ['its JSON report', JSON.stringify([{ ResourceName: 'EXOInboundConnector', Ensure: 'Present', ...RESOURCE }])],
    [
      'a snapshot of tenant configuration management',
      JSON.stringify({
        displayName: 'Baseline',
        baseline: {
          resources: [{ resourceType: 'microsoft.exchange.inboundConnector', displayName: 'x', properties: RESOURCE }],
        },
      }),
    ],
    [
      'a change of a connector that is piped in',
      `Get-InboundConnector -Identity "Gateway North" | Set-InboundConnector -SenderDomains * -SenderIPAddresses 198.51.100.0/24,203.0.113.7 -RequireTls $true -Enabled $true -TlsSenderCertificateName mx.filter.example`,
    ],
    [
      'a change of one connector',
      `Set-InboundConnector "Gateway North" -SenderDomains * -SenderIPAddresses 198.51.100.0/24,203.0.113.7 -RequireTls $true -Enabled $true -TlsSenderCertificateName mx.filter.example`,
    ],
  ])('%s: what is not given is asked', (_name, text) => {
    expect(brief(text)).toEqual([GATEWAY])
    expect(asked(text)).toEqual(expect.arrayContaining(['ConnectorType', 'RestrictDomainsToIPAddresses']))
    expect(severe(text)).toEqual([])
  })

  test.each<readonly [string, string, string]>([
    ['a variable that the text does not hold', '$ips', 'SenderIPAddresses'],
    ['a file', '(Get-Content ips.txt)', 'SenderIPAddresses'],
    ['a change of a list', '@{Add="198.51.100.7"}', 'SenderIPAddresses'],
    ['an operator', '"198.51.100.7,198.51.100.8" -split ","', 'SenderIPAddresses'],
    ['a member', '$list.Addresses', 'SenderIPAddresses'],
    ['a gap of a guide', '"<address of your filter>"', 'SenderIPAddresses'],
    ['a list with a part that is not known', '"198.51.100.7",$more', 'SenderIPAddresses'],
  ])('%s is asked, and never guessed', (_name, value, field) => {
    const text = `New-InboundConnector -Name x -SenderDomains * -${field} ${value} -RequireTls $true`
    expect(importConnectors(text).connectors).toMatchObject([{ name: 'x', requireTls: true, senderIPAddresses: [] }])
    expect(asked(text)).toContain(field)
    expect(importConnectors(text).problems).toContainEqual(expect.objectContaining({ code: 'NOT_IN_TEXT', field }))
  })

  test.each([
    'Get-Content .\\ips.txt',
    'Get-Content ips.txt | Sort-Object -Unique',
    'Import-Csv list.csv | ForEach-Object {\n  $_.Address\n}',
    '"198.51.100.7","10.0.0.1" | Where-Object { $_ -notlike "10.*" }',
    '& .\\addresses.ps1',
    '.\\addresses.ps1',
  ])('the result of a command is asked, and never its words: %s', (command) => {
    const text = `$ips = ${command}\nNew-InboundConnector -Name x -SenderDomains * -SenderIPAddresses $ips -RequireTls $true`
    expect(importConnectors(text).connectors).toMatchObject([{ name: 'x', requireTls: true, senderIPAddresses: [] }])
    expect(asked(text)).toContain('SenderIPAddresses')
    expect(severe(text)).toEqual(['NOT_IN_TEXT'])
  })

  test.each(['Get-InboundConnector | ', 'Get-InboundConnector | ? Name -like "Old*" | ', ''])(
    'the connectors that are changed have no name in the text, which is asked: %s',
    (before) => {
      expect(asked(`${before}Set-InboundConnector -Enabled $false`)).toContain('Name')
    },
  )

  test('a variable that gets its value under a condition is not known', () => {
    const text = `$tls = $false\nif ($strict) {\n  $tls = $true\n}\nNew-InboundConnector -Name x -SenderDomains * -RequireTls $tls`
    expect(asked(text)).toContain('RequireTls')
  })

  test('a splatted table that the text does not hold leaves everything to be asked', () => {
    expect(asked('New-InboundConnector @settings -SenderDomains *')).toEqual(
      expect.arrayContaining(['SenderIPAddresses', 'RestrictDomainsToIPAddresses', 'RequireTls']),
    )
  })

  test.each([
    'Use New-InboundConnector to create one, and Set-InboundConnector -Identity to change it.',
    'New-InboundConnector\n   [-Name] <String>\n   -SenderDomains <MultiValuedProperty>',
    'New-InboundConnector -Name "x"',
  ])('a sentence or a description of the cmdlet is no command: %s', (text) => {
    expect(importConnectors(text).connectors).toEqual([])
  })

  test('a name that the text does not hold is asked', () => {
    expect(asked('New-InboundConnector -Name $name -SenderDomains * -ConnectorType Partner -RequireTls $true')).toEqual(
      ['Name'],
    )
  })

  test('a block that removes a connector gives none', () => {
    const { connectors, problems } = importConnectors(DSC.replace('"Present"', '"Absent"'))
    expect(connectors).toEqual([])
    expect(problems.map(({ code }) => code)).toContain('TO_BE_REMOVED')
  })
})

describe('objects of other cmdlets', () => {
  test.each<readonly [string, string, string]>([
    ['Get-OutboundConnector', OUTBOUND, 'LEFT_OUT'],
    ['Get-OutboundConnector', JSON.stringify({ Name: 'Out', ConnectorType: 'Partner', UseMXRecord: true }), 'LEFT_OUT'],
    [
      'Get-OutboundConnector',
      'PS C:\\> Get-OutboundConnector | fl Name,Enabled\n\nName    : Out\nEnabled : True\n',
      'LEFT_OUT',
    ],
    [
      'Get-ReceiveConnector',
      JSON.stringify({ Name: 'Default', Bindings: ['0.0.0.0:25'], RequireTLS: false }),
      'LEFT_OUT',
    ],
    [
      'Get-TransportRule',
      'Name           : Bypass\nState          : Enabled\nPriority       : 0\nSetSCL         : -1',
      'LEFT_OUT',
    ],
    [
      'Get-HostedConnectionFilterPolicy',
      '{"conn_filter":[{"Name":"Default","IPAllowList":["198.51.100.0/24"]}]}',
      'LEFT_OUT',
    ],
    [
      'Get-HybridConfiguration',
      'OnPremisesSmartHost : mail.contoso.com\nDomains             : {contoso.com}',
      'LEFT_OUT',
    ],
    ['Get-Mailbox', '"Name","PrimarySmtpAddress"\n"Ann","ann@contoso.com"', 'LEFT_OUT'],
    ['Get-AcceptedDomain', '[{"DomainName":"contoso.com","DomainType":"Authoritative"}]', 'FACTS_FOUND'],
    ['Get-OrganizationConfig', 'RejectDirectSend : True', 'FACTS_FOUND'],
  ])('%s is named', (cmdlet, text, code) => {
    const { connectors, problems } = importConnectors(text)
    expect(connectors).toEqual([])
    expect(problems).toContainEqual(
      expect.objectContaining({ code, parameters: expect.objectContaining({ cmdlet, count: 1 }) }),
    )
  })

  test('accepted domains and RejectDirectSend are facts of a phase, whatever their format', () => {
    const table =
      'Name     DomainName       DomainType    Default\n----     ----------       ----------    -------\nx        contoso.com      Authoritative True\ny        fabrikam.example Authoritative False\n'
    expect(importConnectors(table).facts).toEqual({
      acceptedDomains: ['contoso.com', 'fabrikam.example'],
      rejectDirectSend: null,
    })
    const list =
      'RejectDirectSend : False\n\nDomainName      : contoso.com\nDomainType      : Authoritative\nMatchSubDomains : True\n'
    expect(importConnectors(list).facts).toEqual({ acceptedDomains: ['*.contoso.com'], rejectDirectSend: false })
  })

  test('a table whose columns were moved gives whole words or none', () => {
    const table =
      'Name     DomainName  DomainType    Default\n----     ----------  ----------    -------\nx        *.fabrikam.example Authoritative True\n'
    expect(importConnectors(table).facts.acceptedDomains).toEqual(['*.fabrikam.example'])
    const { facts, problems } = importConnectors(table.replace('x   ', 'x y '))
    expect(facts.acceptedDomains).toBeNull()
    expect(problems.map(({ code }) => code)).toContain('LINE_NOT_READ')
  })

  test('a cut table gives no accepted domains', () => {
    const table = 'Name DomainName  DomainType\n---- ----------  ----------\nx    contoso.e... Authoritative\n'
    expect(importConnectors(table).facts.acceptedDomains).toBeNull()
  })

  test.each([
    '{"Name":"x"}',
    '[{"Name":"x","Enabled":true,"ConnectorType":"Partner"}]',
    'Name : x\nEnabled : True',
    'Name,Enabled\nx,True',
  ])('an object is not told by its name: %s', (text) => {
    expect(importConnectors(text)).toMatchObject({ connectors: [], problems: [{ code: 'NOT_A_CONNECTOR' }] })
  })

  test('the command above tells what its properties do not', () => {
    expect(brief('PS C:\\> Get-InboundConnector | fl Name,Enabled\n\nName    : x\nEnabled : True\n')).toHaveLength(1)
  })
})

describe('a text without a connector gets the sentence that helps', () => {
  test.each<readonly [string, string]>([
    [
      'NOT_CONNECTED',
      "Get-InboundConnector : The term 'Get-InboundConnector' is not recognized as the name of a cmdlet, function, script file, or operable program.\nAt line:1 char:1\n+ Get-InboundConnector\n+ ~~~~\n    + FullyQualifiedErrorId : CommandNotFoundException",
    ],
    [
      'NOT_CONNECTED',
      'Get-InboundConnector: Die Benennung "Get-InboundConnector" wurde nicht als Name eines Cmdlet, einer Funktion, einer Skriptdatei oder eines ausführbaren Programms erkannt.',
    ],
    ['COMMAND_WITHOUT_OUTPUT', 'PS C:\\> Get-InboundConnector | ConvertTo-Json -Depth 5\nPS C:\\> '],
    ['BARE_COMMAND', 'Get-InboundConnector | ConvertTo-Json -Depth 5'],
    ['BARE_COMMAND', 'PS C:\\> Get-InboundConnector | fl'],
    [
      'HTML',
      '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">\n<html><body><table><tr><td>Name</td></tr></table></body></html>',
    ],
    ['WORKBOOK', 'PK\u0003\u0004\u0014\u0000\u0006\u0000[Content_Types].xml'],
    ['INTERPOLATED', '@{Enabled=True; ConnectorType=Partner; SenderDomains=System.Collections.ArrayList; Name=Filter}'],
    ['ADMIN_CENTER', 'Filter\nStatus\nOn\nMail flow scenario\nFrom: Partner organization\nTo: Office 365'],
    ['ADMIN_CENTER', 'Filter\nStatus\nEin\nNachrichtenflussszenario\nVon: Partnerorganisation'],
    ['BROKEN_TEXT', '{"Name":"x","SenderIPAddresses":["203.0.\n113.7"]}'],
    [
      'UNKNOWN_FORMAT',
      'resource "exchange_inbound_connector" "old" {\n  name = "Old filter"\n  sender_domains = ["*"]\n}',
    ],
  ])('%s', (code, text) => {
    const { connectors, problems } = importConnectors(text)
    expect(connectors).toEqual([])
    expect(problems).toMatchObject([{ code }])
  })
})
