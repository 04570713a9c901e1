// What backup and restore print.

/** The rows of a backup: "2 Scenario, 5 Revision, 1 ShareLink". */
export const countsText = (counts) =>
  Object.entries(counts)
    .map(([table, count]) => `${count} ${table}`)
    .join(', ')

/** The share links that were revoked, one a line, as a person recognizes them. */
export function revokedText(links) {
  const lines = links.map(
    ({ id, scenarioId, title, createdAt, expiresAt }) =>
      `  link ${id} of "${title}" (scenario ${scenarioId}), made ${createdAt.slice(0, 10)}, expiring ${expiresAt.slice(0, 10)}`,
  )
  return [`Revoked ${links.length} share link(s) that would have worked again:`, ...lines].join('\n')
}
