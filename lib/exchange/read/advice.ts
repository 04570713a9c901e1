import type { ImportProblemCode } from './problems'
import type { Segment, Surroundings } from './segments'

/** The command is not known: PowerShell is not connected to Exchange Online. Its own words, in some languages. */
const NOT_CONNECTED =
  /CommandNotFoundException|Connect-ExchangeOnline cmdlet before|(?:is not recognized as|wurde nicht als Name|n['’]est pas reconnu|no se reconoce como|non è riconosciuto|wordt niet herkend|não é reconhecido)/i
/** Sentences of the connector's page in the admin center. */
const ADMIN_CENTER =
  /^[ \t]*(?:Mail flow scenario|Nachrichtenflussszenario|Scénario de flux|How to identify the partner organization|How to identify email sent from|Security restrictions|Sicherheitseinschränkungen|So identifizieren Sie|Reject messages if they |Nachrichten ablehnen, wenn )/im
/** How PowerShell puts an object into a text: `@{Name=Filter; Enabled=True; …}`. */
const INTERPOLATED = /@\{\w{1,60}=[^;{}]{0,500};\s*\w{1,60}=/
/** The beginnings of files of Office. */
const WORKBOOK = ['PK\u0003\u0004', 'PK\u0005\u0006', '\u00d0\u00cf\u0011\u00e0']
/** Characters that are looked at. The words stand at the beginning, and a long text is another one. */
const LOOKED_AT = 100_000

export const isWorkbook = (text: string): boolean => WORKBOOK.some((start) => text.startsWith(start))

/** The sentence that helps with a text that holds no object at all. */
export function adviceFor(text: string, segments: readonly Segment[], around: Surroundings): ImportProblemCode {
  const looked = text.slice(0, LOOKED_AT)
  if (text.trim() === '') return 'EMPTY_TEXT'
  if (NOT_CONNECTED.test(looked)) return 'NOT_CONNECTED'
  if (segments.some(({ format }) => format === 'html')) return 'HTML'
  if (INTERPOLATED.test(looked)) return 'INTERPOLATED'
  if (ADMIN_CENTER.test(looked)) return 'ADMIN_CENTER'
  if (/^[ \t]*(?:Import-DscResource\s|Configuration[ \t]+\w+[ \t]*\{?[ \t]*$)/im.test(looked)) return 'MICROSOFT365DSC'
  const isOnlyCommand = around.commands.some(({ hasOutput }) => !hasOutput) && around.others.count === 0
  if (isOnlyCommand) return around.prompts > around.commands.length ? 'COMMAND_WITHOUT_OUTPUT' : 'BARE_COMMAND'
  return 'UNKNOWN_FORMAT'
}
