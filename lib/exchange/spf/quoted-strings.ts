/** The quoted strings of a line. `\"` and `\\` are a quote and a backslash (RFC 1035 §5.1). */
export function quotedStrings(line: string): string[] {
  const strings: string[] = []
  let open: string | null = null
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i)
    if (char === '"') {
      if (open !== null) strings.push(open)
      open = open === null ? '' : null
    } else if (open !== null) open += char === '\\' ? line.charAt(++i) : char
  }
  return strings
}
