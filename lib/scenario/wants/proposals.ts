import {
  isBelowMember,
  isLock,
  type PreparedConnector,
  type PreparedSide,
  prepare,
  type QuestionId,
  wildcardBase,
} from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase } from '#lib/scenario/document/document'

/** The ways to change the connectors of a phase so that nothing depends on a question. */
type AdviceKind =
  | 'restrictAddresses'
  | 'restrictAddressesOnly'
  | 'restrictCertificate'
  | 'restrictCertificateOnly'
  | 'removePartner'
  | 'disableUnrestricted'
  | 'addAcceptedDomain'
  | 'split'
  | 'addName'
  | 'widenTls'
  | 'clearUnused'
  | 'rejectOne'
  | 'subject'
  | 'narrowList'
  | 'ownDomain'
  | 'test'
  | 'together'

/** A possible change for a question, not tested yet. */
export type Proposal = {
  readonly kind: AdviceKind
  /** the connector that it changes; null for none */
  readonly connectorId: string | null
  /** a certificate name or domain that its text names */
  readonly name: string | null
  /** the id of another connector that its text names */
  readonly otherId: string | null
  /** the properties that it sets; null if it is more than that, or a person must decide */
  readonly properties: Partial<ScenarioConnector> | null
}

/** The sides of a question in a phase. */
export type AdvisedSide = Pick<Phase, 'tenant' | 'connectors'>

/** The proposals for a question. If no setting decides it, the only proposal is a test. */
export function propose(question: QuestionId, { tenant, connectors }: AdvisedSide): readonly Proposal[] {
  const { accepted, partners, onPremises } = prepare(tenant, connectors)
  const proposals = PROPOSALS[question]({
    accepted,
    locks: partners.filter(({ traits }) => isLock(traits)),
    unrestricted: partners.filter(({ traits }) => !isLock(traits)),
    onPremises,
  })
  return proposals.length > 0 ? proposals : [proposal('test', null)]
}

/** The connectors of a side, by their function. */
type ConnectorsByFunction = Pick<PreparedSide, 'accepted' | 'onPremises'> & {
  readonly locks: readonly PreparedConnector[]
  readonly unrestricted: readonly PreparedConnector[]
}
type Propose = (connectors: ConnectorsByFunction) => readonly Proposal[]

const proposal = (
  kind: AdviceKind,
  connectorId: string | null,
  own: Partial<Pick<Proposal, 'name' | 'otherId' | 'properties'>> = {},
): Proposal => ({ kind, connectorId, name: null, otherId: null, properties: null, ...own })

const isForAll = ({ senderDomains }: PreparedConnector): boolean => senderDomains.includes('*')
const isNamed = ({ traits }: PreparedConnector): boolean => traits.hasIps || traits.hasName

/** The certificate name whose match with the wanted name is disputed; null if there is none. */
const PRESENTED: Record<'Q11-apex' | 'Q11-wildcard' | 'Q11-below', (wanted: string) => string | null> = {
  'Q11-apex': wildcardBase,
  'Q11-wildcard': (wanted) =>
    wildcardBase(wanted) === null && wanted.includes('.') ? `*${wanted.slice(wanted.indexOf('.'))}` : null,
  'Q11-below': (wanted) => (wildcardBase(wanted) === null ? `*.${wanted}` : null),
}

/** Proposes to remove a name that restricts nothing, and to ask for the presented name if the name restricts. */
const settleName =
  (question: keyof typeof PRESENTED): Propose =>
  ({ locks, unrestricted, onPremises }) =>
    [...locks, ...unrestricted, ...onPremises].flatMap((one): Proposal[] => {
      const { id, wantedName, traits } = one
      const name = wantedName === null ? null : PRESENTED[question](wantedName)
      if (name === null) return []
      if (isLock(traits) && !traits.restrictDomainsToCertificate) return clearUnused(one)
      if (!isLock(traits) && traits.hasIps && traits.connectorType === 'Partner') return restrict(one)
      return [proposal('addName', id, { name })]
    })

/** The proposals by question (docs/rules.md §3). Without proposals, only a test tells. */
const PROPOSALS: Record<QuestionId, Propose> = {
  Q1: ({ locks }) =>
    locks.some(isForAll)
      ? locks
          .filter((lock) => !isForAll(lock))
          .map(({ id }) => proposal('removePartner', id, { properties: { enabled: false } }))
      : [],
  // A connector that names senders is wanted, so it should restrict and not be disabled.
  Q2: ({ locks, unrestricted }) =>
    locks.length > 0
      ? unrestricted.flatMap((one) =>
          isNamed(one) ? restrict(one) : [proposal('disableUnrestricted', one.id, { properties: { enabled: false } })],
        )
      : [],
  Q3: ({ locks }) =>
    locks
      .filter(({ traits }) => traits.restrictDomainsToIPAddresses && traits.restrictDomainsToCertificate)
      .map(({ id }) => proposal('split', id)),
  Q4: () => [proposal('rejectOne', null)],
  Q5: ({ locks }) => {
    const plain = locks.find(({ traits }) => !traits.requireTls)
    return locks
      .filter(({ traits, id }) => traits.requireTls && plain !== undefined && id !== plain.id)
      .map(({ id }) => proposal('widenTls', id, { otherId: plain?.id ?? null }))
  },
  Q6: () => [],
  Q7: () => [proposal('ownDomain', null)],
  Q9: () => [proposal('rejectOne', null)],
  'Q11-apex': settleName('Q11-apex'),
  'Q11-wildcard': settleName('Q11-wildcard'),
  'Q11-below': settleName('Q11-below'),
  Q12: ({ unrestricted }) => unrestricted.flatMap(restrict),
  Q17: ({ accepted, onPremises }) =>
    onPremises.flatMap(({ wantedName: name }) =>
      name !== null && isBelowMember(accepted, name) ? [proposal('addAcceptedDomain', null, { name })] : [],
    ),
  Q18: ({ locks }) =>
    locks
      .filter((lock) => !isForAll(lock) && lock.traits.restrictDomainsToIPAddresses)
      .map(({ id }) => proposal('narrowList', id)),
  Q19: ({ locks, onPremises }) =>
    [...locks, ...onPremises].flatMap(({ wantedName: name }) =>
      name === null ? [] : [proposal('subject', null, { name })],
    ),
  Q20: ({ locks }) => locks.flatMap(clearUnused),
  Q21: () => [],
}

/** Proposes to clear a list or name that a lock does not restrict by. */
function clearUnused({ id, traits }: PreparedConnector): Proposal[] {
  const properties = {
    ...(traits.hasIps && !traits.restrictDomainsToIPAddresses ? { senderIPAddresses: [] } : {}),
    ...(traits.hasName && !traits.restrictDomainsToCertificate ? { tlsSenderCertificateName: null } : {}),
  }
  return Object.keys(properties).length > 0 ? [proposal('clearUnused', id, { properties })] : []
}

/** Proposes to restrict a connector that only identifies senders, by list or by name, but not by both (Q3, Q20). */
function restrict({ id, traits, wantedName: name }: PreparedConnector): Proposal[] {
  const byAddress = { restrictDomainsToIPAddresses: true }
  const byName = { restrictDomainsToCertificate: true, requireTls: true }
  if (name === null) return traits.hasIps ? [proposal('restrictAddresses', id, { properties: byAddress })] : []
  if (!traits.hasIps) return [proposal('restrictCertificate', id, { name, properties: byName })]
  return [
    proposal('restrictAddressesOnly', id, { name, properties: { ...byAddress, tlsSenderCertificateName: null } }),
    proposal('restrictCertificateOnly', id, { name, properties: { ...byName, senderIPAddresses: [] } }),
  ]
}
