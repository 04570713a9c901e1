import type { CollectorCode } from './codes'

/** `title` says what was found, `text` why it matters, `advice` what to do. */
export type CollectorText = { readonly title: string; readonly text: string; readonly advice: string }

/** English, with `{parameters}` of the finding; other languages have catalogues under the same codes. */
export const COLLECTOR_TEXTS: Readonly<Record<CollectorCode, CollectorText>> = {
  RULE_ACTS_AS_LOCK: {
    title: 'Mail-flow rule that acts as a lock',
    text: 'The rule {rule} ({action}) spares only {except}. A sender that a connector lets in is stopped by it all the same: accepted is not yet delivered.',
    advice: 'Add the new filter to its exceptions before MX moves.',
  },
  RULE_STOPS_MAIL: {
    title: 'Mail-flow rule that stops mail',
    text: 'The rule {rule} ({action}) has no condition on sender or connection, so accepted is not yet delivered.',
    advice: 'Check in the rule which mail it is meant for.',
  },
  RULE_STOPS_SOME_MAIL: {
    title: 'Mail-flow rule that stops some mail',
    text: 'The rule {rule} ({action}) stops mail under conditions ({only}). For such mail accepted is not yet delivered.',
    advice: 'Check that no sender of the plan meets its conditions.',
  },
  RULE_SKIPS_FILTERING: {
    title: 'Mail-flow rule that skips spam filtering',
    text: 'The rule {rule} sets SCL -1 for {only}. What it was made for a filter, it goes on doing after that filter has gone, and it takes Enhanced Filtering out of effect.',
    advice: 'Move it to the new filter or disable it, as the plan has it.',
  },
  RULE_SKIPS_ALL_FILTERING: {
    title: 'Mail-flow rule that skips spam filtering for everyone',
    text: 'The rule {rule} sets SCL -1 without a condition on sender or connection: mail past the filter is not checked at all.',
    advice: 'Limit it to the addresses of the filter, or disable it.',
  },
  IP_ALLOW_LIST: {
    title: 'Addresses on the IP allow list',
    text: 'Mail from {entries} skips spam filtering by the connection filter {policy}. The list lets nobody past a lock, and it stays when a filter goes.',
    advice: 'Take out the addresses of the old filter; use Enhanced Filtering for the new one.',
  },
  SAFE_LIST_ON: {
    title: 'Safe list of the connection filter is on',
    text: 'The connection filter {policy} skips spam filtering for senders that Microsoft holds for good, which cannot be seen.',
    advice: 'Turn EnableSafeList off unless you rely on it.',
  },
  ENHANCED_FILTERING_MISSING: {
    title: 'No Enhanced Filtering on a * connector',
    text: 'For mail through {connector} SPF and DMARC see the address of the filter, not that of the sender. Who gets in stays the same.',
    advice: 'Set EFSkipLastIP, or EFSkipIPs with the addresses of the filter.',
  },
  ENHANCED_FILTERING_FOR_SOME: {
    title: 'Enhanced Filtering for some recipients only',
    text: 'On {connector} it holds only for messages whose recipients are all in EFUsers ({count}).',
    advice: 'Empty EFUsers after the test.',
  },
  VENDOR_MADE_CONNECTOR: {
    title: 'Connector that a product made',
    text: '{connector} was probably made by {vendor}, which may change it again or leave it behind.',
    advice: 'Find out who manages it before you change it, and remove it when the product goes.',
  },
  WIZARD_MADE_CONNECTOR: {
    title: 'Connector of the Hybrid Configuration wizard',
    text: '{connector} was made by the wizard, which writes it again each time it runs.',
    advice: 'Change it by running the wizard.',
  },
  IPV6_ON: {
    title: 'IPv6 is on',
    text: 'Senders may deliver to {domains} over IPv6, which no address list of a connector can hold.',
    advice: 'Before a lock by address, run Disable-IPv6ForAcceptedDomain, or let such senders in by certificate.',
  },
  IPV6_UNKNOWN: {
    title: 'IPv6 status not known',
    text: 'For {domains} the status could not be read.',
    advice: 'Ask DNS whether the mail host of the domain has an AAAA record.',
  },
  OUTBOUND_SMART_HOST: {
    title: 'Outgoing mail takes a smart host',
    text: 'The outbound connector {connector} sends to {hosts}. Moving MX changes nothing for outgoing mail.',
    advice: 'Plan the way out with the way in, and SPF with both.',
  },
}
