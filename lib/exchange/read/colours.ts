// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what starts a colour
const COLOURS = /\u001b\[[\d;]*m/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what starts a colour
const COLOURED_LABEL = /^(?:\u001b\[[\d;]*m)+([^\u001b]*)(?:\u001b\[[\d;]*m)+/

/** The text without any colours, to see what it looks like. */
export const withoutColours = (text: string): string => text.replace(COLOURS, '')

/** The line without the colours in which PowerShell 7.2 and later print labels; a value keeps what it holds. */
export const withoutLabelColours = (line: string): string => line.replace(COLOURED_LABEL, '$1')
