/** The label of Format-List at the start of a line: a name, blanks and a colon. */
export const LABEL = /^\s*([A-Za-z][\w.-]*)[ \t\u00a0\u2000-\u200a\u202f\u3000]*:(?=\s|$)/
/** One that is padded, as Format-List pads all but its longest. */
export const SPACED_LABEL = /^\s*([A-Z]\w*)[ \t\u00a0\u2000-\u200a\u202f\u3000]+:(?=\s|$)/
