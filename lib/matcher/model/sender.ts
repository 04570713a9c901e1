/** One SMTP connection with one recipient. An unknown fact is null, and never counts as false. */
export type Sender = {
  readonly sourceIP: string | null
  readonly tls: boolean | null
  /** subject CN first, then the SANs; `[]` for no client certificate */
  readonly certificateNames: readonly string[] | null
  /** whether the chain ends at a root that Microsoft trusts; without effect if there is no certificate */
  readonly certificateTrusted: boolean | null
  /**
   * whether the certificate has the extended key usage clientAuth (Q21, docs/rules.md §9.4); without effect if there is
   * no certificate. Unknown, it counts as true: it is the only fact that a verdict does not try both ways.
   */
  readonly certificateClientAuth: boolean | null
  /** RFC 5321 MAIL FROM (P1): an address, or `''` for the null sender */
  readonly mailFrom: string | null
  /** RFC 5321 RCPT TO */
  readonly recipient: string | null
}

/** The facts of a sender, by the name of their field. */
export type Fact = keyof Sender

/** The facts of which a verdict tries every possible value while they are unknown. */
export type OpenFact = Exclude<Fact, 'certificateClientAuth'>

/** A sender with no known fact. */
export const UNKNOWN_SENDER = {
  sourceIP: null,
  tls: null,
  certificateNames: null,
  certificateTrusted: null,
  certificateClientAuth: null,
  mailFrom: null,
  recipient: null,
} satisfies { readonly [F in Fact]: null }

export const FACTS = Object.keys(UNKNOWN_SENDER) as Fact[]
