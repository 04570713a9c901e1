import type { Page } from '@playwright/test'
import type { ExchangeProperty } from '#lib/exchange/read/properties'

/** One object of `Get-InboundConnector`, with the properties that decide a verdict and some that do not. */
export const exported = (name: string, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  ({
    Enabled: true,
    ConnectorType: 'Partner',
    ConnectorSource: 'AdminUI',
    Comment: '',
    SenderIPAddresses: ['192.0.2.0/24'],
    SenderDomains: ['smtp:*;1'],
    TrustedOrganizations: [],
    AssociatedAcceptedDomains: [],
    RequireTls: true,
    RestrictDomainsToIPAddresses: true,
    RestrictDomainsToCertificate: false,
    CloudServicesMailEnabled: false,
    TreatMessagesAsInternal: false,
    TlsSenderCertificateName: null,
    EFSkipLastIP: true,
    EFSkipIPs: [],
    EFUsers: [],
    Name: name,
    Identity: name,
    WhenCreated: '2026-01-05T09:00:00',
    ...changes,
  }) satisfies Record<string, unknown> & Record<ExchangeProperty, unknown>

/** An export of `count` connectors with one network each. `others` overrides properties, by connector number from 1. */
export const exportOf = (count: number, others: Readonly<Record<number, Readonly<Record<string, unknown>>>> = {}) =>
  Array.from({ length: count }, (_, index) => {
    const number = index + 1
    return exported(`Partner ${number}`, { SenderIPAddresses: [`198.51.${number}.0/24`], ...others[number] })
  })

/** A collector file of a tenant with many findings. */
export const collectedFile = (connectors: readonly object[]) => ({
  product: 'connector-planner',
  file: 'collector',
  fileVersion: 1,
  collectedAt: '2026-11-24T09:00:00Z',
  inboundConnectors: connectors,
  outboundConnectors: [{ Name: 'To the internet', Enabled: true, SmartHosts: ['smtp.filter.example'] }],
  acceptedDomains: [
    { DomainName: 'contoso.com', DomainType: 'Authoritative', MatchSubDomains: false, Default: true },
    { DomainName: 'fabrikam.com', DomainType: 'InternalRelay', MatchSubDomains: true, Default: false },
  ],
  organizationConfig: [{ RejectDirectSend: true }],
  transportRules: [
    {
      Name: 'Only through the filter',
      State: 'Enabled',
      Mode: 'Enforce',
      FromScope: 'NotInOrganization',
      RejectMessageReasonText: 'Please use our MX',
      ExceptIfSenderIpRanges: ['192.0.2.0/24'],
      Conditions: ['Microsoft.Exchange.MessagingPolicies.Rules.Tasks.FromScopePredicate'],
    },
    { Name: 'Trust the filter', State: 'Enabled', Mode: 'Enforce', SetSCL: -1, SenderIpRanges: ['192.0.2.0/24'] },
  ],
  hostedConnectionFilterPolicies: [
    { Name: 'Default', IsDefault: true, IPAllowList: ['192.0.2.10'], EnableSafeList: false },
  ],
  ipv6: [{ DomainName: 'contoso.com', Status: 'Enabled' }],
  arcConfig: [{ ArcTrustedSealers: '' }],
  spoofAllows: [],
  journalRules: [],
  failed: [],
})

type Bytes = { readonly name: string; readonly buffer: Buffer }

/** Chooses a file by the file button of this name. */
export async function chooseFile(page: Page, button: string, { name, buffer }: Bytes): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button, exact: true }).click()
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer })
}

/** Drops a file on the page, as if it was dragged from a folder. */
export async function dropFile(page: Page, { name, buffer }: Bytes): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const files = new DataTransfer()
      files.items.add(new File([bytes], fileName))
      return files
    },
    [name, buffer.toString('base64')] as const,
  )
  for (const type of ['dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer: transfer })
}

/** Encodes a text as Windows PowerShell redirects it into a file: UTF-16 with a byte order mark. */
export const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le')

/** Chooses an entry of the menu for the whole scenario. */
export async function chooseMore(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
}
