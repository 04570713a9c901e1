import { env } from 'node:process'
import fc from 'fast-check'
import type { Connector } from '#lib/matcher/model/connector'
import { type Answers, QUESTION_IDS, QUESTIONS, type QuestionId } from '#lib/matcher/model/questions'
import { FACTS, type Sender } from '#lib/matcher/model/sender'
import type { Tenant } from '#lib/matcher/model/tenant'
import type { KnownSender } from './oracle'

/**
 * Random tenants, connectors and senders over a small vocabulary, so that connectors often fit senders: networks that
 * overlap, names that lie below each other, domains that cover each other.
 */

/** The number of runs of a property, and its seed. A failure prints its seed; with PROPERTY_SEED it runs again. */
export function often(runs: number): fc.Parameters<unknown> {
  const seed = env.PROPERTY_SEED
  const factor = Number(env.PROPERTY_FACTOR ?? 1)
  return { numRuns: Math.ceil(runs * factor), ...(seed === undefined ? {} : { seed: Number(seed) }) }
}

type Vocabulary = {
  readonly [Word in
    | 'networks'
    | 'addresses'
    | 'wanted'
    | 'presented'
    | 'senderDomains'
    | 'mailFrom'
    | 'accepted'
    | 'recipients'
    | 'associated']: readonly string[]
}

/** A vocabulary so narrow that most connectors apply to most senders. */
const NARROW: Vocabulary = {
  networks: ['192.0.2.10', '192.0.2.0/24'],
  addresses: ['192.0.2.10', '192.0.2.10', '192.0.2.11', '203.0.113.66'],
  wanted: ['mail.contoso.com', '*.contoso.com'],
  presented: ['mail.contoso.com', 'contoso.com', '*.contoso.com'],
  senderDomains: ['*', 'partner.example'],
  mailFrom: ['a@partner.example', 'a@partner.example', 'a@contoso.com', ''],
  accepted: ['contoso.com'],
  recipients: ['u@contoso.com'],
  associated: ['contoso.com'],
}

const WIDE: Vocabulary = {
  networks: [
    ...['192.0.2.10', '192.0.2.0/25', '192.0.2.77/28', '198.51.100.200/25', '203.0.113.5-203.0.113.20'],
    ...['2001:db8::/64', '2001:db8:0:1::25'],
  ],
  addresses: [
    ...['192.0.2.10', '192.0.2.70', '192.0.2.127', '192.0.2.128', '198.51.100.255', '203.0.113.20', '203.0.113.21'],
    ...['2001:db8::9', '2001:db8:0:1::25', '2001:db8:9::1', '::ffff:192.0.2.10'],
  ],
  wanted: [
    'mail.contoso.com',
    '*.contoso.com',
    'contoso.com',
    '*.mail.contoso.com',
    'mx.fabrikam.com',
    '*.fabrikam.com',
    'CN=mail.contoso.com, O=Contoso',
  ],
  presented: [
    'mail.contoso.com',
    '*.contoso.com',
    'contoso.com',
    '*.mail.contoso.com',
    'mx.fabrikam.com',
    '*.fabrikam.com',
    'a.mail.contoso.com',
    'fabrikam.com',
    'mail.other.example',
  ],
  senderDomains: [
    '*',
    '*',
    'partner.example',
    '*.partner.example',
    'sub.partner.example',
    'contoso.com',
    '*.contoso.com',
  ],
  mailFrom: [
    '',
    'a@partner.example',
    'a@sub.partner.example',
    'a@contoso.com',
    'a@mail.contoso.com',
    'a@other.example',
  ],
  accepted: ['contoso.com', '*.contoso.com', 'fabrikam.com', 'mail.contoso.com', 'contoso.onmicrosoft.com'],
  recipients: ['u@contoso.com', 'u@contoso.com', 'u@sub.contoso.com', 'u@fabrikam.com', 'u@outside.example'],
  associated: ['contoso.com', '*.contoso.com', 'fabrikam.com'],
}

/** True about once in `times` draws. */
const rarely = (times: number): fc.Arbitrary<boolean> => fc.integer({ min: 1, max: times }).map((n) => n === times)
const some = (texts: readonly string[], maxLength: number, minLength = 0): fc.Arbitrary<string[]> =>
  fc.uniqueArray(fc.constantFrom(...texts), { minLength, maxLength })
const mostlyNone = (texts: readonly string[]): fc.Arbitrary<string[]> =>
  fc.oneof({ weight: 5, arbitrary: some(texts, 0) }, { weight: 1, arbitrary: some(texts, 2) })

const arbitraryTenant = ({ accepted }: Vocabulary): fc.Arbitrary<Tenant> =>
  fc.record({ acceptedDomains: some(accepted, 3, 1), rejectDirectSend: fc.boolean() })

const arbitraryConnector = (words: Vocabulary): fc.Arbitrary<Omit<Connector, 'id' | 'name'>> =>
  fc.record({
    connectorType: rarely(5).map((own) => (own ? 'OnPremises' : 'Partner')),
    enabled: rarely(8).map((off) => !off),
    senderDomains: some(words.senderDomains, 2, 1),
    senderIPAddresses: some(words.networks, 3),
    restrictDomainsToIPAddresses: fc.boolean(),
    requireTls: fc.boolean(),
    restrictDomainsToCertificate: fc.boolean(),
    tlsSenderCertificateName: fc.option(fc.constantFrom(...words.wanted)),
    associatedAcceptedDomains: mostlyNone(words.associated),
  })

const arbitraryConnectors = (words: Vocabulary, maxLength: number): fc.Arbitrary<Connector[]> =>
  fc
    .array(arbitraryConnector(words), { maxLength, size: 'max' })
    .map((connectors) => connectors.map((connector, i) => ({ ...connector, id: `c${i}`, name: `Connector ${i}` })))

const arbitraryKnownSender = (words: Vocabulary): fc.Arbitrary<KnownSender> =>
  fc
    .record({
      sourceIP: fc.constantFrom(...words.addresses),
      tls: rarely(3).map((off) => !off),
      certificateNames: fc.oneof(
        some(words.presented, 3),
        fc.array(fc.constantFrom(...words.presented), { maxLength: 3 }),
      ),
      certificateTrusted: rarely(4).map((not) => !not),
      certificateClientAuth: rarely(4).map((not) => !not),
      mailFrom: fc.constantFrom(...words.mailFrom),
      recipient: fc.constantFrom(...words.recipients),
    })
    .map((sender) => (sender.tls ? sender : { ...sender, certificateNames: [] }))

/** The facts that a verdict tries every way while they are not known. */
export const OPEN_FACTS = FACTS.filter((fact) => fact !== 'certificateClientAuth')

/** One to `most` facts of the sender are not known, of those that a verdict tries every way. */
const forget = (sender: KnownSender, most: number): fc.Arbitrary<Sender> =>
  fc
    .uniqueArray(fc.constantFrom(...OPEN_FACTS), { minLength: 1, maxLength: most })
    .map((unknown) => ({ ...sender, ...Object.fromEntries(unknown.map((fact) => [fact, null])) }))

/** Recorded answers to none, some or many of the questions. */
const arbitraryAnswers: fc.Arbitrary<Answers> = fc
  .tuple(
    fc.subarray(QUESTION_IDS, { maxLength: 5 }),
    fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    fc.boolean(),
  )
  .map(([questions, second, none]) =>
    none ? {} : Object.fromEntries(questions.map((id, i) => [id, answerAt(id, second[i] ? 1 : 0)])),
  )

const answerAt = (id: QuestionId, index: 0 | 1): string => QUESTIONS[id].answers[index]

/** Everything that a verdict depends on. */
export type Scene<S extends Sender = Sender> = {
  readonly tenant: Tenant
  readonly connectors: readonly Connector[]
  readonly sender: S
  readonly answers: Answers
}

const arbitraryKnownSceneOf = (words: Vocabulary, maxConnectors: number): fc.Arbitrary<Scene<KnownSender>> =>
  fc.record({
    tenant: arbitraryTenant(words),
    connectors: arbitraryConnectors(words, maxConnectors),
    sender: arbitraryKnownSender(words),
    answers: arbitraryAnswers,
  })

/** A scene in which everything is known of the sender. */
export const knownScene = (maxConnectors = 4): fc.Arbitrary<Scene<KnownSender>> =>
  fc.oneof(arbitraryKnownSceneOf(NARROW, maxConnectors), arbitraryKnownSceneOf(WIDE, maxConnectors))

/** A scene in which one to `most` facts of the sender are not known. */
export const scene = (most: number, maxConnectors = 3): fc.Arbitrary<Scene> =>
  knownScene(maxConnectors).chain((known) => forget(known.sender, most).map((sender) => ({ ...known, sender })))
