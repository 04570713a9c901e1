import 'server-only'
import { AppError } from '#lib/server/errors'
import { logFailure } from '#lib/server/log'
import { settings } from '#lib/server/settings'
import * as store from '#lib/server/store/bin'
import { findLatest } from './scenarios'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
/** The bin's clock goes forward by no more than this at an hourly purge: enough to catch up after the server was off. */
const LONGEST_STEP = 2 * HOUR

/**
 * Removes for good what was deleted more than `binDays` ago by the clock of the bin. That clock follows the system's in
 * small steps, so that a system clock which jumps ahead purges nothing that was not due within hours.
 */
export async function purgeBin(now: Date): Promise<void> {
  const clock = nextBinClock(now, await store.readBinClock(), await store.lastDeletion())
  await store.writeBinClock(clock)
  await store.purgeDeleted(new Date(clock.getTime() - settings().binDays * DAY))
}

/** The clock of the bin after it has stood at `clock`. It begins at the last deletion, and never runs ahead of the system's. */
function nextBinClock(now: Date, clock: Date | null, lastDeletion: Date | null): Date {
  const from = clock ?? lastDeletion ?? now
  return new Date(Math.min(now.getTime(), from.getTime() + LONGEST_STEP))
}

/**
 * What a server process does every hour: it purges the bin, unless another process of the same database has done so since it
 * last looked, so that the clock of the bin makes one step an hour. The first call only looks.
 */
export function hourlyPurge(): (now: Date) => Promise<void> {
  let seen: number | null | undefined
  const look = async () => (await store.readBinClock())?.getTime() ?? null
  return async (now) => {
    if ((await look()) === seen) await purgeBin(now)
    seen = await look()
  }
}

/** Purges the bin every hour. A start purges nothing, since its clock may not be set yet; a failure waits for the next hour. */
export function purgeHourly(): void {
  const purge = hourlyPurge()
  const log = (error: unknown) => logFailure(null, 'purge', error)
  void purge(new Date()).catch(log)
  setInterval(() => purge(new Date()).catch(log), HOUR).unref()
}

/** Removes a deleted scenario for good, with its revisions and share links. Throws 404 when the bin holds no such scenario. */
export async function deleteForGood(id: string): Promise<void> {
  if (!(await store.removeDeleted(id)))
    throw new AppError('not-found', 'There is no such deleted scenario. Delete it first, then delete it for good.')
}

/**
 * Removes one revision for good, for what should never have been saved. Throws 409 for the latest, which the scenario
 * shows, and 404 when there is no such revision.
 */
export async function removeRevision(id: string, number: number): Promise<void> {
  const { revision: latest } = await findLatest(id)
  if (number === latest)
    throw new AppError(
      'conflict',
      `Revision ${number} is the latest. Save the scenario without what has to go, then remove this revision.`,
    )
  if (!(await store.removeRevision(id, number)))
    throw new AppError('not-found', `This scenario has no revision ${number}; its latest is ${latest}.`)
}
