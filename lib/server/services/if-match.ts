/**
 * Reports whether an `If-Match` header names the revision: `"7"`, in a list, weak (`W/"7"`) or without quotes, as tools
 * write it; `*` names whatever is there.
 */
export function matchesRevision(header: string, revision: number): boolean {
  return header.split(',').some((tag) => {
    const text = tag.trim()
    return text === '*' || /^(?:W\/)?("?)(\d+)\1$/.exec(text)?.[2] === String(revision)
  })
}
