// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what starts a colour
const COLOURS = /\u001b\[[\d;]*m/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what starts a colour
const COLOURED_LABEL = /^(?:\u001b\[[\d;]*m)+([^\u001b]*)(?:\u001b\[[\d;]*m)+/

/** The text without colours, to recognise its format. */
export const withoutColours = (text: string): string => text.replace(COLOURS, '')

/** The line without the colours of its label, which PowerShell 7.2 and later print. The value is unchanged. */
export const withoutLabelColours = (line: string): string => line.replace(COLOURED_LABEL, '$1')
