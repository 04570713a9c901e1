/** A prompt of PowerShell, of cmd or of a Unix shell, with what was typed behind it. */
const POWERSHELL_PROMPT = /^\s*(?:\[[^\]\n]{0,200}\]: ?)?(?:\[PS\]|PS)(?: ?[^>\n]{0,300})?> ?(.*)$/
const OTHER_PROMPTS = [
  /^[A-Z]:\\[^>\n]{0,300}>(.*)$/,
  /^(?:\([\w.-]{1,60}\) ?)?\[?[\w.-]{1,100}@[\w.-]{1,100}[\]:~ ][^$#%\n]{0,200}[$#%] ?(.*)$/,
  /^(?:➜|❯|λ)\s(.*)$/,
  /^[$%] (.*)$/,
  // Behind this prompt of a shell a command that changes something is rather the comment of a script.
  /^# (?!\s*(?:New|Set|Remove)-)(.*)$/,
  /^In \[\d{1,6}\]: (.*)$/,
]
const MESSAGE =
  /^(?:WARNING|VERBOSE|DEBUG|INFORMATION|ERROR|WARNUNG|AUSFÜHRLICH|FEHLER|AVERTISSEMENT|ADVERTENCIA|AVVISO|ATTENZIONE|WAARSCHUWING|AVISO|OSTRZEŻENIE|ADVARSEL|VARNING): ?/i
const TRANSCRIPT = /^(?:Transcript (?:started|stopped)|Die (?:Aufzeichnung|Transkription) wurde|La transcription)/i
/** Lines of an error record, which quote the command and its place. */
const ERROR_RECORD = /^\s*(?:\+ |At line:\d|In Zeile:\d|Au caractère |En línea: )/
/** A line that is only a fence or a rule, as chats, Markdown and banners have. */
const RULE = /^\s*(?:`{3,}\w*|~{3,}\w*|[-=_*]{5,})\s*$/
/** The continuation of a wrapped warning: words, which no format starts with. */
const CARRIED_ON = /^[\w .,'"()äöüßÄÖÜéèà-]+$/
/** A cmdlet typed without a prompt before it. An error message has a colon behind the cmdlet. */
const BARE_COMMAND =
  /^\s*(?:Get|Connect|Disconnect|Import|Export|Start|Stop|Install|Update|Select|Format|ConvertTo|Out|Write)-\w+\b(?!\s*:)/
const CMDLET = /\b(?:Get|New|Set|Remove|Enable|Disable|Start|Stop|Test|Connect)-[A-Za-z]\w+/

/** A line of the console: what was typed, or null for a message, a rule or a line of a transcript. */
export type ConsoleLine = { readonly command: string | null }

/** Reads a line that is a prompt or a message of the console; null for output of a cmdlet and other text. */
export function readConsoleLine(line: string): ConsoleLine | null {
  const typed = POWERSHELL_PROMPT.exec(line)?.[1] ?? typedAtOther(line)
  if (typed !== undefined) return { command: typed.trim() }
  if (MESSAGE.test(line) || TRANSCRIPT.test(line) || RULE.test(line) || ERROR_RECORD.test(line))
    return { command: null }
  return BARE_COMMAND.test(line) && CMDLET.test(line) ? { command: line.trim() } : null
}

/** What was typed at another prompt: nothing, or a cmdlet. Other texts start like a prompt too. */
function typedAtOther(line: string): string | undefined {
  for (const prompt of OTHER_PROMPTS) {
    const typed = prompt.exec(line)?.[1]
    if (typed !== undefined && (typed.trim() === '' || CMDLET.test(typed))) return typed
  }
  return undefined
}

export const isConsoleLine = (line: string): boolean => readConsoleLine(line) !== null

/** Reports whether a line may carry on the message above it. */
export const carriesOn = (line: string): boolean => CARRIED_ON.test(line)

/** The first cmdlet of a command; null if it has none. */
export const cmdletIn = (command: string): string | null => CMDLET.exec(command)?.[0] ?? null

/** The line of asterisks around the head and the end of a transcript. */
export const isStars = (line: string): boolean => /^\*{10,}\s*$/.test(line)
