import type { Label } from '#lib/matcher'
import type { Service } from '#lib/scenario/document/document'
import { newService } from '#lib/scenario/document/new-service'

/**
 * Filters as their vendors or others describe them (docs/rules.md §10). They are dated examples, not facts: networks
 * change. Every scenario made from one names its source and says that it must be checked.
 */
export type Vendor = {
  readonly id: string
  readonly name: string
  /** as published, including IPv6 and networks wider than /24 */
  readonly networks: readonly string[]
  readonly certificateNames: readonly string[]
  /** the restriction of its `*` connector */
  readonly restricts: 'address' | 'certificate'
  /** whether its customers share networks and names; null when not known */
  readonly shared: Service['shared']
  /** false: the list seen was cut short, or holds one region */
  readonly isComplete: boolean
  readonly label: Extract<Label, 'SEED' | 'VENDOR' | 'FIELD'>
  readonly source: string
}

/** The month in which the entries were last compared with their sources. */
export const VENDORS_SEEN = '2026-11'

const byAddress = { certificateNames: [], restricts: 'address', shared: 'customers', isComplete: true } as const
const byCertificate = { networks: [], restricts: 'certificate', shared: 'customers', isComplete: true } as const

const countUp = (prefix: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${prefix}.${from + i}.0/24`)

export const VENDORS: readonly Vendor[] = [
  {
    ...byAddress,
    id: 'barracuda-us',
    name: 'Barracuda Email Gateway Defense (US)',
    networks: ['209.222.80.0/21'],
    isComplete: false,
    label: 'FIELD',
    source: 'IRON',
  },
  {
    ...byAddress,
    id: 'cisco',
    name: 'Cisco Secure Email Cloud Gateway',
    networks: [],
    shared: 'no',
    isComplete: false,
    label: 'VENDOR',
    source: 'cisco.com 214812',
  },
  {
    ...byAddress,
    id: 'cloudflare',
    name: 'Cloudflare Email security',
    networks: [
      '52.11.209.211',
      '52.89.255.11',
      '52.0.67.109',
      '54.173.50.115',
      '104.30.32.0/19',
      '158.51.64.0/26',
      '158.51.65.0/26',
      '134.195.26.0/23',
      '35.157.195.63',
      '52.58.35.43',
      '2405:8100:c400::/38',
    ],
    label: 'VENDOR',
    source: 'CF',
  },
  {
    ...byAddress,
    id: 'hornetsecurity',
    name: 'Hornetsecurity',
    networks: [
      '83.246.65.0/24',
      '173.45.18.0/24',
      '94.100.128.0/20',
      '185.140.204.0/22',
      '199.27.221.64/27',
      '216.46.11.224/27',
      '216.46.2.48/29',
      '108.163.133.224/27',
      '209.172.38.64/27',
    ],
    label: 'FIELD',
    source: 'HORNET',
  },
  {
    ...byCertificate,
    id: 'ionos',
    name: 'IONOS',
    certificateNames: ['mout.kundenserver.de'],
    label: 'SEED',
    source: 'SEED',
  },
  {
    ...byCertificate,
    id: 'mailroute',
    name: 'MailRoute',
    networks: ['199.89.0.0/21'],
    certificateNames: ['*.mailroute.net'],
    label: 'FIELD',
    source: 'MailRoute KB',
  },
  {
    ...byCertificate,
    id: 'mimecast',
    name: 'Mimecast (US)',
    networks: [
      '207.211.30.0/24',
      '207.211.31.0/25',
      '205.139.110.0/24',
      '205.139.111.0/24',
      ...countUp('170.10', 128, 133),
    ],
    certificateNames: ['*.mimecast.com'],
    isComplete: false,
    label: 'FIELD',
    source: 'MIME',
  },
  {
    ...byCertificate,
    id: 'nospamproxy-cloud',
    name: 'NoSpamProxy Cloud',
    certificateNames: ['*.cloud.nospamproxy.com'],
    label: 'SEED',
    source: 'SEED',
  },
  {
    ...byAddress,
    id: 'proofpoint-essentials-eu',
    name: 'Proofpoint Essentials (EU and others)',
    networks: [
      '91.209.104.0/24',
      '91.207.212.0/24',
      '91.207.213.0/24',
      '62.209.50.0/24',
      '62.209.51.0/24',
      ...countUp('185.132', 180, 183),
      '185.183.28.0/22',
    ],
    label: 'FIELD',
    source: 'PP-ESS',
  },
  {
    ...byAddress,
    id: 'proofpoint-essentials-us',
    name: 'Proofpoint Essentials (US)',
    networks: [...countUp('67.231', 144, 149), ...countUp('67.231', 152, 156), '148.163.128.0/19'],
    label: 'FIELD',
    source: 'PP-ESS',
  },
  {
    ...byCertificate,
    id: 'seppmail-cloud',
    name: 'SEPPmail.cloud',
    networks: ['86.119.35.219', '86.119.25.98', '86.119.9.0/29', '86.119.57.0/29'],
    certificateNames: [],
    shared: null,
    isComplete: false,
    label: 'FIELD',
    source: 'SEPP',
  },
  {
    ...byAddress,
    id: 'spamtitan',
    name: 'TitanHQ SpamTitan',
    networks: [],
    shared: null,
    isComplete: false,
    label: 'VENDOR',
    source: 'TITAN',
  },
  {
    ...byAddress,
    id: 'trend-micro',
    name: 'Trend Micro Email Security',
    networks: [
      '18.208.22.64/26',
      '18.208.22.128/25',
      '18.185.115.0/25',
      '18.185.115.128/26',
      '13.238.202.0/25',
      '13.238.202.128/26',
      '18.176.203.128/25',
      '18.177.156.0/25',
      '13.213.174.128/25',
      '13.213.220.0/25',
    ],
    isComplete: false,
    label: 'FIELD',
    source: 'SPF spf.tmes.trendmicro.com',
  },
]

export const findVendor = (id: string): Vendor | null => VENDORS.find((vendor) => vendor.id === id) ?? null

/** Reports whether a service has just the networks and names of a vendor example. */
export const hasFactsOf = (
  { networks, certificateNames }: Vendor,
  service: Pick<Service, 'networks' | 'certificateNames'>,
): boolean =>
  networks.length + certificateNames.length > 0 &&
  networks.join() === service.networks.join() &&
  certificateNames.join() === service.certificateNames.join()

/** The facts of a service from a vendor example. TLS is unknown if it is locked by certificate but no name is known. */
export const serviceOfVendor = ({
  name,
  networks,
  certificateNames,
  restricts,
  shared,
}: Vendor): Omit<Service, 'id'> => {
  const { id: _, ...service } = newService({
    id: '',
    name,
    kind: 'filter',
    networks: [...networks],
    certificateNames: [...certificateNames],
    tls: restricts === 'certificate' && certificateNames.length === 0 ? null : true,
    shared,
  })
  return service
}
