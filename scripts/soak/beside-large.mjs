// What others wait for while the largest requests that are allowed are worked on.
import { KEY } from '#scripts/bench/served'
import { largestRequests, usualScenario } from './documents.mjs'
import { measure } from './measure.mjs'
import { watchMemory } from './memory.mjs'

const HEADERS = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' }
/** The callers beside a large request: so many people, who together ask for so many scenarios a second. */
const OTHER_CALLERS = { clients: 5, perSecond: 50 }

/** Rows for the table: the slowest hundredth of the others alone, and beside each kind of large request. */
export async function measureBesideLarge({ url, server, seconds }) {
  const made = await send(url, '/api/scenarios', JSON.stringify(usualScenario('Read')))
  const { id } = await made.json()
  const others = () =>
    measure({ url: `${url}/api/scenarios/${id}`, server, headers: HEADERS, seconds, ...OTHER_CALLERS })
  await others()
  const memory = watchMemory(server)
  const rows = []
  for (const [what, [path, body]] of Object.entries(largestRequests())) {
    const alone = await others()
    const work = keepSending(url, path, body)
    const beside = await others()
    const { done, statuses } = await work.stop()
    rows.push({
      what: `others beside the largest ${what}`,
      MB: Math.round(body.length / 1e5) / 10,
      done,
      statuses: statuses.join(' '),
      'p99 ms alone': alone.p99,
      'p99 ms beside': beside.p99,
      'rise ms': beside.p99 - alone.p99,
      wanted: 100,
      wrong: alone.wrong + beside.wrong,
    })
  }
  return { rows, memory: memory.stop() }
}

const send = (url, path, body, signal) => fetch(url + path, { method: 'POST', headers: HEADERS, body, signal })

/** Sends the same request again and again, the next once the last is answered, until told to stop. */
function keepSending(url, path, body) {
  const caller = new AbortController()
  const statuses = new Set()
  let done = 0
  const ended = (async () => {
    while (!caller.signal.aborted)
      try {
        const answer = await send(url, path, body, caller.signal)
        await answer.arrayBuffer()
        statuses.add(answer.status)
        done += 1
      } catch (error) {
        if (!caller.signal.aborted) throw error
      }
  })()
  return {
    async stop() {
      caller.abort()
      await ended
      return { done, statuses: [...statuses] }
    },
  }
}
