const DAY = 24 * 60 * 60 * 1000

/** Runs once when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { purgeScenarios } = await import('#lib/server/services/scenarios')
  await purgeScenarios()
  // A server may run for months. A purge that fails leaves the rest for the next.
  const purge = () =>
    purgeScenarios().catch((error: unknown) =>
      process.stderr.write(
        `Deleted scenarios could not be purged: ${error instanceof Error ? error.message : 'unknown error'}\n`,
      ),
    )
  setInterval(purge, DAY).unref()
}
