/** A failure that is expected: its message says what is wrong and what to do, and is printed without a stack. */
export class ExpectedError extends Error {}

/** Runs a command to its end; an expected failure is printed as its sentence, and any failure ends with code 1. */
export function runCommand(command) {
  command().catch((error) => {
    console.error(error instanceof ExpectedError ? error.message : error)
    process.exit(1)
  })
}
