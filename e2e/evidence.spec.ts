import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { cell, cellPanel, openEvidenceDialog, openScenario, verdict, why } from './screens'

const LOCKED =
  "550 5.7.51 TenantInboundAttribution; There is a partner connector configured that matched the message's recipient domain. The connector had either the RestrictDomainsToIPAddresses or RestrictDomainsToCertificate set [FR2DEU01FT016.eop-deu01.prod.protection.outlook.com 2026-06-06T06:22:40.472Z 08DB6591E8589FA7]"

/** Breaks the text at a fixed column, also inside words, as mail programs do. */
const hardWrap = (text: string, column: number) => (text.match(new RegExp(`.{1,${column}}`, 'g')) ?? []).join('\r\n')

const BOUNCE = `Generating server: mx.litware.example\r\n\r\nuser@contoso.com\r\n${hardWrap(
  `Remote server returned '554 5.7.0 < #5.7.51 smtp; ${LOCKED}>'`,
  37,
)}`

const HEADER = `Received: from mail.litware.example (198.51.100.20) by DB5EUR01FT013.mail.protection.outlook.com (10.152.4.30)
 with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256) id 15.20.9000.1
 via Frontend Transport; Tue, 12 May 2026 17:52:14 +0000
Return-Path: someone@litware.example
To: user@contoso.com
Subject: Hello`

const TRACE = `Event  : Receive
Data   : <root><MEP Name="ClientIP" String="198.51.100.20" /><MEP Name="ReturnPath" String="someone@litware.example" /><MEP Name="CustomData" Blob="S:tlsversion=SP_PROT_TLS1_3_SERVER;S:InboundConnectorData=Name=FILTER b;ConnectorType=Partner;TenantId=1;S:TenantServiceProvider=1n1" /></root>`

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Sample sender from evidence' })

async function openEvidence(page: Page): Promise<Locator> {
  await openScenario(page, 'Switch from vendor A to vendor B')
  await openEvidenceDialog(page)
  return dialogOf(page)
}

const textField = (dialog: Locator): Locator => dialog.getByLabel('Headers, bounce or trace detail')

/** A fact in the dialog: its value with the text it was read from, or the reason why it is not known. */
const fact = (dialog: Locator, name: string): Locator =>
  dialog.locator('dl > div').filter({ has: dialog.page().getByText(name, { exact: true }) })

test('a bounce leads to the phase and the check that caused it', async ({ page }) => {
  const dialog = await openEvidence(page)
  await textField(dialog).fill(BOUNCE)
  await expect(dialog.getByText('a bounce', { exact: true })).toBeVisible()
  await expect(dialog.getByText('550 5.7.51', { exact: true })).toBeVisible()
  const phase = dialog.getByRole('region', { name: '④ A disabled' })
  await expect(phase).toContainText('“Internet through filter A” should get in and gets this answer here.')
  await expect(phase).toContainText('Filter B: No name in the sender’s certificate fits TlsSenderCertificateName.')
  await expect(phase).toContainText('Filter A: The connector is switched off')
  await phase.getByRole('button', { name: 'Late quarantine release of filter A in ④: show why' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(why(page)).toContainText('Late quarantine release of filter A is refused in ④')
  await expect(page).toHaveURL(/phase=a-disabled/)
})

test('the dialog says so if no phase explains a bounce, and names what would explain it', async ({ page }) => {
  const dialog = await openEvidence(page)
  await textField(dialog).fill('550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization')
  await expect(dialog).toContainText('No phase of this scenario explains it.')
  await expect(dialog).toContainText('It would be explained by RejectDirectSend being on')
  await textField(dialog).fill('550 5.4.1 Recipient address rejected: Access denied')
  await expect(dialog).toContainText('The mailbox is not known')
  await expect(dialog).toContainText('No inbound connector gives this answer, so no phase is to blame.')
  await textField(dialog).fill('451 4.7.500 Server busy. Please try again later from [192.0.2.77]. (AS77713)')
  await expect(dialog).toContainText('it has to do with connectors')
  await expect(dialog).not.toContainText('no phase is to blame')
})

test('headers become a sample sender whose unknown facts stay unknown', async ({ page }) => {
  const dialog = await openEvidence(page)
  await textField(dialog).fill(HEADER)
  await expect(dialog.getByLabel('Delivered by')).toHaveValue('filter-b')
  await expect(fact(dialog, 'Source IP')).toContainText('198.51.100.20')
  await expect(fact(dialog, 'Source IP')).toContainText('line 1: Received: from mail.litware.example')
  await expect(fact(dialog, 'TLS')).toContainText('yes')
  await expect(fact(dialog, 'MAIL FROM')).toContainText('someone@litware.example')
  // What the text does not say is taken from the service, and may stay open.
  const names = fact(dialog, 'Names in the certificate')
  await expect(names).toContainText('contoso.filter-b.example')
  await expect(names).toContainText('Taken from Filter B, not from the text')
  await names.getByRole('button', { name: 'Leave open' }).click()
  await expect(names).toContainText(/not known.*do not say/)
  await expect(fact(dialog, 'Recipient (RCPT TO)')).toContainText(/not known.*No header holds RCPT TO/)
  await fact(dialog, 'Recipient (RCPT TO)').getByRole('button', { name: 'Use user@contoso.com' }).click()
  await expect(fact(dialog, 'Recipient (RCPT TO)')).toContainText('Your choice, not proven')
  await dialog.getByLabel('Name of the sample sender').fill('Litware, seen in a header')
  await dialog.getByRole('button', { name: 'Add sample sender' }).click()
  await expect(why(page)).toContainText('Litware, seen in a header')
  await expect(verdict(page, 'Litware, seen in a header', 'As is')).toHaveAccessibleName(/: refused/)
  await page.getByRole('button', { name: 'Edit Litware, seen in a header' }).click()
  const form = page.getByRole('dialog', { name: 'Edit sample sender' })
  await expect(form.getByLabel('Source IP')).toHaveValue('198.51.100.20')
  await expect(form.getByLabel('Client certificate')).toHaveValue('unknown')
  await expect(form.getByLabel('Recipient (RCPT TO)')).toHaveValue('user@contoso.com')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(verdict(page, 'Litware, seen in a header', 'As is')).toHaveCount(0)
})

test('the connector of a trace is found regardless of the case of its name', async ({ page }) => {
  const dialog = await openEvidence(page)
  await textField(dialog).fill(TRACE)
  const connector = dialog.getByRole('region', { name: 'Which connector took it?' })
  await expect(connector).toContainText('The trace names FILTER b as the connector that took it.')
  await expect(connector).toContainText('Filter B in ② B beside A, ③ MX moved, ④ A disabled, and ⑤ A removed')
  await expect(connector).toContainText('upper and lower case do not count')
  await expect(connector).toContainText('1n1 (TenantServiceProvider)')
  await textField(dialog).fill(TRACE.replace('FILTER b', 'Old filter'))
  await expect(connector).toContainText('No connector of this scenario is called so.')
})

test('a text file is read like pasted text, and an unreadable file gets advice', async ({ page }) => {
  const dialog = await openEvidence(page)
  const choose = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: 'Choose a file' }).click()
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer })
  }
  await choose('bounce.msg', Buffer.from('d0cf11e0a1b11ae1', 'hex'))
  await expect(dialog).toContainText('An Outlook .msg file is binary.')
  await choose('message.eml', Buffer.from(HEADER.replaceAll('\n', '\r\n')))
  await expect(fact(dialog, 'Source IP')).toContainText('198.51.100.20')
  await choose('trace.txt', Buffer.from(`\uFEFF${TRACE}`, 'utf16le'))
  await expect(dialog.getByText('message trace detail')).toBeVisible()
  await textField(dialog).fill('My mail does not arrive.')
  await expect(dialog).toContainText('No message header, bounce or trace detail was found.')
  await expect(dialog.getByRole('button', { name: 'Add sample sender' })).toBeDisabled()
})

test('evidence adds the first sample sender to an empty scenario', async ({ page, api }) => {
  const document = {
    schemaVersion: 2,
    title: 'Empty',
    phases: [{ id: 'p1', name: 'As is', tenant: { acceptedDomains: ['contoso.com'] } }],
  }
  const made = await api.post('/api/scenarios', { data: document })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await openEvidenceDialog(page)
  const dialog = dialogOf(page)
  await textField(dialog).fill(HEADER)
  await dialog.getByRole('button', { name: 'Add sample sender' }).click()
  await expect(why(page)).toContainText('Message from 198.51.100.20')
})

/** Pastes a trace of a bounce that no connector took, of ②, and answers the part that holds it against the model. */
async function pasteDisagreeingTrace(dialog: Locator): Promise<Locator> {
  const nullSender = TRACE.replace('someone@litware.example', '&lt;&gt;').replace(
    'S:InboundConnectorData=Name=FILTER b;ConnectorType=Partner;TenantId=1;',
    '',
  )
  await textField(dialog).fill(
    `Date : 2026-11-29T09:12:40Z\n${nullSender.replace('<root>', '<root><MEP Name="ConnectorId" String="EX1\\Default EX1" />')}`,
  )
  const model = dialog.getByRole('region', { name: 'Does the model agree?' })
  await model.getByLabel('Phase in which it happened').selectOption({ label: '② B beside A' })
  return model
}

test('a trace that disagrees with the model is recorded, with the answer that explains it', async ({ page }) => {
  const dialog = await openEvidence(page)
  const model = await pasteDisagreeingTrace(dialog)
  await expect(model).toContainText(
    'Model and evidence disagree: with these facts the model gives another answer in this phase.',
  )
  await expect(model).toContainText('Does * in SenderDomains cover bounces, whose MAIL FROM is empty?')
  await model.getByRole('button', { name: 'Record with this evidence: * does not cover bounces' }).click()
  await expect(model).toContainText('Recorded: Filter B in ②, accepted.')
  // Not every fact is known: the recipient may be one that no connector takes.
  await expect(model).toContainText('It can be so: with these facts the model gives this answer to some senders')
  // All that the text showed is recorded, so closing asks nothing.
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await cell(page, 'Filter B', 'B beside A').click()
  await expect(cellPanel(page)).toContainText('Tested Nov 29, 2026')
  await expect(cellPanel(page)).toContainText('Q6: no')
})

test('a sample that was added from a trace goes on to say that the model disagrees, and what would explain it', async ({
  page,
}) => {
  const dialog = await openEvidence(page)
  await pasteDisagreeingTrace(dialog)
  await dialog.getByRole('button', { name: 'Add sample sender' }).click()
  await expect(why(page)).toContainText('What a real message showed')
  await expect(why(page)).toContainText('Model and evidence disagree')
  await why(page).getByRole('button', { name: 'Record with this evidence: * does not cover bounces' }).click()
  await expect(why(page)).not.toContainText('Model and evidence disagree')
})

test('a bounce is held against the phase that was active on its day, with what its service has', async ({
  page,
  api,
}) => {
  const bounce = `X-Postfix-Sender: rfc822; b17@bounces.shop.example
<user@contoso.com>: host contoso-com.mail.protection.outlook.com[104.47.8.36] said: ${LOCKED}`
  const lock = { senderDomains: ['*'], restrictDomainsToIPAddresses: true, requireTls: true }
  const shop = {
    id: 'c-shop',
    name: 'Shop',
    ...lock,
    senderDomains: ['*.shop.example'],
    senderIPAddresses: ['203.0.113.0/24'],
  }
  const filter = { id: 'c-filter', name: 'Filter', ...lock, senderIPAddresses: ['192.0.2.0/24'] }
  const tenant = { acceptedDomains: ['contoso.com'], rejectDirectSend: false }
  const made = await api.post('/api/scenarios', {
    data: {
      schemaVersion: 2,
      title: 'Dated',
      services: [
        {
          id: 'shop',
          name: 'Web shop Inc.',
          kind: 'application',
          networks: ['203.0.113.80'],
          tls: true,
          mailFromDomains: ['*.shop.example'],
          delivery: 'direct',
        },
      ],
      phases: [
        { id: 'p1', name: 'As is', tenant, connectors: [filter, shop] },
        { id: 'p2', name: 'Later', tenant, connectors: [filter], plannedOn: '2026-11-20' },
      ],
    },
  })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await openEvidenceDialog(page)
  const dialog = dialogOf(page)
  await textField(dialog).fill(bounce)
  await expect(dialog.getByLabel('Delivered by')).toHaveValue('shop')
  await expect(dialog).toContainText('Web shop Inc. has bounces.shop.example among its MAIL FROM domains.')
  await expect(fact(dialog, 'Source IP')).toContainText('203.0.113.80')
  await expect(fact(dialog, 'Source IP')).toContainText('Taken from Web shop Inc., not from the text')
  const model = dialog.getByRole('region', { name: 'Does the model agree?' })
  await expect(model).toContainText('① As is was active on Jun 6, 2026 (UTC), by the dates of the phases.')
  await expect(model).toContainText('Model and evidence disagree: with these facts the model gives another answer')
  await expect(model).toContainText('Some facts are taken from Web shop Inc. and not from the text: source IP and TLS.')
  // The service lists no certificate, which does not say that it presents none.
  await expect(fact(dialog, 'Names in the certificate')).toContainText('not known')
  // With the facts of the text alone, the answer hangs on what the text does not say.
  for (const name of ['Source IP', 'TLS']) await fact(dialog, name).getByRole('button', { name: 'Leave open' }).click()
  await expect(model).toContainText('It can be so')
  await expect(model).toContainText('What decides it is not known: source IP')
  const cause = dialog.getByRole('region', { name: '① As is', exact: true })
  await expect(cause).toContainText('What decides it is not known: source IP')
})

test('a bounce of the newsletter leads to the phase that refuses it, and to a connector that lets it in', async ({
  page,
  api,
}, { title }) => {
  const lock = { senderDomains: ['*'], restrictDomainsToIPAddresses: true, senderIPAddresses: ['192.0.2.0/24'] }
  const phase = { tenant: { acceptedDomains: ['contoso.com'] }, mx: [{ domain: 'contoso.com', to: ['filter'] }] }
  const news = { kind: 'application', networks: ['203.0.113.64/28'], mailFromDomains: ['*.news.example'] }
  const made = await api.post('/api/scenarios', {
    data: {
      schemaVersion: 2,
      title,
      services: [
        { id: 'filter', name: 'Filter', networks: ['192.0.2.0/24'], tls: true, shared: 'no' },
        { id: 'news', name: 'Newsletter', tls: true, shared: 'no', delivery: 'direct', ...news },
      ],
      phases: [
        { id: 'p1', name: 'Before the lock', ...phase },
        { id: 'p2', name: 'Locked', ...phase, connectors: [{ id: 'c1', name: 'Filter', ...lock }] },
      ],
    },
  })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await openEvidenceDialog(page)
  const dialog = dialogOf(page)
  await textField(dialog).fill(
    [
      'Nov 30 09:12:40 mta3 postfix/qmgr[811]: 4F2B17A0: from=<b+17@mail.news.example>, size=8120, nrcpt=1 (queue active)',
      `Nov 30 09:12:41 mta3 postfix/smtp[912]: 4F2B17A0: to=<user@contoso.com>, relay=contoso-com.mail.protection.outlook.com[52.101.68.21]:25, dsn=5.7.51, status=bounced (host contoso-com.mail.protection.outlook.com[52.101.68.21] said: ${LOCKED} (in reply to RCPT TO command))`,
    ].join('\n'),
  )
  await expect(dialog.getByLabel('Delivered by')).toHaveValue('news')
  await expect(dialog).toContainText('Newsletter has mail.news.example among its MAIL FROM domains.')
  await expect(fact(dialog, 'Source IP')).toContainText('Taken from Newsletter, not from the text')
  await expect(dialog.getByRole('region', { name: '② Locked' })).toContainText('Filter')
  await dialog.getByRole('button', { name: 'Add sample sender', exact: true }).click()
  await expect(dialog).toHaveCount(0)

  await cell(page, 'Newsletter', 'Locked').click()
  await expect(cellPanel(page)).toContainText('203.0.113.6')
  await cellPanel(page)
    .getByRole('button', { name: /^Add a connector for Newsletter/ })
    .click()
  await expect(cell(page, 'Newsletter', 'Locked')).toHaveAccessibleName(/: all in$/)
})
