/** Cuts a list into runs of at most `size`, so that a table of them fits the width of a page. */
export const inColumns = <T>(
  all: readonly T[],
  size: number,
): { readonly start: number; readonly part: readonly T[] }[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => ({
    start: index * size,
    part: all.slice(index * size, (index + 1) * size),
  }))
