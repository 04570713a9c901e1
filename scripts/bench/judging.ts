import { BlockList } from 'node:net'
import CidrMatcher from 'cidr-matcher'
import ipaddr from 'ipaddr.js'
import { attribute, type Connector, NEW_CONNECTOR_DEFAULTS, type Sender } from '#lib/matcher'

/** One figure of the judging table: microseconds per sender, address text included. */
export type JudgingRow = {
  readonly networks: number
  readonly who: string
  readonly microseconds: number
  readonly ratioToOurs: number
}

const SENDERS = 100_000
const CONNECTORS = 4
const TENANT = { acceptedDomains: ['contoso.com'], rejectDirectSend: false }

type Member = { readonly id: string; readonly contains: (text: string) => boolean }
type Peer = {
  readonly who: string
  readonly member: (connector: Connector) => Member
  readonly senders: (networks: number) => number
}

/**
 * The peers answer the part of the question that they can: which of the four lists hold the address, and is the sender
 * admitted or refused. Ours answers all of it (attribution, reply, basis, alternatives), so the ratios are a lower bound.
 * Peers that would take minutes are timed on fewer senders; the figure is per sender.
 */
const PEERS: readonly Peer[] = [
  {
    who: 'node:net BlockList',
    senders: (networks) => (networks > 1000 ? 5_000 : 50_000),
    member: ({ id, senderIPAddresses }) => {
      const list = new BlockList()
      for (const network of senderIPAddresses) {
        const [address = '', length] = network.split('/')
        list.addSubnet(address, Number(length ?? 32), 'ipv4')
      }
      return { id, contains: (text) => list.check(text, 'ipv4') }
    },
  },
  {
    who: 'ipaddr.js',
    senders: (networks) => (networks > 1000 ? 200 : 2_000),
    member: ({ id, senderIPAddresses }) => {
      const subnets = senderIPAddresses.map((network) => ipaddr.parseCIDR(network))
      return {
        id,
        contains: (text) => {
          const ip = ipaddr.parse(text)
          return subnets.some((subnet) => ip.match(subnet))
        },
      }
    },
  },
  {
    who: 'cidr-matcher',
    senders: (networks) => (networks > 1000 ? 2_000 : 20_000),
    member: ({ id, senderIPAddresses }) => {
      const matcher = new CidrMatcher([...senderIPAddresses])
      return { id, contains: (text) => matcher.contains(text) }
    },
  },
]

/** Judges the same senders with our matcher and over each peer, at 20, 500 and 5,000 networks a connector. */
export function measureJudging(sizes: readonly number[] = [20, 500, 5_000]): JudgingRow[] {
  return sizes.flatMap((networks) => {
    const connectors = makeConnectors(networks)
    const senders = makeSenders(networks)
    const expected = senders.map((sender) => attribute(TENANT, connectors, sender).attributedTo.join())
    const ours = median(() => perSender(senders, (sender) => attribute(TENANT, connectors, sender)))
    const rows = [{ networks, who: 'Connector Planner', microseconds: ours, ratioToOurs: 1 }]
    for (const { who, member, senders: count } of PEERS) {
      const members = connectors.map(member)
      const sample = senders.slice(0, count(networks))
      const judge = (sender: Sender) =>
        members.filter(({ contains }) => contains(sender.sourceIP ?? '')).map(({ id }) => id)
      const wrong = sample.findIndex((sender, i) => judge(sender).join() !== expected[i])
      if (wrong >= 0) throw new Error(`${who} disagrees about ${sample[wrong]?.sourceIP}`)
      const microseconds = median(() => perSender(sample, judge))
      rows.push({ networks, who, microseconds, ratioToOurs: microseconds / ours })
    }
    return rows
  })
}

function perSender(senders: readonly Sender[], judge: (sender: Sender) => unknown): number {
  const start = performance.now()
  for (const sender of senders) judge(sender)
  return ((performance.now() - start) * 1000) / senders.length
}

/** The median of five runs after one that warms up. */
function median(run: () => number): number {
  run()
  const runs = Array.from({ length: 5 }, run).sort((a, b) => a - b)
  return runs[2] as number
}

/** Networks of /25 with a gap between them, so that no list can be joined into a shorter one. */
function makeConnectors(networks: number): Connector[] {
  return Array.from({ length: CONNECTORS }, (_, c) => ({
    id: `c${c}`,
    name: `Filter ${c}`,
    ...NEW_CONNECTOR_DEFAULTS,
    senderIPAddresses: Array.from(
      { length: networks },
      (_, i) => `${firstOctet(c)}.${Math.floor(i / 128)}.${(i % 128) * 2}.0/25`,
    ),
    restrictDomainsToIPAddresses: true,
    requireTls: false,
  }))
}

const firstOctet = (connector: number): number => 11 + connector * 20

/** Half of the senders are listed, spread over all networks of all connectors. */
function makeSenders(networks: number): Sender[] {
  return Array.from({ length: SENDERS }, (_, i) => {
    const network = (i * 7919) % networks
    const listed = i % 2 === 0
    return {
      sourceIP: `${firstOctet(i % CONNECTORS)}.${Math.floor(network / 128)}.${(network % 128) * 2}.${(listed ? 0 : 128) + (i % 128)}`,
      tls: true,
      certificateNames: [],
      certificateTrusted: null,
      certificateClientAuth: null,
      mailFrom: `sender${i % 100}@sender.example`,
      recipient: 'someone@contoso.com',
    }
  })
}
