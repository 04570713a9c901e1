import { expect, test } from '#e2e/api-fixtures'
import { ENDPOINTS } from '#lib/contract/endpoints'

test('a list of a vendor becomes networks, and what is left out has its reason', async ({ api }) => {
  const text =
    'Networks of the vendor\nRegion,Network\nEU,198.51.100.0-255.255.255.0\nUS,2001:db8::/32\n# 203.0.113.9 is switched off'
  const response = await api.post('/api/addresses', { data: { text } })
  expect(response.status()).toBe(200)
  const { networks, readAs, leftOut } = ENDPOINTS.readAddresses.answer.parse(await response.json())
  expect(networks).toEqual(['198.51.100.0/24'])
  expect(readAs).toEqual([{ network: '198.51.100.0/24', written: '198.51.100.0-255.255.255.0', line: 3 }])
  expect(leftOut.map(({ reason, line }) => [reason, line])).toEqual([
    ['TEXT', 1],
    ['IPV6', 4],
    ['COMMENT', 5],
  ])
  for (const { message } of leftOut) expect(message).not.toMatch(/\{\w+\}/)
})

test('a bounce is read with its cause, and no fact that it does not state', async ({ api }) => {
  const text =
    '<bob@contoso.com>: host\n    contoso-com.mail.protection.outlook.com[104.47.8.36] said: 550 5.7.606\n    Access denied, banned sending IP [192.0.2.45].'
  const response = await api.post('/api/evidence', { data: { text } })
  expect(response.status()).toBe(200)
  const evidence = ENDPOINTS.readEvidence.answer.parse(await response.json())
  expect(evidence).toMatchObject({ kind: 'bounce', replyRule: 'other', otherCause: 'banned-address', isLock: false })
  expect(evidence.facts.sourceIP.value).toBe('192.0.2.45')
  expect(evidence.facts.recipient.value).toBe('bob@contoso.com')
  expect(evidence.facts.mailFrom.value).toBeNull()
  expect(evidence.explanation).toContain('block list')
})

test('an import offers the facts of the tenant that a transcript of several cmdlets states', async ({ api }) => {
  const text = [
    'PS C:\\> Get-AcceptedDomain | fl DomainName,DomainType\n\nDomainName : contoso.com\nDomainType : Authoritative\n\n',
    'PS C:\\> Get-OrganizationConfig | fl RejectDirectSend\n\nRejectDirectSend : True\n\n',
    'PS C:\\> Get-OutboundConnector | fl Name,SmartHosts\n\nName       : Out\nSmartHosts : {out.filter.example}\n\n',
    'PS C:\\> New-InboundConnector -Name "Filter B" -SenderDomains * -SenderIPAddresses 198.51.100.7 -RequireTls $true\n',
  ].join('')
  const response = await api.post('/api/import', { data: { text } })
  const { connectors, facts, problems } = ENDPOINTS.importConnectors.answer.parse(await response.json())
  expect(connectors).toMatchObject([{ name: 'Filter B', senderIPAddresses: ['198.51.100.7'], requireTls: true }])
  expect(facts).toEqual({ acceptedDomains: ['contoso.com'], rejectDirectSend: true })
  expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining(['LEFT_OUT', 'FACTS_FOUND']))
})
