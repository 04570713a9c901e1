const V4 = String.raw`\d{1,3}(?:\.\d{1,3}){3}`
/** Other properties between the two of a pair, in the same object. */
const BETWEEN = String.raw`((?:(?!${V4})[^{}[\]]){0,200}?)`
const key = (words: string) => String.raw`"(?:ip|ipv4|net|network|subnet|address|addr)?[_ -]?(?:${words})"\s*:\s*`
const LENGTH = key(
  'prefix(?:[_ -]?(?:len|length|size))?|(?:sub)?(?:net)?[_ -]?mask(?:[_ -]?(?:len|length|bits))?|cidr(?:[_ -]?(?:len|length|suffix))?|bits|length|suffix',
)
const LENGTH_VALUE = String.raw`"?\/?(\d{1,2}|255(?:\.\d{1,3}){3})"?(?![\w.])`
const OF_ADDRESS = '[_ -]?(?:ip|address|addr)?'
const FIRST = key(`(?:start|first|from|begin|low|lower)${OF_ADDRESS}`)
const LAST = key(`(?:end|last|to|high|upper)${OF_ADDRESS}`)

const PREFIX_BEHIND = new RegExp(String.raw`"(${V4})"(\s*,)${BETWEEN}${LENGTH}${LENGTH_VALUE}`, 'gi')
const PREFIX_BEFORE = new RegExp(String.raw`${LENGTH}${LENGTH_VALUE}(\s*,)${BETWEEN}"(${V4})"(?!\s*:)`, 'gi')
const RANGE = new RegExp(String.raw`${FIRST}"(${V4})"(\s*,)${BETWEEN}${LAST}"(${V4})"`, 'gi')

/**
 * JSON in which an address and its prefix length or netmask, or the two ends of a range, are properties of one object:
 * they are joined to one text, as lists write them. The number of lines stays.
 */
export const withPairsJoined = (text: string): string =>
  text
    .replace(RANGE, (whole, first, _comma, _between, last) => kept(`"${first}-${last}"`, whole))
    .replace(PREFIX_BEHIND, (whole, address, _comma, _between, length) => kept(`"${address}/${length}"`, whole))
    .replace(PREFIX_BEFORE, (whole, length, _comma, _between, address) => kept(`"${address}/${length}"`, whole))

/** A text in place of another, with the line ends of that one. */
const kept = (text: string, whole: string): string => text + whole.replace(/[^\n]+/g, '')
