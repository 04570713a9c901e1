/** One part of what the collector reads. */
type ReadPart = {
  /** its member in the file */
  readonly key: string
  /** what it is called while it is read */
  readonly title: string
  readonly command: string
  /** the properties that are kept of each object; null: all of them */
  readonly kept: readonly string[] | null
}

/** Properties of mail-flow rules that tell whether a rule acts as a lock or as a bypass. */
const RULE_PROPERTIES = [
  'Name',
  'State',
  'Mode',
  'Priority',
  'Conditions',
  'Exceptions',
  'Actions',
  'FromScope',
  'ExceptIfFromScope',
  'SentToScope',
  'ExceptIfSentToScope',
  'SenderIpRanges',
  'ExceptIfSenderIpRanges',
  'SenderDomainIs',
  'ExceptIfSenderDomainIs',
  'HeaderContainsMessageHeader',
  'HeaderContainsWords',
  'HeaderMatchesMessageHeader',
  'HeaderMatchesPatterns',
  'ExceptIfHeaderContainsMessageHeader',
  'ExceptIfHeaderContainsWords',
  'ExceptIfHeaderMatchesMessageHeader',
  'ExceptIfHeaderMatchesPatterns',
  'SetSCL',
  'RejectMessageReasonText',
  'RejectMessageEnhancedStatusCode',
  'DeleteMessage',
  'Quarantine',
  'RedirectMessageTo',
]

/** What the collector reads, in this order. The IPv6 status follows: it is asked for each accepted domain. */
export const READ_PARTS: readonly ReadPart[] = [
  { key: 'inboundConnectors', title: 'inbound connectors', command: 'Get-InboundConnector', kept: null },
  { key: 'outboundConnectors', title: 'outbound connectors', command: 'Get-OutboundConnector', kept: null },
  {
    key: 'acceptedDomains',
    title: 'accepted domains',
    command: 'Get-AcceptedDomain',
    kept: ['DomainName', 'DomainType', 'MatchSubDomains', 'Default'],
  },
  {
    key: 'organizationConfig',
    title: 'RejectDirectSend of the organization',
    command: 'Get-OrganizationConfig',
    kept: ['RejectDirectSend'],
  },
  {
    key: 'transportRules',
    title: 'mail-flow rules',
    command: 'Get-TransportRule -ResultSize Unlimited',
    kept: RULE_PROPERTIES,
  },
  {
    key: 'hostedConnectionFilterPolicies',
    title: 'connection filter',
    command: 'Get-HostedConnectionFilterPolicy',
    kept: ['Name', 'IsDefault', 'IPAllowList', 'EnableSafeList'],
  },
  { key: 'arcConfig', title: 'trusted ARC sealers', command: 'Get-ArcConfig', kept: ['ArcTrustedSealers'] },
  {
    key: 'spoofAllows',
    title: 'spoofed senders that are allowed',
    command: 'Get-TenantAllowBlockListSpoofItems -Action Allow',
    kept: ['SpoofedUser', 'SendingInfrastructure', 'SpoofType', 'Action'],
  },
  {
    key: 'journalRules',
    title: 'journal rules',
    command: 'Get-JournalRule',
    kept: ['Name', 'Enabled', 'Scope', 'Recipient', 'JournalEmailAddress'],
  },
]
