// What backup and restore print.

/** The rows of a backup: "2 Scenario, 5 Revision, 1 ShareLink". */
export const countsText = (counts) =>
  Object.entries(counts)
    .map(([table, count]) => `${count} ${table}`)
    .join(', ')

/** The share links and sessions that a restore has ended, as a person recognizes them; nothing where it ended none. */
export function endedText({ shareLinks, sessions }) {
  const lines = []
  if (shareLinks.length > 0) lines.push(`Revoked ${shareLinks.length} share link(s) that would have worked again:`)
  for (const { id, scenarioId, title, createdAt, expiresAt } of shareLinks)
    lines.push(`  ${id} of "${title}" (scenario ${scenarioId}), made ${dayOf(createdAt)}, expiring ${dayOf(expiresAt)}`)
  if (sessions.length > 0) lines.push(`Ended ${sessions.length} session(s) that would have worked again:`)
  for (const { createdAt, expiresAt } of sessions)
    lines.push(`  signed in ${dayOf(createdAt)}, expiring ${dayOf(expiresAt)}`)
  return lines
}

const dayOf = (time) => time.slice(0, 10)
