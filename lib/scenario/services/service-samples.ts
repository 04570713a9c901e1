import {
  containsIp,
  formatIp,
  type Ip,
  ipSetOf,
  normalizeDomain,
  parseIp,
  parseNetwork,
  type Tenant,
  wildcardBase,
} from '#lib/matcher'
import type { ScenarioSender, Service } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import type { Say } from '#lib/scenario/document/say'
import { makeSlug } from '#lib/scenario/document/slug'
import { foreignName, type SenderText, sendersOf } from './service-senders'

/** The reasons for a sample: what it tests about the service. */
const SAMPLE_REASONS = [
  'usual',
  'right-name',
  'first',
  'last',
  'before',
  'after',
  'wrong-name',
  'no-tls',
  'ipv6',
] as const
type SampleReason = (typeof SAMPLE_REASONS)[number]

/**
 * `delivery`: as the service delivers; `networks`: at the edges of its networks; `what-if`: as it probably never
 * delivers.
 */
export type SampleGroup = 'delivery' | 'networks' | 'what-if'

export type ServiceSample = {
  readonly sender: ScenarioSender
  /** one sample can have several reasons, such as first and last address of a /32 */
  readonly reasons: readonly SampleReason[]
  readonly group: SampleGroup
  /** the network at whose edge it is; null for other samples */
  readonly network: string | null
  /** the id of the same sender in the scenario; null if it is new */
  readonly existing: string | null
}

/** Networks that get samples at their edges. More would make an unreadable list. */
export const SAMPLED_NETWORKS = 50

/** Names of the samples. */
export type SampleText = SenderText | `senders.${'address' | 'beside' | 'rightName' | 'wrongName' | 'noTls' | 'ipv6'}`

type SampleDraft = Omit<ServiceSample, 'existing' | 'reasons'> & { readonly reason: SampleReason }

/**
 * All useful samples of a service: its usual delivery, the first and last address of each network and those just
 * outside, the right and a wrong certificate name, without TLS, over IPv6. Equal connections become one sample with
 * several reasons. Samples that `senders` already has are marked. A sample with an address beside a network is a
 * stranger. A sample with another certificate name is another customer; if the service has no names, it is the service
 * with a new certificate.
 */
export function samplesOf(
  service: Service,
  tenant: Tenant,
  say: Say<SampleText>,
  senders: readonly ScenarioSender[],
): ServiceSample[] {
  const ids = new Set(senders.map(({ id }) => id))
  const known = new Map(senders.map((sender) => [connectionKey(sender), sender.id]))
  const usual = sendersOf(service, tenant, say, ids)
  for (const { id } of usual) ids.add(id)
  const [base] = usual
  const drafts: SampleDraft[] = usual.map((sender) => ({ sender, reason: 'usual', group: 'delivery', network: null }))
  if (base !== undefined)
    drafts.push(
      ...nameDrafts(service, base, say),
      ...edgeDrafts(service, base, say),
      ...whatIfDrafts(service, base, say),
    )
  const merged = new Map<string, ServiceSample>()
  for (const { reason, ...draft } of drafts) {
    const key = connectionKey(draft.sender)
    const before = merged.get(key)
    if (before !== undefined)
      merged.set(key, { ...before, reasons: [...before.reasons, reason], network: before.network ?? draft.network })
    else {
      const id = draft.sender.id === '' ? makeSlug(draft.sender.name, ids) : draft.sender.id
      merged.set(key, {
        ...draft,
        sender: { ...draft.sender, id },
        reasons: [reason],
        existing: known.get(key) ?? null,
      })
    }
  }
  return [...merged.values()]
}

/** A key that is equal for senders of the same party with the same facts. Their names may differ. */
function connectionKey(sender: ScenarioSender): string {
  const {
    sourceIP,
    tls,
    certificateNames,
    certificateTrusted,
    certificateClientAuth,
    mailFrom,
    recipient,
    serviceId,
    otherCustomer,
  } = sender
  const ip = sourceIP === null ? null : parseIp(sourceIP)
  const names = certificateNames?.map((name) => name.toLowerCase()) ?? null
  const certificate = names === null || names.length > 0 ? [certificateTrusted, certificateClientAuth] : null
  return JSON.stringify([
    ip === null ? sourceIP : formatIp(ip),
    tls,
    names,
    certificate,
    mailFrom?.toLowerCase() ?? null,
    recipient?.toLowerCase() ?? null,
    serviceId,
    otherCustomer,
  ])
}

const draftOf = (
  base: ScenarioSender,
  name: string,
  part: Partial<ScenarioSender>,
  reason: SampleReason,
  group: SampleGroup,
  network: string | null = null,
): SampleDraft => ({ sender: { ...base, id: '', name: name.slice(0, LIMITS.title), ...part }, reason, group, network })

/** Samples with a host that the name matches, and with a host of somebody else. */
function nameDrafts(
  { name, tls, shared, certificateNames }: Service,
  base: ScenarioSender,
  say: Say<SampleText>,
): SampleDraft[] {
  const [first] = certificateNames
  if (first === undefined || tls === false) return []
  const stem = wildcardBase(normalizeDomain(first))
  const right = stem === null ? first : `mail.${stem}`
  const trusted = { tls: true, certificateTrusted: true }
  const known = { ...trusted, certificateNames: stem === null ? base.certificateNames : [right] }
  const other = { ...trusted, certificateNames: [foreignName(certificateNames)], otherCustomer: shared !== 'no' }
  return [
    draftOf(base, say('senders.rightName', { service: name, name: right }), known, 'right-name', 'delivery'),
    draftOf(
      base,
      say('senders.wrongName', { service: name }),
      other,
      'wrong-name',
      shared === 'no' ? 'what-if' : 'delivery',
    ),
  ]
}

function edgeDrafts(service: Service, base: ScenarioSender, say: Say<SampleText>): SampleDraft[] {
  const networks = service.networks.slice(0, SAMPLED_NETWORKS).flatMap((text) => {
    const network = parseNetwork(text)
    return network === null ? [] : [{ text, range: network.range }]
  })
  const all = ipSetOf(service.networks)
  return networks.flatMap(({ text, range: { first, last } }) => {
    const inside = (ip: Ip, reason: SampleReason) =>
      draftOf(
        base,
        say('senders.address', { service: service.name, address: formatIp(ip) }),
        { sourceIP: formatIp(ip) },
        reason,
        'networks',
        text,
      )
    const outside = (ip: Ip | null, reason: SampleReason) =>
      ip === null || containsIp(all, ip)
        ? []
        : [
            draftOf(
              base,
              say('senders.beside', { service: service.name, address: formatIp(ip) }),
              { ...strangerOf(service), sourceIP: formatIp(ip) },
              reason,
              'networks',
              text,
            ),
          ]
    return [
      inside(first, 'first'),
      inside(last, 'last'),
      ...outside(neighbour(first, -1), 'before'),
      ...outside(neighbour(last, 1), 'after'),
    ]
  })
}

/** The facts of a stranger with a neighbouring address: no service, and no certificate. */
const strangerOf = ({ tls }: Service): Partial<ScenarioSender> => ({
  tls: tls !== false,
  certificateNames: [],
  certificateTrusted: null,
  serviceId: null,
})

/** The previous or next address; null beyond the ends of the address space. */
function neighbour(ip: Ip, step: 1 | -1): Ip | null {
  if (typeof ip === 'number') return ip + step < 0 || ip + step >= 2 ** 32 ? null : ip + step
  const next = ip + BigInt(step)
  return next < 0n || next >= 1n << 128n ? null : next
}

function whatIfDrafts(service: Service, base: ScenarioSender, say: Say<SampleText>): SampleDraft[] {
  const own = { service: service.name }
  const plain = { tls: false, certificateNames: [], certificateTrusted: null }
  const drafts: SampleDraft[] = []
  if (service.tls !== false) drafts.push(draftOf(base, say('senders.noTls', own), plain, 'no-tls', 'what-if'))
  const hasIpv6 = service.networks.some((text) => parseNetwork(text)?.family === 6)
  if (!hasIpv6) drafts.push(draftOf(base, say('senders.ipv6', own), { sourceIP: '2001:db8::25' }, 'ipv6', 'what-if'))
  return drafts
}
