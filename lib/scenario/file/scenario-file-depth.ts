/**
 * The nesting depth of a JSON text; counting stops beyond `most`. It is checked before parsing, because later steps
 * walk the value recursively. It also works on a text that is not valid JSON.
 */
export function depthOfJson(text: string, most: number): number {
  let depth = 0
  let deepest = 0
  let inText = false
  for (let i = 0; i < text.length && deepest <= most; i++) {
    const sign = text.charAt(i)
    if (inText) {
      if (sign === '\\') i++
      else if (sign === '"') inText = false
    } else if (sign === '"') inText = true
    else if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth)
    else if (sign === '}' || sign === ']') depth--
  }
  return deepest
}
