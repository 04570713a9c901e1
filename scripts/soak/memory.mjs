// The memory of a process, looked at once a second.
import { execFileSync } from 'node:child_process'

/** Watches a process until told to stop; answers its MiB at first, at last and at most. */
export function watchMemory({ pid }) {
  const seen = []
  const look = () => {
    const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
    seen.push(Math.round(Number(kilobytes) / 1024))
  }
  look()
  const timer = setInterval(look, 1000)
  return {
    stop() {
      clearInterval(timer)
      look()
      return { first: seen[0], last: seen.at(-1), most: Math.max(...seen) }
    },
  }
}
