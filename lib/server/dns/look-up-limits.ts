import { AppError } from '#lib/server/errors'
import { type Allowance, attempts } from '#lib/server/rate-limit'

/** How many look-ups one address may ask for: a person who plans needs a handful. */
export const LOOK_UPS: Allowance = { what: 'DNS look-ups', most: 20, seconds: 60 }

/** How many look-ups run at the same time, over all addresses. */
const MOST_AT_ONCE = 4

let running = 0

/** Runs a look-up within the limits of its address and of the server; throws 429 beyond them, so that nobody can flood DNS. */
export async function withinLookUpLimits<Found>(address: string, run: () => Promise<Found>): Promise<Found> {
  if (running >= MOST_AT_ONCE)
    throw new AppError('too-many-attempts', 'Other look-ups are running. Try again in 2 s.', {
      headers: { 'Retry-After': '2' },
    })
  countLookUp(address)
  running++
  try {
    return await run()
  } finally {
    running--
  }
}

function countLookUp(address: string): void {
  const seconds = attempts.secondsLeft(LOOK_UPS, address)
  if (seconds > 0)
    throw new AppError(
      'too-many-attempts',
      `At most ${LOOK_UPS.most} look-ups within ${LOOK_UPS.seconds} s. Try again in ${seconds} s.`,
      { headers: { 'Retry-After': String(seconds) } },
    )
  attempts.count(LOOK_UPS, address)
}
