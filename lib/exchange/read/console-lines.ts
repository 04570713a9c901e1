/** A PowerShell prompt with its command, a warning, or a verbose message. */
const CONSOLE_LINE = /^(?:(?:\[[^\]\n]*\]: ?)?(?:\[PS\]|PS)(?: [^>\n]*)?>|WARNING: |VERBOSE: )/
/** The continuation of a wrapped warning: words, which no format starts with. */
const CARRIED_ON = /^[\w .'()-]+$/
/** The most lines that are examined before and after the output. */
const MOST_LINES = 50

/** Reports whether a line is a prompt or message of the console, not output of a cmdlet. */
export const isConsoleLine = (line: string): boolean => CONSOLE_LINE.test(line)

/**
 * The text without prompts and warnings before and after the output. Their lines become empty, so that line numbers
 * stay right.
 */
export function withoutConsoleLines(text: string): string {
  const start = endOfConsole(text)
  const end = startOfConsole(text)
  return end <= start ? text : lineEnds(text.slice(0, start)) + text.slice(start, end) + lineEnds(text.slice(end))
}

const lineEnds = (text: string): string => text.replace(/[^\r\n]/g, '')

function endOfConsole(text: string): number {
  let end = 0
  let isConsole = false
  for (let start = 0, count = 0; count < MOST_LINES && start < text.length; count++) {
    const next = text.indexOf('\n', start)
    const line = text.slice(start, next === -1 ? text.length : next).replace(/\r$/, '')
    isConsole = isConsoleLine(line) || (isConsole && CARRIED_ON.test(line))
    if (!isConsole && line.trim() !== '') break
    if (next === -1) break
    start = next + 1
    if (isConsole) end = start
  }
  return end
}

function startOfConsole(text: string): number {
  let found = text.length
  for (let end = text.length, count = 0; count < MOST_LINES && end > 0; count++) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const line = text.slice(start, end).replace(/\r$/, '')
    if (isConsoleLine(line)) found = start
    else if (line.trim() !== '' && !CARRIED_ON.test(line)) break
    end = start - 1
  }
  return found
}
