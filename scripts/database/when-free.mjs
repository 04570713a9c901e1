// A database that cannot be used now: who needs it waits, and meanwhile this thread does other things.
import { setTimeout } from 'node:timers/promises'

/** Milliseconds before the second try. Every further pause is twice as long as the one before, up to the longest. */
const FIRST_PAUSE = 20
const LONGEST_PAUSE = 200

/** Does work on a database, and does it again for as long as it fails with an error of `isAway`; answers its result. */
export async function whenFree(isAway, work) {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      return await work()
    } catch (error) {
      if (!(await isAway(error))) throw error
      await setTimeout(pause)
    }
  }
}
