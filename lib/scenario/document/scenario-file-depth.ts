/**
 * How deep objects and lists stand in each other in a JSON text; counting stops beyond `most`. Looked at before parsing,
 * because what follows walks the value by recursion. A text that is no JSON has some depth too.
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
