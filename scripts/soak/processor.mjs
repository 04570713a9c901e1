// The processor time of a process: what a request costs, also where other programs have the machine busy meanwhile.
import { readFileSync } from 'node:fs'

/** Milliseconds in a clock tick of Linux. */
const TICK = 10

/** Milliseconds that a process and its threads have computed so far; null elsewhere than on Linux. */
export function processorTime({ pid }) {
  if (process.platform !== 'linux') return null
  // The name of the program stands in parentheses and may hold blanks (proc(5)).
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK
}
