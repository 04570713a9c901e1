import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { ConnectorChange } from './change'
import { differingProperties, parametersOf, propertyOf, SETTABLE_PROPERTIES, type SettableProperty } from './cmdlets'
import { expressionOf, hashtable, quoted } from './powershell'
import { CHECK_AND_VERIFY, CONNECTOR_FUNCTIONS, opening } from './script-parts'

/** A PowerShell file of a runbook, in pure ASCII. */
export type Script = { readonly name: string; readonly text: string }

/** What cannot come back, said by the scripts that make or remove a connector, or set its sender domains. */
const LOST_FOR_GOOD =
  'What never comes back: the GUID of a connector, its dates, its source, and costs of sender domains.'

/** The script of one change of a connector. `file`: its name without an ending. */
export function connectorScript(file: string, change: ConnectorChange): Script {
  const { from, to } = change
  if (from === null && to !== null) return { name: `${file}.ps1`, text: createScript(file, to) }
  if (from !== null && to === null) return { name: `${file}.ps1`, text: removeScript(file, from) }
  if (from === null || to === null) throw new Error('A change of a connector has a state before or after it.')
  return { name: `${file}.ps1`, text: setScript(file, from, to) }
}

/** The whole state of a connector as a hashtable. */
const stateOf = (connector: ScenarioConnector): string => hashtable(parametersOf(connector, SETTABLE_PROPERTIES))

const data = (from: ScenarioConnector | null, to: ScenarioConnector | null): string => {
  const [startName, targetName] = [from?.name ?? to?.name ?? '', to?.name ?? from?.name ?? '']
  return `
$startName = ${quoted(startName)}
$start = ${from === null ? '$null' : stateOf(from)}
$targetName = ${quoted(targetName)}
$target = ${to === null ? '$null' : stateOf(to)}
`
}

/** The properties that `New-InboundConnector` is given: what is empty is left out. */
const givenToNew = (connector: ScenarioConnector): SettableProperty[] =>
  SETTABLE_PROPERTIES.filter((property) => {
    const value = propertyOf(connector, property)
    return typeof value === 'boolean' || (value !== null && value.length > 0)
  })

function createScript(file: string, to: ScenarioConnector): string {
  return `${opening({ file, does: 'makes a connector, disabled and with all its properties.', notes: [LOST_FOR_GOOD] })}${CONNECTOR_FUNCTIONS}${data(null, to)}
$set = ${hashtable(parametersOf(to, givenToNew(to)))}
${CHECK_AND_VERIFY}
if ($Part -eq 'Change') {
    if ($PSCmdlet.ShouldProcess($targetName, 'New-InboundConnector')) {
        Export-Clixml -LiteralPath $Backup -InputObject @{ Made = $targetName }
        New-InboundConnector @set
    }
    return
}
$null = Read-Backup
$found = @(Find-Connector $targetName)
if ($found.Count -eq 0) {
    'Nothing to set back: there is no such connector.'
    return
}
$difference = @(Find-StateDifference $target $targetName)
if ($difference.Count -gt 0) { Stop-Drifted $difference }
if ($PSCmdlet.ShouldProcess($targetName, 'Remove-InboundConnector')) {
    Remove-InboundConnector -Identity ([string]$found[0].Guid) -Confirm:$false
}
`
}

function setScript(file: string, from: ScenarioConnector, to: ScenarioConnector): string {
  const changed = differingProperties(from, to)
  return `${opening({ file, does: 'changes properties of a connector.', notes: [LOST_FOR_GOOD] })}${CONNECTOR_FUNCTIONS}${data(from, to)}
$changed = ${expressionOf(changed)}
$set = ${hashtable(parametersOf(to, changed))}
${CHECK_AND_VERIFY}
if ($Part -eq 'Change') {
    $found = @(Find-Connector $startName)
    if ($PSCmdlet.ShouldProcess($startName, 'Set-InboundConnector')) {
        Export-Clixml -LiteralPath $Backup -InputObject $found[0]
        Set-InboundConnector -Identity ([string]$found[0].Guid) @set
    }
    return
}
$saved = Read-Backup
$found = @(Get-InboundConnector | Where-Object { [string]$_.Guid -eq [string]$saved.Guid })
# A connector that was removed and made again has another GUID.
if ($found.Count -eq 0) { $found = @(Find-Connector $targetName) }
if ($found.Count -ne 1) { Stop-Drifted 'the connector of the backup is no longer there' }
if (@(Find-Difference $saved $found[0] $changed).Count -eq 0) {
    'Nothing to set back: what this step changed is as it was before.'
    return
}
$difference = @(Find-Difference $target $found[0] $changed)
if ($difference.Count -gt 0) { Stop-Drifted $difference }
$back = @{}
foreach ($property in $changed) { $back[$property] = Read-Setting $property $saved }
if ($PSCmdlet.ShouldProcess($targetName, 'Set-InboundConnector')) {
    Set-InboundConnector -Identity ([string]$found[0].Guid) @back
}
`
}

function removeScript(file: string, from: ScenarioConnector): string {
  return `${opening({ file, does: 'removes a connector that is disabled.', notes: [LOST_FOR_GOOD] })}${CONNECTOR_FUNCTIONS}${data(from, null)}
${CHECK_AND_VERIFY}
if ($Part -eq 'Change') {
    $found = @(Find-Connector $startName)
    if ($PSCmdlet.ShouldProcess($startName, 'Remove-InboundConnector')) {
        Export-Clixml -LiteralPath $Backup -InputObject $found[0]
        Remove-InboundConnector -Identity ([string]$found[0].Guid) -Confirm:$false
    }
    return
}
$saved = Read-Backup
if (@(Find-StateDifference $start $startName).Count -eq 0) {
    'Nothing to set back: the connector is there.'
    return
}
$difference = @(Find-StateDifference $null $startName)
if ($difference.Count -gt 0) { Stop-Drifted $difference }
$back = @{}
foreach ($property in $settable) {
    $value = Read-Setting $property $saved
    if ($null -ne $value) { $back[$property] = $value }
}
if ($PSCmdlet.ShouldProcess($startName, 'New-InboundConnector')) {
    New-InboundConnector @back
}
`
}

/** The script that switches `RejectDirectSend` of the organization. */
export function rejectDirectSendScript(file: string, to: boolean): Script {
  const text = `${opening({ file, does: 'switches RejectDirectSend of the organization.' })}
$target = ${expressionOf(to)}

function Read-Current { [bool](Get-OrganizationConfig).RejectDirectSend }

if ($Part -eq 'Verify') {
    if ((Read-Current) -ne $target) { throw 'Stopped: RejectDirectSend is not as this step leaves it.' }
    'Verified: RejectDirectSend is as this step leaves it.'
    return
}
if ($Part -ne 'Rollback') {
    if ((Read-Current) -eq $target) {
        'Nothing to do: RejectDirectSend is as this step leaves it already.'
        return
    }
    'Checked: RejectDirectSend is as this step expects it.'
    if ($Part -eq 'Check') { return }
    if ($PSCmdlet.ShouldProcess('RejectDirectSend', 'Set-OrganizationConfig')) {
        Export-Clixml -LiteralPath $Backup -InputObject @{ RejectDirectSend = (Read-Current) }
        Set-OrganizationConfig -RejectDirectSend $target
    }
    return
}
if (-not (Test-Path -LiteralPath $Backup)) { throw 'There is no backup of this step, so there is nothing to set back.' }
$saved = Import-Clixml -LiteralPath $Backup
if ((Read-Current) -eq $saved.RejectDirectSend) {
    'Nothing to set back: RejectDirectSend is as it was before.'
    return
}
if ($PSCmdlet.ShouldProcess('RejectDirectSend', 'Set-OrganizationConfig')) {
    Set-OrganizationConfig -RejectDirectSend $saved.RejectDirectSend
}
`
  return { name: `${file}.ps1`, text }
}
