import { withoutInvisible } from '#lib/matcher'

const INLINE_TAG = /<\/?(?:b|strong|i|em|u|span|code|font|a|wbr|sup|small)\b[^<>]{0,300}>/gi
const TAG = /<\/?[a-z!][^<>]{0,2000}>/gi
const CELL_END = /<\/(?:td|th)>/gi
const ROW_END = /<\/(?:tr|p|div|li)>|<br\s*\/?>/gi
const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', ndash: '-', mdash: '-', sol: '/', amp: '&', quot: '"' }
const OTHER_SLASHES = /[\u2044\u2215\uff0f]/g
const OTHER_BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g

export const isMarkup = (text: string): boolean =>
  /<(?:!doctype|html|table|tbody|tr|td|ul|ol|li|p|div|br)\b/i.test(text)

/**
 * The text of a list as it is seen: without tags, entities and invisible characters, with ordinary blanks and slashes.
 * Lines stay lines, so that line numbers stay right.
 */
export function plainText(text: string): string {
  const seen = isMarkup(text) ? withoutTags(text) : text.replace(INLINE_TAG, '')
  return withoutInvisible(seen)
    .replace(/&(?:nbsp|#160|#xa0);/gi, ' ')
    .replace(OTHER_BLANKS, ' ')
    .replace(OTHER_SLASHES, '/')
    .replace(/(\d)(?:\[\.\]|\(\.\)|\[dot\])(?=\d)/gi, '$1.')
    .replace(/((?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.)x(?!\w)/gi, '$1*')
    .replace(/(\d)(?:\\\/|%2f)(?=\d)/gi, '$1/')
}

function withoutTags(text: string): string {
  const tagless = text.replace(INLINE_TAG, '').replace(CELL_END, '\t').replace(ROW_END, ' ; ').replace(TAG, ' ')
  return tagless.replace(/&(?:#(\d{1,5})|#x([0-9a-f]{1,4})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole
    return String.fromCharCode(decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal))
  })
}
