import { COLLECTOR_MARK, COLLECTOR_VERSION } from '#lib/exchange/read/collector-file'
import { READ_PARTS } from './read-parts'

/**
 * The PowerShell script that an administrator runs after Connect-ExchangeOnline (module version 3, Windows PowerShell
 * 5.1 or PowerShell 7). It only reads, and writes one JSON file into the current folder. It is pure ASCII, because
 * Windows PowerShell reads a file without a byte order mark in the code page of the machine.
 */
export const collectorScript = (): string =>
  [OPENING, tables(), HEAD_OF_FILE, READ_EACH_PART, READ_IPV6_STATUS, WRITE_FILE].join('')

const OPENING = `# Connector Planner: collects what decides which mail gets into this tenant.
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

`

/** Which properties are kept of the objects of a part, and by which command each part is read. */
function tables(): string {
  const kept = READ_PARTS.flatMap(({ key, kept: names }) =>
    names === null ? [] : [`        ${key} = @(${quoted(names)})`],
  )
  const commands = READ_PARTS.map(
    ({ key, title, command }) => `        @('${key}', '${title}', { ${command} -ErrorAction Stop })`,
  )
  return `    # The properties that are read of each object, where not all of them are.
    $kept = @{
${kept.join('\n')}
    }
    $parts = @(
${listed(commands)}
    )
`
}

const listed = (items: readonly string[]): string => items.join(',\n')

/** Names for a list of PowerShell: those that fit on one line, and many each on its own. */
function quoted(names: readonly string[]): string {
  const all = names.map((name) => `'${name}'`)
  return all.length < 6 ? all.join(', ') : `\n${listed(all.map((one) => `            ${one}`))}\n        `
}

const HEAD_OF_FILE = `    $result = [ordered]@{
        product = '${COLLECTOR_MARK.product}'
        file = '${COLLECTOR_MARK.file}'
        fileVersion = ${COLLECTOR_VERSION}
        collectedAt = (Get-Date).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ')
    }
    $failed = @()

`

/** A part that cannot be read is noted, and the others are read all the same. */
const READ_EACH_PART = `    foreach ($part in $parts) {
        $key = $part[0]
        "Reading $($part[1]) ..."
        try {
            $objects = @(& $part[2])
            if ($kept.ContainsKey($key)) {
                $objects = @(foreach ($object in $objects) {
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

`

const READ_IPV6_STATUS = `    if ($result.Contains('acceptedDomains')) {
        'Reading IPv6 status of accepted domains ...'
        $result['ipv6'] = @(foreach ($domain in $result['acceptedDomains']) {
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

`

const WRITE_FILE = `    $result['failed'] = $failed
    $folder = (Get-Location -PSProvider FileSystem).ProviderPath
    $file = 'connector-planner-' + (Get-Date).ToString('yyyyMMdd-HHmmss') + '.json'
    $path = [System.IO.Path]::Combine($folder, $file)
    [System.IO.File]::WriteAllText($path, (ConvertTo-Json -InputObject $result -Depth 6))
    "Written: $path"
    'Nothing was changed. Import this file into Connector Planner.'
}
`
