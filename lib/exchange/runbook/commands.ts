import { type ConnectorChange, disablesBeforeMx } from './change'
import { asArguments, differingProperties, parametersOf, propertyOf, SETTABLE_PROPERTIES } from './cmdlets'
import { expressionOf, quoted } from './powershell'

/** The lines of a step that a person pastes into a session: what to look at before, the change, what to look at after, the way back. */
export type Commands = {
  readonly check: string | null
  readonly command: string | null
  readonly verify: string | null
  readonly rollback: string | null
}

export const NO_COMMANDS: Commands = { check: null, command: null, verify: null, rollback: null }

/** By `Where-Object`, since `-Identity` takes a GUID and other forms too, and looks up more than a name. */
const find = (name: string): string => `Get-InboundConnector | Where-Object { $_.Name -eq ${quoted(name)} }`

const show = (name: string, properties: readonly string[]): string =>
  `${find(name)} | Format-List -Property ${expressionOf(['Name', ...properties.filter((property) => property !== 'Name')])}`

/** The lines of one change of a connector. */
export function connectorCommands(change: ConnectorChange): Commands {
  const { from, to } = change
  if (from === null && to !== null) {
    const given = SETTABLE_PROPERTIES.filter((property) => {
      const value = propertyOf(to, property)
      return typeof value === 'boolean' || (value !== null && value.length > 0)
    })
    return {
      check: find(to.name),
      command: `New-InboundConnector${asArguments(parametersOf(to, given))}`,
      verify: show(to.name, given),
      rollback: remove(to.name),
    }
  }
  if (from !== null && to === null)
    return {
      check: show(from.name, ['Enabled']),
      command: remove(from.name),
      verify: find(from.name),
      rollback: null,
    }
  if (from === null || to === null) return NO_COMMANDS
  const changed = differingProperties(from, to)
  return {
    check: disablesBeforeMx(change) ? `${show(from.name, changed)}\n${readRejectDirectSend}` : show(from.name, changed),
    command: `Set-InboundConnector -Identity ${quoted(from.name)}${asArguments(parametersOf(to, changed))}`,
    verify: show(to.name, changed),
    rollback: `Set-InboundConnector -Identity ${quoted(to.name)}${asArguments(parametersOf(from, changed))}`,
  }
}

const readRejectDirectSend = 'Get-OrganizationConfig | Format-List RejectDirectSend'

const remove = (name: string): string => `Remove-InboundConnector -Identity ${quoted(name)}`

/** The lines that switch `RejectDirectSend`. */
export function rejectDirectSendCommands(to: boolean): Commands {
  const set = (value: boolean) => `Set-OrganizationConfig -RejectDirectSend ${value ? '$true' : '$false'}`
  return { check: readRejectDirectSend, command: set(to), verify: readRejectDirectSend, rollback: set(!to) }
}
