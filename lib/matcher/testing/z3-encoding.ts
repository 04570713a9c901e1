import type { Bool } from 'z3-solver'
import type { Side } from '#lib/matcher/cells/sides'
import type { Connector } from '#lib/matcher/model/connector'
import { QUESTION_IDS, type QuestionId } from '#lib/matcher/model/questions'
import { readSpan } from './oracle-text'
import { freeName, isSame, isUnder, type LabelCodes, type Labels, type Solver3 } from './z3-names'

/**
 * The rules of docs/rules.md §2 for Partner connectors as one formula over a free sender and free answers. It is
 * written from the text and shares nothing with the engine. The numbers in the comments are the steps of the text.
 */

type B = Bool<'main'>

/** Free variables for a sender and for the answers. */
export type FreeSender = ReturnType<typeof makeSender>

export function makeSender(z3: Solver3, codes: LabelCodes) {
  const names = [freeName(z3, 'name0', true), freeName(z3, 'name1', true)] as const
  const from = freeName(z3, 'from', false)
  const has = [z3.Bool.const('has0'), z3.Bool.const('has1')] as const
  const tls = z3.Bool.const('tls')
  const isName = z3.And(names[0].isName, names[1].isName, from.isName)
  return {
    codes,
    ip: z3.BitVec.const('ip', 32),
    isIpv6: z3.Bool.const('ipv6'),
    tls,
    trusted: z3.Bool.const('trusted'),
    clientAuth: z3.Bool.const('clientAuth'),
    has,
    names: [names[0].labels, names[1].labels] as const,
    isNull: z3.Bool.const('null'),
    from: from.labels,
    /** question → whether the second of its answers holds */
    answers: new Map<QuestionId, B>(QUESTION_IDS.map((id) => [id, z3.Bool.const(id)])),
    isSender: z3.And(isName, z3.Implies(has[1], has[0]), z3.Implies(has[0], tls)),
  }
}

/**
 * The result of a side as formulas: exactly one of `accepted`, `deferred`, `locked`, `directSend`, and by name who
 * admits.
 */
export type Encoded = {
  readonly accepted: B
  readonly deferred: B
  readonly locked: B
  readonly directSend: B
  readonly named: ReadonlyMap<string, B>
}

export function encodeSide(z3: Solver3, sender: FreeSender, { tenant, connectors }: Side): Encoded {
  const yes = z3.Bool.val(true)
  const no = z3.Bool.val(false)
  const any = (all: readonly B[]): B => (all.length === 0 ? no : z3.Or(...all))
  const both = (...all: B[]): B => z3.And(...all)
  const second = (id: QuestionId): B => sender.answers.get(id) ?? no
  const checks = connectors
    .filter(({ enabled }) => enabled)
    .map((connector) => encodeChecks(z3, sender, connector, second))
  const locks = checks.filter(({ isLock }) => isLock)
  const open = checks.filter(({ isLock }) => !isLock)

  const failing = locks.map((one) => both(one.inScope, one.satisfied.not()))
  const isShadowed = (one: Checks) => any(locks.map((other, i) => both(failing[i] ?? no, other.grade.ugt(one.grade))))
  const admitted = locks.map((one) => both(one.inScope, one.satisfied, both(isShadowed(one), second('Q1').not()).not())) // 5
  const lookedUp = checks.map((one) =>
    one.byIp ? both(one.inScope.not(), one.listed, one.satisfied, second('Q18')) : no,
  )
  const isIn = z3.Or(any(admitted), any(lookedUp))
  const asksForTls = both(isIn, second('Q5'), any(locks.map((one, i) => both(failing[i] ?? no, one.lacksOnlyTls))))
  const in5 = both(isIn, asksForTls.not())

  const hasLock = any(locks.map(({ inScope }) => inScope))
  const identified = open.map((one) => both(one.inScope, one.hasItsTls, z3.Or(one.listed, one.fits)))
  const in6 = both(isIn.not(), hasLock, any(identified), second('Q12').not()) // 6
  const after6 = both(isIn.not(), in6.not())

  const lacksTls = z3.Or(
    any(checks.map((one) => both(one.inScope, one.lacksOnlyTls))),
    any(locks.map((one, i) => both(failing[i] ?? no, one.lacksBelief))),
  ) // 7
  const at7 = both(after6, lacksTls)
  const after7 = both(after6, lacksTls.not())

  const rescued = both(any(open.map((one) => both(one.inScope, one.hasItsTls))), second('Q2'))
  const isOwn = both(sender.isNull.not(), any(tenant.acceptedDomains.map((domain) => covers(z3, sender, domain))))
  const isKnown = any(checks.map((one) => z3.Or(one.listed, one.fits)))
  const directSend = tenant.rejectDirectSend ? both(isOwn, isKnown.not()) : no
  const at8 = both(after7, hasLock, rescued.not()) // 8
  const after8 = both(after7, at8.not())
  const refusedFirst = both(directSend, second('Q9'))
  const refused = z3.Or(at8, both(at7, second('Q4')))
  const accepted = z3.Or(in5, in6, both(after8, directSend.not())) // 10
  return {
    accepted,
    deferred: z3.Or(asksForTls, both(at7, second('Q4').not())),
    locked: both(refused, refusedFirst.not()),
    directSend: z3.Or(both(refused, refusedFirst), both(after8, directSend)), // 9
    named: nameAll(
      [
        ...locks.map((one, i) => [one.name, both(in5, admitted[i] ?? no)] as const),
        ...checks.map((one, i) => [one.name, both(in5, lookedUp[i] ?? no)] as const),
        ...open.map((one, i) => [one.name, both(in6, identified[i] ?? no, yes)] as const),
      ],
      (one, other) => z3.Or(one, other),
    ),
  }
}

function nameAll(pairs: readonly (readonly [string, B])[], or: (one: B, other: B) => B): Map<string, B> {
  const named = new Map<string, B>()
  for (const [name, is] of pairs) {
    const known = named.get(name)
    named.set(name, known === undefined ? is : or(known, is))
  }
  return named
}

type Checks = ReturnType<typeof encodeChecks>

/** 3 and 4: the checks of one connector. */
function encodeChecks(z3: Solver3, sender: FreeSender, connector: Connector, second: (id: QuestionId) => B) {
  const { restrictDomainsToIPAddresses: byIp, restrictDomainsToCertificate: byName, requireTls } = connector
  const yes = z3.Bool.val(true)
  const { inScope, grade } = encodeScope(z3, sender, connector, second)
  const listed = encodeList(z3, sender, connector)
  const presents = encodeNames(z3, sender, connector, second)
  const fits = z3.And(presents, sender.trusted)
  const hasOther = byIp ? connector.tlsSenderCertificateName !== null : connector.senderIPAddresses.length > 0
  const alsoOther = byIp !== byName && hasOther ? second('Q20') : z3.Bool.val(false)
  const asksIp = byIp ? yes : alsoOther
  const asksName = byName ? yes : alsoOther
  const hasItsTls = requireTls ? sender.tls : yes
  const ipHolds = z3.Implies(asksIp, listed)
  const identified = z3.And(ipHolds, z3.Implies(asksName, fits))
  const either = byIp && byName ? z3.And(second('Q3'), z3.Or(listed, fits)) : z3.Bool.val(false)
  const isLock = byIp || byName
  const identifiedLock = isLock ? z3.Or(identified, either) : yes
  return {
    name: connector.name.toLowerCase(),
    isLock,
    byIp,
    inScope,
    grade,
    listed,
    fits,
    hasItsTls,
    satisfied: z3.And(hasItsTls, identifiedLock),
    lacksOnlyTls: isLock ? z3.And(hasItsTls.not(), asksName.not(), ipHolds) : hasItsTls.not(),
    lacksBelief: z3.And(asksName, ipHolds, z3.Or(sender.tls.not(), z3.And(sender.trusted.not(), presents))),
  }
}

function encodeScope(z3: Solver3, sender: FreeSender, { senderDomains }: Connector, second: (id: QuestionId) => B) {
  let inScope: B = z3.Bool.val(false)
  let grade = z3.BitVec.val(0, 8)
  const grades = senderDomains.map((pattern) => ({
    grade:
      pattern === '*'
        ? 0
        : 2 * pattern.split('.').filter((label) => label !== '*').length + (pattern.startsWith('*.') ? 0 : 1),
    covered:
      pattern === '*'
        ? z3.Or(sender.isNull.not(), second('Q6').not())
        : z3.And(sender.isNull.not(), covers(z3, sender, pattern)),
  }))
  // The closest entry comes last, so that it holds.
  for (const one of grades.sort((a, b) => a.grade - b.grade)) {
    inScope = z3.Or(inScope, one.covered)
    grade = z3.If(one.covered, z3.BitVec.val(one.grade, 8), grade)
  }
  return { inScope, grade }
}

/** `contoso.com` covers itself; `*.contoso.com` covers contoso.com and everything below. */
function covers(z3: Solver3, { codes, from }: FreeSender, pattern: string): B {
  if (!pattern.startsWith('*.')) return isSame(z3, from, codes.codesOf(pattern))
  const base = codes.codesOf(pattern.slice(2))
  return z3.Or(isSame(z3, from, base), isUnder(z3, from, base))
}

function encodeList(z3: Solver3, { ip, isIpv6 }: FreeSender, { senderIPAddresses }: Connector): B {
  const inside = senderIPAddresses.map((text) => {
    const { first, last } = readSpan(text)
    return z3.And(ip.uge(first), ip.ule(last))
  })
  return inside.length === 0 ? z3.Bool.val(false) : z3.And(isIpv6.not(), z3.Or(...inside))
}

/** Whether a name that counts fits (docs/rules.md §4.2), whether or not the chain is trusted. */
function encodeNames(z3: Solver3, sender: FreeSender, connector: Connector, second: (id: QuestionId) => B): B {
  const wanted = connector.tlsSenderCertificateName
  if (wanted === null) return z3.Bool.val(false)
  const [subject, other] = sender.names.map((name) => encodeFit(z3, sender.codes, name, wanted, second)) as [B, B]
  const counts = z3.Or(sender.clientAuth, second('Q21').not())
  const fits = z3.Or(z3.And(sender.has[0], subject), z3.And(sender.has[1], second('Q19').not(), other))
  return z3.And(sender.tls, counts, fits)
}

function encodeFit(z3: Solver3, codes: LabelCodes, name: Labels, wanted: string, second: (id: QuestionId) => B): B {
  if (wanted.startsWith('*.')) {
    const base = codes.codesOf(wanted.slice(2))
    return z3.Or(isUnder(z3, name, base), z3.And(isSame(z3, name, base), second('Q11-apex').not()))
  }
  const host = codes.codesOf(wanted)
  const covering = [...host.slice(0, -1), ...codes.codesOf('*')]
  return z3.Or(
    isSame(z3, name, host),
    z3.And(isUnder(z3, name, host), second('Q11-below').not()),
    z3.And(isSame(z3, name, covering), second('Q11-wildcard').not()),
  )
}
