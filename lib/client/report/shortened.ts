/** The most characters of a text of people on a page that must stay one page. */
const MOST_CHARACTERS = 420

/** The beginning of a long text, up to the end of a word. */
export const shortened = (text: string): string =>
  text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS).replace(/\s+\S*$/, '')} …`
