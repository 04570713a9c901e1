import { describe, expect, it } from 'vitest'
import { readEvidence } from './read-evidence'

// The connector strings and the XML shape are those of docs/formats.md §8.2; the rest is written from PowerShell's
// documented rules.

const escapeXml = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' })[mark] ?? '',
  )

const mep = (name: string, kind: string, value: string) => `<MEP Name="${name}" ${kind}="${escapeXml(value)}" />`
const data = (connector: string | null, more: string[] = []) =>
  `<root>${[
    mep('ConnectorId', 'String', 'EXCH01\\Default EXCH01'),
    mep('ClientIP', 'String', '198.51.100.20'),
    mep('ServerHostName', 'String', 'EXCH01'),
    mep('ReturnPath', 'String', 'ann@fabrikam.example'),
    mep(
      'CustomData',
      'Blob',
      `S:ProxyHop1=FT042(10.152.20.164);${connector === null ? '' : `'S:InboundConnectorData=Name=${connector};ConnectorType=Partner;TenantId=8d1c';S:TenantServiceProvider=1n1;`}S:tlsversion=SP_PROT_TLS1_3_SERVER;S:tlscipher=CALG_AES_256`,
    ),
    mep('SequenceNumber', 'Long', '0'),
    ...more,
  ].join('')}</root>`

describe('the detail of a message trace', () => {
  it.each([
    ["....'S:InboundConnectorData=Name=NaW;ConnectorType=Partner....", 'NaW', null],
    [
      "....'S:InboundConnectorData=Name=IONOS;ConnectorType=Partner;TenantId=......';S:TenantServiceProvider=1n1",
      'IONOS',
      '1n1',
    ],
  ])('the trace %s names its connector', (text, connectorName, tenantServiceProvider) => {
    const evidence = readEvidence(text)
    expect(evidence).toMatchObject({
      kind: 'trace',
      connectorName,
      attribution: 'named',
      tenantServiceProvider,
      replyRule: null,
    })
    expect(evidence.problems).toEqual([])
  })

  it('the XML of a trace gives the facts', () => {
    const evidence = readEvidence(data('IONOS'))
    expect(evidence).toMatchObject({ kind: 'trace', connectorName: 'IONOS', tenantServiceProvider: '1n1' })
    expect(evidence.facts).toMatchObject({
      sourceIP: { value: '198.51.100.20', how: 'stated', from: { line: 1, quote: 'ClientIP: 198.51.100.20' } },
      tls: { value: true, how: 'stated' },
      certificateNames: { value: null },
      mailFrom: { value: 'ann@fabrikam.example' },
      recipient: { value: null },
    })
    expect(evidence.problems).toEqual([])
  })

  it.each([
    'A;B',
    'A=B',
    'Filter; ConnectorTypes=all',
    'Name=x;TenantId=y',
    "O'Neil & Söhne <x>",
    'Ünï "quoted"',
    'фильтр',
    '$( )`',
    'a;S:b',
  ])('the connector name %s is read whole', (name) => {
    const evidence = readEvidence(data(name))
    expect(evidence).toMatchObject({ connectorName: name, attribution: 'named' })
    expect(evidence.problems).toEqual([])
  })

  it('a name that could end in two places gives a problem', () => {
    expect(readEvidence(data('A;ConnectorType=Partner'))).toMatchObject({
      connectorName: 'A;ConnectorType=Partner',
      problems: [{ code: 'NAME_UNSURE' }],
    })
  })

  it('the default connector of a server means that none matched', () => {
    expect(readEvidence(data(null))).toMatchObject({ connectorName: null, attribution: 'default', problems: [] })
    expect(readEvidence(data(null).replace('Default EXCH01', 'Relay'))).toMatchObject({ attribution: 'not-said' })
  })

  it('a trace that was cut before it could name a connector says nothing about it', () => {
    const text = data(null)
    const custom = text.indexOf('CustomData')
    expect(custom).toBeGreaterThan(0)
    for (const end of [custom, text.lastIndexOf('<', custom)])
      expect(readEvidence(text.slice(0, end))).toMatchObject({ connectorName: null, attribution: 'not-said' })
  })

  it('a trace states that there was no TLS', () => {
    const text = data('IONOS').replace('SP_PROT_TLS1_3_SERVER', 'SP_PROT_NONE')
    expect(readEvidence(text).facts).toMatchObject({ tls: { value: false }, certificateNames: { value: [] } })
    expect(readEvidence(data('IONOS').replace(/S:tlsversion=\w+;/, '')).facts.tls.value).toBeNull()
  })

  it('an address inside Exchange Online is not the sender, and CIP is a hint', () => {
    const text = data('IONOS', [mep('CIP', 'String', '203.0.113.9')]).replace('198.51.100.20', '10.0.0.1')
    const evidence = readEvidence(text)
    expect(evidence.facts.sourceIP.value).toBeNull()
    expect(evidence.hints).toMatchObject([{ fact: 'sourceIP', value: '203.0.113.9' }])
    expect(evidence.problems).toMatchObject([{ code: 'INTERNAL_ADDRESS', value: '10.0.0.1' }])
  })

  it('a trace is read from Format-List with wrapped lines', () => {
    const column = ' '.repeat(20)
    const text = [
      'MessageTraceId    : 7b9f7b0a-0000-4000-8000-000000000000',
      'RecipientAddress  : bob@contoso.com',
      'Date              : 2025-01-29T19:07:30Z',
      'Event             : Receive',
      `Data              : ${data('Filter A')}`,
    ].join('\n')
    for (const width of [60, 80, 97, 120]) {
      const wrapped = text
        .split('\n')
        .map((line) => (line.match(new RegExp(`^.{1,${width}}|.{1,${width - 20}}`, 'g')) ?? []).join(`\n${column}`))
        .join('\n')
      const evidence = readEvidence(wrapped)
      expect(evidence, String(width)).toMatchObject({
        connectorName: 'Filter A',
        receivedAt: '2025-01-29T19:07:30.000Z',
        problems: [],
      })
      expect(evidence.facts, String(width)).toMatchObject({
        sourceIP: { value: '198.51.100.20' },
        recipient: { value: 'bob@contoso.com', from: { line: 2 } },
      })
    }
  })

  it('a trace is read from JSON of both PowerShells', () => {
    const detail = { RecipientAddress: 'bob@contoso.com', Event: 'Empfangen', Data: data('Filter "A"') }
    const pretty = JSON.stringify([detail], null, 4)
    const escaped = pretty.replace(/[<>&']/g, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`)
    for (const text of [pretty, escaped])
      expect(readEvidence(text)).toMatchObject({
        kind: 'trace',
        connectorName: 'Filter "A"',
        facts: { recipient: { value: 'bob@contoso.com', from: { line: null } }, sourceIP: { value: '198.51.100.20' } },
      })
  })

  it('a trace is read from CSV with doubled quotes', () => {
    const text = `"Date","Event","Data"\n"2025-01-29","Receive","${data('IONOS').replaceAll('"', '""')}"`
    expect(readEvidence(text)).toMatchObject({ connectorName: 'IONOS', facts: { tls: { value: true } } })
  })

  it.each([
    [
      'the extended report',
      'client_ip,connector_id,recipient_address,original_client_ip,custom_data\n10.1.1.1,EX2\\Default EX2,bob@contoso.com,198.51.100.20,S:InboundConnectorData=Name=Filter A;ConnectorType=Partner;S:tlsversion=SP_PROT_TLS1_3_SERVER',
      true,
    ],
    [
      'the extended report, of plain text',
      'client_ip,connector_id,recipient_address,original_client_ip,custom_data\n10.1.1.1,EX2\\Default EX2,bob@contoso.com,198.51.100.20,S:InboundConnectorData=Name=Filter A;ConnectorType=Partner;S:tlsversion=SP_PROT_NONE',
      false,
    ],
    [
      'the report of PS365',
      '"RecipientAddress","FromIP","TLSVersion","InboundConnectorData","ConnectorType"\n"bob@contoso.com","198.51.100.20","SP_PROT_TLS1_2_SERVER","Filter A","Partner"',
      true,
    ],
    [
      'the report of PS365, with the whole entry',
      '"RecipientAddress","FromIP","TLSVersion","InboundConnectorData"\n"bob@contoso.com","198.51.100.20","SP_PROT_TLS1_2_SERVER","Name=Filter A;ConnectorType=Partner;TenantId=8d1c"',
      true,
    ],
  ])('a row of %s states connector and TLS', (_report, text, tls) => {
    expect(readEvidence(text)).toMatchObject({
      kind: 'trace',
      connectorName: 'Filter A',
      facts: { sourceIP: { value: '198.51.100.20' }, tls: { value: tls } },
    })
  })

  it('rows that differ about TLS leave it unknown', () => {
    const text =
      'FromIP,RecipientAddress,TLSVersion\n198.51.100.20,bob@contoso.com,SP_PROT_TLS1_2_SERVER\n198.51.100.20,bob@contoso.com,SP_PROT_NONE'
    expect(readEvidence(text).facts.tls.value).toBeNull()
  })

  it('facts that differ between several messages stay unknown', () => {
    const evidence = readEvidence(`${data('A')}\n${data('B')}`)
    expect(evidence).toMatchObject({
      connectorName: null,
      attribution: 'not-said',
      problems: [{ code: 'SEVERAL_CONNECTORS' }],
    })
    expect(readEvidence(`${data('NAW')}\n${data('NaW')}`)).toMatchObject({ attribution: 'named', problems: [] })
  })

  it('a document type is refused, and only the five entities are resolved', () => {
    const bomb = `<!DOCTYPE root [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${data('IONOS')}`
    expect(readEvidence(bomb)).toMatchObject({
      facts: { sourceIP: { value: null } },
      problems: [{ code: 'XML_DECLARATION' }],
    })
    expect(readEvidence(data('x').replace('Name=x', 'Name=&b;&#65;&#x42;&amp;')).connectorName).toBe('&b;AB&')
  })

  it('a cut trace gives a problem', () => {
    const cut = data('IONOS')
    expect(readEvidence(cut.slice(0, cut.indexOf('IONOS') + 3))).toMatchObject({ problems: [{ code: 'XML_BROKEN' }] })
    expect(readEvidence("'S:InboundConnectorData=Name=ION")).toMatchObject({
      connectorName: null,
      attribution: 'not-said',
      problems: [{ code: 'NAME_CUT' }],
    })
  })

  it('an empty recipient is none', () => {
    expect(readEvidence('FromIP : 192.0.2.7\nRecipientAddress : <>').facts.recipient.value).toBeNull()
  })
})
