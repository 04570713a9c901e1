import type { KnownSender, Progress } from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'
import { judgeEverybodyInSteps } from '#lib/scenario/wants/opened'
import { contextOf, type WantsInput } from '#lib/scenario/wants/part'
import { CONNECTOR_FUNCTIONS, opening } from './script-parts'
import type { Script } from './scripts'

/** The phase once the break-glass script has run: no enabled Partner connector for `*` restricts anything. */
export function withLocksOpened(phase: Phase): Phase {
  return {
    ...phase,
    connectors: phase.connectors.map((connector) =>
      connector.enabled && connector.connectorType === 'Partner' && connector.senderDomains.includes('*')
        ? { ...connector, restrictDomainsToIPAddresses: false, restrictDomainsToCertificate: false }
        : connector,
    ),
  }
}

/**
 * The script for an emergency: it clears both Restrict flags on every enabled Partner connector for `*` that the tenant has
 * when it runs, whatever phase it is in. From then on everybody gets in, past every filter.
 */
export function breakGlassScript(file: string): Script {
  const text = `${opening({
    file,
    does: 'break glass. It clears both Restrict flags on every * lock.',
    notes: [
      'It opens the side entrance: everybody can deliver past the filter until it is set back.',
      'It does not touch RequireTls, RejectDirectSend and connectors for single sender domains, which may refuse still.',
      'It takes minutes to hours until it works on every server.',
    ],
  })}${CONNECTOR_FUNCTIONS}
function Find-Lock {
    Get-InboundConnector | Where-Object {
        $_.Enabled -and $_.ConnectorType -eq 'Partner' -and
        @(Read-Domain $_.SenderDomains) -contains '*' -and
        ($_.RestrictDomainsToIPAddresses -or $_.RestrictDomainsToCertificate)
    }
}

$flags = @('RestrictDomainsToIPAddresses', 'RestrictDomainsToCertificate')
$open = @{ RestrictDomainsToIPAddresses = $false; RestrictDomainsToCertificate = $false }
if ($Part -eq 'Rollback') {
    foreach ($saved in @(Read-Backup)) {
        $found = @(Get-InboundConnector | Where-Object { [string]$_.Guid -eq [string]$saved.Guid })
        if ($found.Count -ne 1) { Stop-Drifted 'a connector of the backup is no longer there' }
        if (@(Find-Difference $saved $found[0] $flags).Count -eq 0) { continue }
        $difference = @(Find-Difference $open $found[0] $flags)
        if ($difference.Count -gt 0) { Stop-Drifted $difference }
        $back = @{}
        foreach ($property in $flags) { $back[$property] = Read-Setting $property $saved }
        if ($PSCmdlet.ShouldProcess($saved.Name, 'Set-InboundConnector')) {
            Set-InboundConnector -Identity ([string]$saved.Guid) @back
        }
    }
    return
}
$locks = @(Find-Lock)
if ($locks.Count -eq 0) {
    'No connector for * restricts anything.'
    return
}
if ($Part -eq 'Verify') { Stop-Drifted ($locks | ForEach-Object { $_.Name }) }
'Connectors for * that restrict: ' + $locks.Count
$locks | ForEach-Object { '  ' + $_.Name }
if ($Part -eq 'Check') { return }
if ($PSCmdlet.ShouldProcess('every * lock', 'Set-InboundConnector')) {
    Export-Clixml -LiteralPath $Backup -InputObject $locks
    foreach ($lock in $locks) { Set-InboundConnector -Identity ([string]$lock.Guid) @open }
}
`
  return { name: `${file}.ps1`, text }
}

/**
 * What is proved of the script in a phase: `proved` where nobody is refused once it has run, those left out whom the team
 * refuses by name; somebody without TLS may be told to come back later where a connector asks for it.
 */
export type OpenedProof = {
  readonly phaseId: string
  readonly state: 'proved' | 'refused' | 'unproved'
  /** a sender that is refused all the same; null where there is none */
  readonly witness: KnownSender | null
}

/** Proves the break-glass script for one phase of a document, in small steps, each of which reports progress. */
export function* proveBreakGlassInSteps(document: WantsInput, index: number): Generator<Progress, OpenedProof> {
  const { phase } = contextOf(document, index)
  // Without an accepted domain there is no mail of which anything could be proved.
  if (phase.tenant.acceptedDomains.length === 0) return { phaseId: phase.id, state: 'unproved', witness: null }
  const found = yield* judgeEverybodyInSteps(document, index, withLocksOpened(phase))
  const refused = found.failures.find(({ outcome }) => outcome !== 'deferred')
  const isUnproved = found.faults.some(({ state }) => state === 'unproved')
  const state = refused !== undefined ? 'refused' : isUnproved ? 'unproved' : 'proved'
  return { phaseId: phase.id, state, witness: refused?.witness ?? null }
}
