/** An answer that is JSON already: with a stored document, which may be megabytes, and is not parsed for it. */
export type JsonText = { readonly jsonText: string; readonly revision: number }

/** The facts of a revision and its stored document, as one JSON object. */
export function withDocument<Facts extends { readonly revision: number }>(facts: Facts, document: string): JsonText {
  const members = JSON.stringify(facts).slice(0, -1)
  return { jsonText: `${members},"document":${document}}`, revision: facts.revision }
}
