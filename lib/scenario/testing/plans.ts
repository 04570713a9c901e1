import { documentSchema, type ScenarioDocument } from '#lib/scenario/document/document'
import { SCHEMA_VERSION } from '#lib/scenario/document/schema-version'
import { judgePlan } from '#lib/scenario/wants/plan'
import { type Summary, summarizePlan } from '#lib/scenario/wants/summary'

/** A piece of a document as it is written down: not checked yet, and without what has a default. */
export type Input = Readonly<Record<string, unknown>>

/** A document of which only what matters is written; the rest has its defaults. */
export const plan = (document: Input): ScenarioDocument =>
  documentSchema.parse({ schemaVersion: SCHEMA_VERSION, title: 'Plan', ...document })

/** A filter with one network, TLS and no other customers, unless told otherwise. */
export const filter = (id: string, network: string, rest: Input = {}): Input => ({
  id,
  name: id,
  networks: [network],
  tls: true,
  shared: 'no',
  ...rest,
})

/** A `*` Partner connector that lets in only the network. */
export const addressLock = (id: string, network: string | readonly string[], rest: Input = {}): Input => ({
  id,
  name: id,
  senderDomains: ['*'],
  senderIPAddresses: typeof network === 'string' ? [network] : network,
  restrictDomainsToIPAddresses: true,
  ...rest,
})

/** A `*` Partner connector that lets in only certificates with the name. */
export const certificateLock = (id: string, name: string, rest: Input = {}): Input => ({
  id,
  name: id,
  senderDomains: ['*'],
  tlsSenderCertificateName: name,
  restrictDomainsToCertificate: true,
  requireTls: true,
  ...rest,
})

/** MX of contoso.com at the services, or of the domains that are named. */
export function mx(to: string | Readonly<Record<string, string>>, handedOverBy: readonly string[] = []): Input[] {
  const targets = typeof to === 'string' ? { 'contoso.com': to } : to
  return Object.entries(targets).map(([domain, target]) => ({ domain, to: target.split(' '), handedOverBy }))
}

/** A phase that accepts contoso.com, unless told otherwise. */
export const phase = (
  id: string,
  records: readonly Input[],
  connectors: readonly Input[],
  rest: Input = {},
): Input => ({
  id,
  name: id,
  tenant: { acceptedDomains: ['contoso.com'] },
  mx: records,
  connectors,
  ...rest,
})

/** What a plan comes to, as a table: for each *who* one word per phase, such as `lost`, `open?` (perhaps) or `shared~` (by default). */
export type Table = Readonly<Record<string, string>>

export function tableOf(document: ScenarioDocument): { table: Table; summary: Summary } {
  const cells = judgePlan(document)
  const whos = cells[0]?.map(({ who }) => who) ?? []
  const words = whos.map((who) => [
    who,
    cells
      .map((row) => {
        const cell = row.find((one) => one.who === who)
        const isAsToday = cell?.parts.some((part) => part.isAsToday) === true
        return `${cell?.state}${MARKS[cell?.certainty ?? 'certain']}${isAsToday ? '(today)' : ''}`
      })
      .join(' '),
  ])
  return { table: Object.fromEntries(words), summary: summarizePlan(document, cells) }
}

const MARKS = { certain: '', byDefault: '~', perhaps: '?' } as const
