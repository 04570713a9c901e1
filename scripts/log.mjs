/**
 * Writes one line to the log, which is standard output: a JSON object, with the time first. An entry never holds what may
 * be secret: no header, no body, no query, and of a path only what names its route.
 */
export function log(entry) {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`)
}
