/** The prompt of PowerShell with what was typed, or what it prints beside the output. */
const CONSOLE_LINE = /^(?:(?:\[[^\]\n]*\]: ?)?(?:\[PS\]|PS)(?: [^>\n]*)?>|WARNING: |VERBOSE: )/
/** A warning that the console wrapped: words, and nothing that any format starts with. */
const CARRIED_ON = /^[\w .'()-]+$/
/** Lines looked at on either side. */
const MOST_LINES = 50

/** Reports whether a line is no output of a cmdlet. */
export const isConsoleLine = (line: string): boolean => CONSOLE_LINE.test(line)

/**
 * The text with prompts and warnings before and behind the output left empty, so that lines count as they do in what was
 * pasted.
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
