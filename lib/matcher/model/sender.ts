/** One sample SMTP connection. A fact that is not known is null, and is never taken for false. */
export type Sender = {
  readonly sourceIP: string | null
  readonly tls: boolean | null
  /** subject CN first, then the SANs; `[]` for no client certificate */
  readonly certificateNames: readonly string[] | null
  /** whether the chain ends at a root that Microsoft trusts; of no interest without a certificate */
  readonly certificateTrusted: boolean | null
  /**
   * whether the certificate has the extended key usage clientAuth (Q21, docs/rules.md §9.4); of no interest without a
   * certificate. Not known, it counts as true: it is the one fact that a verdict does not try both ways.
   */
  readonly certificateClientAuth: boolean | null
  /** RFC 5321 MAIL FROM (P1): an address, or `''` for the null sender */
  readonly mailFrom: string | null
  /** RFC 5321 RCPT TO */
  readonly recipient: string | null
}

/** The facts of a sender, by the name of their field. */
export type Fact = keyof Sender

/** The facts that a verdict tries both ways, or every way, while they are not known. */
export type OpenFact = Exclude<Fact, 'certificateClientAuth'>

/** A sender of whom nothing is known. */
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
