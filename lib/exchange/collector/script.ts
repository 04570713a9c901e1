import { COLLECTOR_MARK, COLLECTOR_VERSION } from '#lib/exchange/read/collector-file'

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

const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ')

/**
 * The PowerShell script that an administrator runs after Connect-ExchangeOnline (module version 3, Windows PowerShell
 * 5.1 or PowerShell 7). It only reads, and writes one JSON file into the current folder. It is pure ASCII, because
 * Windows PowerShell reads a file without a byte order mark in the code page of the machine.
 */
export function collectorScript(): string {
  return `# Connector Planner: collects what decides which mail gets into this tenant.
#
# It runs Get cmdlets only and changes nothing. It sends nothing anywhere: it writes one
# JSON file into the current folder. The file holds connectors, accepted domains, mail-flow
# rules, the connection filter, RejectDirectSend, the IPv6 status of accepted domains,
# trusted ARC sealers, spoofed senders that are allowed, and journal rules.
# It holds no password, no mailbox and no message.
#
# Run it after Connect-ExchangeOnline, with an account that may read these settings.
& {
    'Connector Planner collector: it reads settings and changes nothing.'
    if ($null -eq (Get-Command -Name Get-InboundConnector -ErrorAction Ignore)) {
        'Not connected to Exchange Online. Run Connect-ExchangeOnline, then run this script again.'
        return
    }

    # The properties that are read of each object, where not all of them are.
    $kept = @{
        acceptedDomains = ${'@'}(${quoted(['DomainName', 'DomainType', 'MatchSubDomains', 'Default'])})
        organizationConfig = ${'@'}(${quoted(['RejectDirectSend'])})
        hostedConnectionFilterPolicies = ${'@'}(${quoted(['Name', 'IsDefault', 'IPAllowList', 'EnableSafeList'])})
        arcConfig = ${'@'}(${quoted(['ArcTrustedSealers'])})
        spoofAllows = ${'@'}(${quoted(['SpoofedUser', 'SendingInfrastructure', 'SpoofType', 'Action'])})
        journalRules = ${'@'}(${quoted(['Name', 'Enabled', 'Scope', 'Recipient', 'JournalEmailAddress'])})
        transportRules = ${'@'}(
${RULE_PROPERTIES.map((name) => `            '${name}'`).join(',\n')}
        )
    }
    $parts = ${'@'}(
        ${'@'}('inboundConnectors', 'inbound connectors', { Get-InboundConnector -ErrorAction Stop }),
        ${'@'}('outboundConnectors', 'outbound connectors', { Get-OutboundConnector -ErrorAction Stop }),
        ${'@'}('acceptedDomains', 'accepted domains', { Get-AcceptedDomain -ErrorAction Stop }),
        ${'@'}('organizationConfig', 'RejectDirectSend of the organization', { Get-OrganizationConfig -ErrorAction Stop }),
        ${'@'}('transportRules', 'mail-flow rules', { Get-TransportRule -ResultSize Unlimited -ErrorAction Stop }),
        ${'@'}('hostedConnectionFilterPolicies', 'connection filter', { Get-HostedConnectionFilterPolicy -ErrorAction Stop }),
        ${'@'}('arcConfig', 'trusted ARC sealers', { Get-ArcConfig -ErrorAction Stop }),
        ${'@'}('spoofAllows', 'spoofed senders that are allowed', { Get-TenantAllowBlockListSpoofItems -Action Allow -ErrorAction Stop }),
        ${'@'}('journalRules', 'journal rules', { Get-JournalRule -ErrorAction Stop })
    )
    $result = [ordered]@{
        product = '${COLLECTOR_MARK.product}'
        file = '${COLLECTOR_MARK.file}'
        fileVersion = ${COLLECTOR_VERSION}
        collectedAt = (Get-Date).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ')
    }
    $failed = ${'@'}()

    foreach ($part in $parts) {
        $key = $part[0]
        "Reading $($part[1]) ..."
        try {
            $objects = ${'@'}(& $part[2])
            if ($kept.ContainsKey($key)) {
                $objects = ${'@'}(foreach ($object in $objects) {
                    $values = [ordered]@{}
                    foreach ($name in $kept[$key]) {
                        $property = $object.PSObject.Properties[$name]
                        if ($null -ne $property) { $values[$name] = $property.Value }
                    }
                    $values
                })
            }
            $result[$key] = $objects
        } catch {
            "  could not be read: $($_.Exception.Message)"
            $failed += [ordered]@{ part = $key; message = [string]$_.Exception.Message }
        }
    }

    if ($result.Contains('acceptedDomains')) {
        'Reading IPv6 status of accepted domains ...'
        $result['ipv6'] = ${'@'}(foreach ($domain in $result['acceptedDomains']) {
            $name = [string]$domain['DomainName']
            try {
                $answer = Get-IPv6StatusForAcceptedDomain -Domain $name -ErrorAction Stop -WarningAction SilentlyContinue
                $status = $answer.PSObject.Properties['Status']
                [ordered]@{ DomainName = $name; Status = $(if ($null -eq $status) { '' } else { [string]$status.Value }) }
            } catch {
                [ordered]@{ DomainName = $name; Status = ''; Message = [string]$_.Exception.Message }
            }
        })
    }

    $result['failed'] = $failed
    $folder = (Get-Location -PSProvider FileSystem).ProviderPath
    $file = 'connector-planner-' + (Get-Date).ToString('yyyyMMdd-HHmmss') + '.json'
    $path = [System.IO.Path]::Combine($folder, $file)
    [System.IO.File]::WriteAllText($path, (ConvertTo-Json -InputObject $result -Depth 6))
    "Written: $path"
    'Nothing was changed. Import this file into Connector Planner.'
}
`
}
