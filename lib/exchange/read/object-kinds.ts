/** The objects of Exchange that texts hold, by the cmdlet that prints them. */
const CMDLETS = {
  inbound: 'Get-InboundConnector',
  outbound: 'Get-OutboundConnector',
  receive: 'Get-ReceiveConnector',
  send: 'Get-SendConnector',
  rule: 'Get-TransportRule',
  'accepted-domain': 'Get-AcceptedDomain',
  'remote-domain': 'Get-RemoteDomain',
  'connection-filter': 'Get-HostedConnectionFilterPolicy',
  'content-filter': 'Get-HostedContentFilterPolicy',
  organization: 'Get-OrganizationConfig',
  hybrid: 'Get-HybridConfiguration',
  mailbox: 'Get-Mailbox',
} as const

export type ObjectKind = keyof typeof CMDLETS
const KINDS = Object.keys(CMDLETS) as ObjectKind[]

export const cmdletOf = (kind: ObjectKind): string => CMDLETS[kind]

/** The properties that only objects of one kind have, in lower case (docs/formats.md §2.6). */
const MARKS: Readonly<Record<ObjectKind, readonly string[]>> = {
  inbound: [
    ...['senderdomains', 'senderipaddresses', 'restrictdomainstoipaddresses', 'restrictdomainstocertificate'],
    ...['tlssendercertificatename', 'associatedaccepteddomains', 'trustedorganizations', 'treatmessagesasinternal'],
    ...['efskipips', 'efskiplastip', 'efusers', 'eftestmode', 'efskipmailgateway', 'clienthostnames'],
    ...['scananddroprecipients'],
  ],
  outbound: [
    ...['recipientdomains', 'tlssettings', 'usemxrecord', 'istransportrulescoped', 'routeallmessagesviaonpremises'],
    ...[
      'allaccepteddomains',
      'senderrewritingenabled',
      'smarthosts',
      'validationrecipients',
      'lastvalidationtimestamp',
    ],
  ],
  receive: [
    ...['bindings', 'remoteipranges', 'permissiongroups', 'authmechanism', 'transportrole', 'tlsdomaincapabilities'],
    ...['protocollogginglevel', 'banner', 'fqdn', 'maxinboundconnection'],
  ],
  send: ['addressspaces', 'sourcetransportservers', 'homemtaserverid', 'dnsroutingenabled', 'sourceipaddress'],
  rule: [
    ...['conditions', 'actions', 'exceptions', 'setscl', 'senderipranges', 'fromscope', 'senttoscope', 'ruleversion'],
    ...['ruleerroraction', 'senderdomainis', 'sendernotificationtype', 'stopruleprocessing', 'exceptifsenderipranges'],
    ...['redirectmessageto', 'deletemessage', 'priority', 'state'],
  ],
  'accepted-domain': ['domaintype', 'matchsubdomains', 'addressbookenabled', 'authenticationtype', 'initialdomain'],
  'remote-domain': ['autoreplyenabled', 'autoforwardenabled', 'allowedooftype', 'deliveryreportenabled', 'tnefenabled'],
  'connection-filter': ['ipallowlist', 'ipblocklist', 'enablesafelist', 'directorybasededgeblockmode'],
  'content-filter': ['allowedsenderdomains', 'blockedsenderdomains', 'spamaction', 'highconfidencespamaction'],
  organization: ['rejectdirectsend', 'oauth2clientprofileenabled', 'isdehydrated', 'publicfoldersenabled'],
  hybrid: [
    ...['onpremisessmarthost', 'clientaccessservers', 'edgetransportservers', 'receivingtransportservers'],
    ...['sendingtransportservers', 'externalipaddresses', 'servicedomain'],
  ],
  mailbox: [
    ...['primarysmtpaddress', 'recipienttypedetails', 'emailaddresses', 'exchangeguid', 'userprincipalname'],
    ...['samaccountname'],
  ],
}

const KIND_OF_MARK = new Map(KINDS.flatMap((kind) => MARKS[kind].map((mark) => [mark, kind] as const)))
/** Marks that objects of other systems have too: they tell a kind only beside another of the same kind. */
const WEAK = new Set(['priority', 'state', 'fqdn', 'banner', 'conditions', 'actions', 'exceptions'])

/** The kind of which a property is a mark; null for properties that several kinds have, and unknown ones. */
export const kindOfProperty = (name: string): ObjectKind | null => KIND_OF_MARK.get(name.toLowerCase()) ?? null

/** The kind whose objects a cmdlet prints, regardless of its verb: `New-InboundConnector` makes inbound connectors. */
export function kindOfCmdlet(cmdlet: string): ObjectKind | null {
  const noun = cmdlet.replace(/^[a-z]+-/i, '').toLowerCase()
  return KINDS.find((kind) => CMDLETS[kind].slice('Get-'.length).toLowerCase() === noun) ?? null
}

/**
 * The kind of an object, told by its properties and never by its having a name: the kind of which it has the most
 * marks. An inbound connector has no fewer than of any other kind. `stated` is the kind that the text says it is, which
 * counts where the properties do not tell. Null for an object of no known kind.
 */
export function kindOfObject(names: Iterable<string>, stated: ObjectKind | null = null): ObjectKind | null {
  const counts = new Map<ObjectKind, number>()
  for (const name of names) {
    const kind = kindOfProperty(name)
    if (kind !== null) counts.set(kind, (counts.get(kind) ?? 0) + (WEAK.has(name.toLowerCase()) ? 0.5 : 1))
  }
  let best: ObjectKind | null = null
  for (const [kind, count] of counts) {
    const most = best === null ? 0.5 : (counts.get(best) ?? 0)
    if (count > most || (count === most && best === 'inbound')) best = kind
  }
  const strongest = best === null ? 0 : (counts.get(best) ?? 0)
  return strongest <= 1 && stated !== null && (counts.get(stated) ?? 0) >= strongest ? stated : (best ?? stated)
}
