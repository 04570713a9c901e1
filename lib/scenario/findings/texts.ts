import type { FindingCode } from './codes'

/** `title` says what is wrong, `text` why, `advice` what to do, `fix` what the one click does. */
export type FindingText = {
  readonly title: string
  readonly text: string
  readonly advice: string
  readonly fix?: string
}

/** English, with `{parameters}` of the finding: the messages of the API, and the English catalogue of the screens. */
export const FINDING_TEXTS: Readonly<Record<FindingCode, FindingText>> = {
  NETWORK_UNREADABLE: {
    title: 'Neither an address nor a network',
    text: '{value} cannot be read as an IPv4 address or network.',
    advice: 'Enter an address such as 192.0.2.1 or a network such as 192.0.2.0/24.',
  },
  IPV6_NOT_SUPPORTED: {
    title: 'IPv6 cannot be listed',
    text: 'SenderIPAddresses takes IPv4 only, so Exchange Online refuses {value}.',
    advice: 'Remove the entry, and let this sender in over IPv4 or by its certificate name.',
  },
  IPV4_IN_IPV6_FORM: {
    title: 'IPv4 address written as IPv6',
    text: '{value} means {address}, but Exchange Online refuses the IPv6 form.',
    advice: 'Write the address with dots.',
    fix: 'Write with dots',
  },
  NETWORK_TOO_WIDE: {
    title: 'Network wider than /24',
    text: 'SenderIPAddresses takes /24 to /32 only, so Exchange Online refuses {value}.',
    advice: 'Split it into /24 networks.',
    fix: 'Split into /24 networks',
  },
  RANGE_NOT_SUPPORTED: {
    title: 'Range instead of networks',
    text: 'SenderIPAddresses takes addresses and networks; the range {value} is neither.',
    advice: 'Write the range as networks.',
    fix: 'Write as networks',
  },
  HOST_BITS: {
    title: 'Network with host bits',
    text: '{value} stands for the whole network {network}.',
    advice: 'Write the network itself, so that nobody takes it for one address.',
    fix: 'Cut off the host bits',
  },
  DUPLICATE_NETWORK: {
    title: 'Entry listed twice',
    text: '{value} is in this list already.',
    advice: 'Remove the second entry.',
    fix: 'Remove duplicates',
  },
  RESERVED_ADDRESS: {
    title: 'Address that is not used on the internet',
    text: '{value} lies in {range} ({rfc}), so no internet mail comes from it, and Exchange Online probably refuses it.',
    advice: 'Enter the public address before this goes to a tenant; in an example it can stay.',
  },
  TOO_MANY_NETWORKS: {
    title: 'More than 100 entries',
    text: 'The list has {count} entries. Microsoft names no limit; the longest list seen in use has 56.',
    advice: 'Try the whole list in a disabled connector first, or restrict by certificate name.',
  },
  FURTHER_ENTRIES: {
    title: 'More entries of the same kind',
    text: '{finding} holds for {count} more entries of this list.',
    advice: 'Correct the list as a whole.',
  },
  NETWORKS_OVERLAP: {
    title: 'Addresses in two connectors',
    text: '{value} is also in the list of {other}. Which of the two Exchange Online names is not known.',
    advice: 'Keep each address in one connector if the message trace must tell them apart.',
  },
  IPV6_SENDERS_REFUSED: {
    title: 'IPv6 senders are refused',
    text: 'The list holds IPv4 only, so a company on it that delivers over IPv6 is refused.',
    advice: 'Have it deliver over IPv4, or run Disable-IPv6ForAcceptedDomain.',
  },

  NAME_MISSING: {
    title: 'Connector without a name',
    text: 'Exchange Online needs a name for every connector.',
    advice: 'Enter a name.',
  },
  DUPLICATE_NAME: {
    title: 'Name used twice',
    text: 'Connector names are compared without case, so Exchange Online probably refuses {value} beside {other}.',
    advice: 'Give each connector a name of its own.',
  },
  SENDER_DOMAINS_EMPTY: {
    title: 'No sender domains',
    text: 'SenderDomains is required; an empty list covers nobody.',
    advice: 'Enter * for all senders, or the domains of the partner.',
  },
  WILDCARD_MISPLACED: {
    title: 'Wildcard in the middle',
    text: 'A * may stand for all, or in front of a domain; Exchange Online refuses {value}.',
    advice: 'Write *.contoso.com for a domain with its subdomains.',
  },
  UNTIDY_TEXT: {
    title: 'Blanks, capitals or a trailing dot',
    text: '{value} works, but comparing it with an export shows a difference that is none.',
    advice: 'Write {tidy}.',
    fix: 'Tidy up',
  },
  SENDER_DOMAIN_COST: {
    title: 'Sender domain with a cost',
    text: '{value} has cost {cost}. What another cost than 1 does on inbound connectors is not documented; it is ignored here.',
    advice: 'Set the cost to 1 unless you know why it differs.',
  },
  ASSOCIATED_DOMAIN_UNKNOWN: {
    title: 'Not an accepted domain',
    text: '{value} is in AssociatedAcceptedDomains but is no accepted domain of this tenant; Exchange Online probably refuses it.',
    advice: 'Enter an accepted domain, or empty the list.',
  },
  CERTIFICATE_NAME_UNREADABLE: {
    title: 'No certificate name',
    text: '{value} is not a host name. It is compared as it is written and fits no certificate.',
    advice: 'Enter the host name that the certificate holds, such as mail.contoso.com.',
  },
  CERTIFICATE_SUBJECT_FORM: {
    title: 'Certificate subject instead of a name',
    text: '{value} is the subject of a certificate. {name} in it is compared here; that Exchange Online reads it so is not documented.',
    advice: 'Enter {name} alone to be sure.',
  },
  SHARED_BY_EVERY_TENANT: {
    title: 'Every Microsoft 365 tenant gets in',
    text: 'All of Exchange Online presents a certificate that fits {value}, whoever the customer is.',
    advice: 'Do not use a name of Microsoft to let one tenant in.',
  },
  SHARED_BY_VENDOR_CUSTOMERS: {
    title: 'Name shared by all customers of {vendor}',
    text: 'Mail of any customer of {vendor} presents a certificate that fits {value}.',
    advice: 'Ask {vendor} for a name of your own, or how it keeps its customers apart.',
  },
  WILDCARD_NAME_NOT_OWN: {
    title: 'Wildcard name outside your domains',
    text: 'Every host below {value} gets in, and these hosts are not yours.',
    advice: 'Ask the vendor whether other customers share the name.',
  },

  RESTRICT_IP_WITHOUT_LIST: {
    title: 'Address restriction without addresses',
    text: 'RestrictDomainsToIPAddresses is true and the list is empty: nobody fits. Exchange Online probably refuses this.',
    advice: 'Enter the addresses, or turn the restriction off.',
  },
  RESTRICT_CERTIFICATE_WITHOUT_NAME: {
    title: 'Certificate restriction without a name',
    text: 'RestrictDomainsToCertificate is true and there is no name: nobody fits. Exchange Online probably refuses this.',
    advice: 'Enter the certificate name, or turn the restriction off.',
  },
  TLS_NAME_WITHOUT_TLS: {
    title: 'Certificate name without TLS',
    text: 'TlsSenderCertificateName is used only when RequireTls is true.',
    advice: 'Set RequireTls to true, or remove the name.',
  },
  BOTH_RESTRICTIONS: {
    title: 'Address and certificate on one connector',
    text: 'Microsoft advises against it. MSXFAQ saw that both must fit; others report that one is enough.',
    advice: 'Test a wrong name from a right address. Two connectors instead would let in more: either is then enough.',
  },
  IDENTITY_NOT_APPLIED: {
    title: 'Set, but not checked',
    text: '{property} is set while {flag} is false, so it is documented as not applied.',
    advice: 'Turn {flag} on, or empty {property}.',
  },
  TREATS_AS_INTERNAL_ON_PARTNER: {
    title: 'Partner mail treated as internal',
    text: 'Exchange Online refuses TreatMessagesAsInternal on a Partner connector.',
    advice: 'Set TreatMessagesAsInternal to false.',
  },
  CLOUD_SERVICES_ON_PARTNER: {
    title: 'Hybrid setting on a Partner connector',
    text: 'CloudServicesMailEnabled is for OnPremises connectors; Exchange Online probably refuses it here.',
    advice: 'Set CloudServicesMailEnabled to false.',
  },
  RESTRICTION_ON_ON_PREMISES: {
    title: 'Restriction without effect',
    text: '{property} acts on Partner connectors only; this one is OnPremises and refuses nobody.',
    advice: 'Lock with a Partner connector.',
  },
  ON_PREMISES_DOMAIN_NOT_ACCEPTED: {
    title: 'Certificate name is no accepted domain',
    text: 'The sources disagree whether servers that present {value} are recognised where MAIL FROM is foreign. If they are not, the lock refuses those senders.',
    advice: 'Use *.contoso.com of an accepted domain, or add the name as an accepted domain.',
  },
  ON_PREMISES_BY_ADDRESS: {
    title: 'On-premises servers known by address only',
    text: 'If another tenant lists the same address, mail may be attributed there; internet mail the servers relay is not recognised.',
    advice: 'Use a certificate name below an accepted domain.',
  },

  NO_CONNECTORS: {
    title: 'No inbound connector',
    text: 'Every host can deliver to the accepted domains.',
    advice: 'Add a * connector with a restriction if a filter stands in front.',
  },
  NO_LOCK: {
    title: 'The side entrance is open',
    text: 'No enabled Partner connector restricts *, so every host can deliver past the filter.',
    advice: 'Restrict a * connector to the addresses or the certificate name of the filter.',
  },
  LOCK_DISABLED: {
    title: 'The only lock is disabled',
    text: 'A disabled connector refuses nobody, so every host can deliver past the filter.',
    advice: 'Enable the connector once MX points to its filter.',
  },
  ON_PREMISES_DOES_NOT_LOCK: {
    title: 'An OnPremises connector does not lock',
    text: 'It recognises your servers but refuses nobody else.',
    advice: 'Add a * Partner connector with a restriction.',
  },
  WILDCARD_NOT_LOCKED: {
    title: 'The * connector restricts nothing',
    text: 'It covers all senders but asks for no address, no certificate and no TLS.',
    advice: 'Turn on a restriction, or remove the connector.',
  },
  TLS_IS_NO_LOCK: {
    title: 'TLS alone is no lock',
    text: 'The * connector asks for TLS only, and any host can do TLS.',
    advice: 'Restrict it to addresses or to a certificate name.',
  },
  IDENTIFY_ONLY: {
    title: 'Recognises, but does not lock',
    text: '{property} is set while {flag} is false: nobody else is refused. Whether it lets its senders in beside a lock is not known.',
    advice: 'Turn on {flag}.',
  },

  POSSIBLE_HOLE: {
    title: 'Possible hole in the lock',
    text: 'This * connector restricts nothing beside the lock {lock}. Whether it lets in what the lock refuses is disputed.',
    advice: 'Restrict it or remove it; until then test with a foreign address.',
  },
  EXCEPTION_WITHOUT_EFFECT: {
    title: 'Exception without effect',
    text: 'Beside the lock {lock}, a connector for {domains} without a restriction lets nobody in.',
    advice: 'Restrict it to the addresses or the certificate of these senders.',
  },
  PARTNER_BEHIND_FILTER: {
    title: 'Partner connector behind a filter',
    text: 'Mail from {domains} that follows MX arrives through a filter such as {filter} and fails here. Whether * then lets it in is not known.',
    advice: 'Disable this connector while the partner delivers to MX, or test it first.',
  },
  VENDOR_DOMAIN_INSTEAD_OF_ALL: {
    title: 'Vendor domain instead of *',
    text: 'SenderDomains names {value}, a domain of the vendor. Only mail from there is restricted; all other senders pass.',
    advice: 'Set SenderDomains to *.',
  },
  SIDE_ENTRANCE_OPEN: {
    title: 'Side entrance open for some domains',
    text: 'AssociatedAcceptedDomains leaves out {domains}: mail to them is not locked.',
    advice: 'Empty AssociatedAcceptedDomains.',
  },
  RECIPIENTS_LIMITED: {
    title: 'Limited to some recipient domains',
    text: 'Microsoft advises AssociatedAcceptedDomains for tests only; a domain added later is not locked.',
    advice: 'Empty AssociatedAcceptedDomains after the test.',
  },
}
