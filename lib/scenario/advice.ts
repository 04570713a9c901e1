import { type Comparison, compareInSteps, type Progress } from '#lib/matcher/compare'
import type { Answers, QuestionId } from '#lib/matcher/index'
import { type PreparedConnector, prepare } from '#lib/matcher/prepare'
import { isBelowMember } from '#lib/matcher/sets/domains'
import type { ScenarioConnector } from './connector'
import type { Phase } from './document'

/** How the connectors of a phase could be worded so that nothing hangs on a question any more. */
export type AdviceKind =
  | 'restrictAddresses'
  | 'restrictCertificate'
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

export type Advice = {
  readonly question: QuestionId
  readonly kind: AdviceKind
  /** the connector it is about; null where it is about none */
  readonly connectorId: string | null
  /** a certificate name or domain that it speaks of */
  readonly name: string | null
  /** another connector that it speaks of, by its id */
  readonly otherId: string | null
  /** an edit that does it, only where that changes nothing that is certain now; null where a person must weigh it */
  readonly fix: Partial<ScenarioConnector> | null
}

type Proposal = Omit<Advice, 'question' | 'otherId' | 'name' | 'connectorId'> &
  Partial<Pick<Advice, 'otherId' | 'name' | 'connectorId'>>

/** Edits of one phase that are tried at most: each is a comparison of all senders. */
const MOST_TRIED = 24

/**
 * What to do about each question in a phase. An edit is offered only if comparing all senders before and after it finds no
 * other change than that something uncertain becomes one of what it could have been.
 */
export function* adviseInSteps(
  { tenant, connectors }: Pick<Phase, 'tenant' | 'connectors'>,
  questions: readonly QuestionId[],
  answers: Answers,
): Generator<Progress, Advice[]> {
  const found: Advice[] = []
  let left = MOST_TRIED
  for (const question of questions) {
    for (const proposal of propose(question, { tenant, connectors })) {
      const { connectorId = null, name = null, otherId = null, kind } = proposal
      let { fix } = proposal
      if (fix !== null && connectorId !== null) {
        const after = connectors.map((one) => (one.id === connectorId ? { ...one, ...fix } : one))
        left -= 1
        const isTried = left >= 0
        if (!isTried || !isSafe(yield* compareInSteps({ tenant, connectors }, { tenant, connectors: after }, answers)))
          fix = null
      }
      found.push({ question, kind, connectorId, name, otherId, fix })
    }
  }
  return found
}

/** Reports whether nothing changes but that something uncertain is settled. */
const isSafe = ({ changes }: Comparison): boolean =>
  changes.every(
    ({ before, after }) =>
      before.outcome === 'uncertain' && after.possible.every((outcome) => before.possible.includes(outcome)),
  )

type Side = Pick<Phase, 'tenant' | 'connectors'>
type Propose = (side: Side, parts: Parts) => readonly Proposal[]

/** Connectors by what they do. */
type Parts = {
  readonly locks: readonly PreparedConnector[]
  readonly unrestricted: readonly PreparedConnector[]
  readonly onPremises: readonly PreparedConnector[]
}

function propose(question: QuestionId, side: Side): readonly Proposal[] {
  const { partners, onPremises } = prepare(side.tenant, side.connectors)
  const proposals = PROPOSALS[question](side, {
    locks: partners.filter(({ isLock }) => isLock),
    unrestricted: partners.filter(({ isLock }) => !isLock),
    onPremises,
  })
  return proposals.length > 0 ? proposals : [TEST]
}

const TEST: Proposal = { kind: 'test', fix: null }
const ONLY_THE_REPLY: Proposal = { kind: 'rejectOne', fix: null }
const isForAll = ({ senderDomains }: PreparedConnector): boolean => senderDomains.includes('*')

const addName: Propose = (_, { locks }) =>
  locks.flatMap(({ id, wantedName, connector }): Proposal[] =>
    wantedName !== null && connector.restrictDomainsToCertificate
      ? [{ kind: 'addName', connectorId: id, name: wantedName, fix: null }]
      : [],
  )

/** By question (docs/rules.md, §7): none means that only a test tells. */
const PROPOSALS: Record<QuestionId, Propose> = {
  Q1: (_, { locks }) =>
    locks.some(isForAll)
      ? locks
          .filter((lock) => !isForAll(lock))
          .map(({ id }): Proposal => ({ kind: 'removePartner', connectorId: id, fix: { enabled: false } }))
      : [],
  Q2: (_, { locks, unrestricted }) =>
    locks.length > 0
      ? unrestricted.map(
          ({ id }): Proposal => ({ kind: 'disableUnrestricted', connectorId: id, fix: { enabled: false } }),
        )
      : [],
  Q3: (_, { locks }) =>
    locks
      .filter(({ connector }) => connector.restrictDomainsToIPAddresses && connector.restrictDomainsToCertificate)
      .map(({ id }): Proposal => ({ kind: 'split', connectorId: id, fix: null })),
  Q4: () => [ONLY_THE_REPLY],
  Q5: (_, { locks }) => {
    const plain = locks.find(({ connector }) => !connector.requireTls)
    return locks
      .filter(({ connector, id }) => connector.requireTls && plain !== undefined && id !== plain.id)
      .map(({ id }): Proposal => ({ kind: 'widenTls', connectorId: id, otherId: plain?.id ?? null, fix: null }))
  },
  Q6: () => [],
  Q7: () => [{ kind: 'ownDomain', fix: null }],
  Q9: () => [ONLY_THE_REPLY],
  'Q11-apex': addName,
  'Q11-wildcard': addName,
  'Q11-below': addName,
  Q12: (_, { unrestricted }) => unrestricted.flatMap(restrict),
  Q17: ({ tenant }, { onPremises }) => {
    const accepted = prepare(tenant, []).accepted
    return onPremises.flatMap(({ wantedName }): Proposal[] =>
      wantedName !== null && isBelowMember(accepted, wantedName)
        ? [{ kind: 'addAcceptedDomain', name: wantedName, fix: null }]
        : [],
    )
  },
  Q18: (_, { locks }) =>
    locks
      .filter((lock) => !isForAll(lock) && lock.connector.restrictDomainsToIPAddresses)
      .map(({ id }): Proposal => ({ kind: 'narrowList', connectorId: id, fix: null })),
  Q19: (_, { locks, onPremises }) =>
    [...locks, ...onPremises].flatMap(({ wantedName }): Proposal[] =>
      wantedName === null ? [] : [{ kind: 'subject', name: wantedName, fix: null }],
    ),
  Q20: (_, { locks }) =>
    locks.flatMap(({ id, connector, hasIps, wantedName }): Proposal[] => {
      const unused = {
        ...(hasIps && !connector.restrictDomainsToIPAddresses ? { senderIPAddresses: [] } : {}),
        ...(wantedName !== null && !connector.restrictDomainsToCertificate ? { tlsSenderCertificateName: null } : {}),
      }
      return Object.keys(unused).length > 0 ? [{ kind: 'clearUnused', connectorId: id, fix: unused }] : []
    }),
}

/** A connector that names senders without restricting: it says whom it means once it restricts. */
function restrict({ id, hasIps, wantedName }: PreparedConnector): Proposal[] {
  if (hasIps) return [{ kind: 'restrictAddresses', connectorId: id, fix: { restrictDomainsToIPAddresses: true } }]
  if (wantedName === null) return []
  const fix = { restrictDomainsToCertificate: true, requireTls: true }
  return [{ kind: 'restrictCertificate', connectorId: id, name: wantedName, fix }]
}
