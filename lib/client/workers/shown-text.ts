/** Longer texts are shown by their beginning: a field that holds megabytes stops the page. */
export const LONGEST_SHOWN = 200_000
/** Letters of the beginning of such a text. */
const HEAD = 2_000

/** What is shown of a text. */
export const shownOf = (text: string): string => (text.length > LONGEST_SHOWN ? text.slice(0, HEAD) : text)
