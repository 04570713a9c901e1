import { CASELESS, SETTABLE_PROPERTIES } from './cmdlets'
import { quoted } from './powershell'

/** Said by every script. */
const UNTRIED = 'Parsed and proved by the model, never run against Exchange Online.'

type Heading = {
  readonly file: string
  /** what the script does, in plain ASCII and without a text of the scenario */
  readonly does: string
  readonly notes?: readonly string[]
}

/** How every script begins: what it is, and its parameters. */
export const opening = ({ file, does, notes = [] }: Heading): string => `# Connector Planner: ${does}
# ${UNTRIED}
#
# Run it in a session of Connect-ExchangeOnline. It changes nothing without -Part Change or -Part Rollback.
#   -Part Check     compares the tenant with the state from which this script starts
#   -Part Change    saves a backup, then makes the change; with -WhatIf it only says what it would do
#   -Part Verify    compares the tenant with the state to which this script leads
#   -Part Rollback  sets back what this script changed, from its backup, if nobody changed it since
# It can be run again: what is done already is not done twice.
${notes.map((note) => `# ${note}\n`).join('')}[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [ValidateSet('Check', 'Change', 'Verify', 'Rollback')]
    [string] $Part = 'Check',
    [string] $Backup = '${file}-backup.xml'
)
$ErrorActionPreference = 'Stop'
`

const list = (texts: readonly string[]): string => `@(${texts.map(quoted).join(', ')})`

/** Reading connectors, and comparing them as sets of texts. */
export const CONNECTOR_FUNCTIONS = `
$caseless = ${list(CASELESS)}
$settable = ${list(SETTABLE_PROPERTIES)}

function Read-Domain($Value) {
    $Value | ForEach-Object { $_ -replace '^smtp:([^;]*);[0-9]+$', '$1' }
}

function Read-Texts($Property, $Value) {
    if ($null -eq $Value) { return }
    $texts = @($Value | ForEach-Object { [string]$_ } | Where-Object { $_ -ne '' })
    if ($Property -eq 'SenderDomains') { $texts = @(Read-Domain $texts) }
    if ($caseless -contains $Property) { $texts = @($texts | ForEach-Object { $_.ToLowerInvariant() }) }
    $texts
}

function Read-Comparable($Property, $Value) {
    $texts = @(Read-Texts $Property $Value)
    (@($texts | Sort-Object -Unique -CaseSensitive) -join [char]10)
}

function Find-Connector($Name) {
    Get-InboundConnector | Where-Object { $_.Name -eq $Name }
}

function Find-Difference($Wanted, $Found, $Properties) {
    foreach ($property in $Properties) {
        $own = Read-Comparable $property $Wanted.$property
        $other = Read-Comparable $property $Found.$property
        if ($own -cne $other) { $property + ': expected [' + $own + '], found [' + $other + ']' }
    }
}

function Find-StateDifference($State, $Name) {
    $found = @(Find-Connector $Name)
    if ($null -eq $State) {
        if ($found.Count -gt 0) { 'a connector of this name exists' }
        return
    }
    if ($found.Count -ne 1) {
        'connectors of this name: expected 1, found ' + $found.Count
        return
    }
    Find-Difference $State $found[0] $settable
}

function Read-Setting($Property, $Saved) {
    $value = $Saved.$Property
    if (@(Read-Texts $Property $value).Count -eq 0) { return $null }
    if ($Property -eq 'SenderDomains') { return @(Read-Domain $value) }
    if ($Property -eq 'TlsSenderCertificateName') { return [string]$value }
    return $value
}

function Read-Backup {
    if (-not (Test-Path -LiteralPath $Backup)) { throw 'There is no backup of this step, so there is nothing to set back.' }
    Import-Clixml -LiteralPath $Backup
}

function Stop-Drifted($Difference) {
    throw ('Stopped: the tenant is not as expected. ' + (@($Difference) -join '; '))
}
`

/** The parts that every step has in common; `$start`, `$target` and their names stand before it. */
export const CHECK_AND_VERIFY = `
if ($Part -eq 'Verify') {
    $difference = @(Find-StateDifference $target $targetName)
    if ($difference.Count -gt 0) { Stop-Drifted $difference }
    'Verified: the tenant is in the state to which this step leads.'
    return
}
if ($Part -ne 'Rollback') {
    if (@(Find-StateDifference $target $targetName).Count -eq 0) {
        'Nothing to do: the tenant is in the state to which this step leads already.'
        return
    }
    $difference = @(Find-StateDifference $start $startName)
    if ($difference.Count -gt 0) { Stop-Drifted $difference }
    'Checked: the tenant is in the state from which this step starts.'
    if ($Part -eq 'Check') { return }
}
`
