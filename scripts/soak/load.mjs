// Reads and saves beside an empty route of the same framework, in the same run: how much of its throughput is left.
import { KEY } from '#scripts/bench/served'
import { usualScenario } from './documents.mjs'
import { measure } from './measure.mjs'
import { watchMemory } from './memory.mjs'

const CLIENTS = [20, 100]
const HEADERS = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' }

/** Rows for the table. `server` is the process of the product, whose memory is watched meanwhile. */
export async function measureLoad({ url, server, emptyUrl, emptyServer, seconds }) {
  const id = await create(url, 'Read')
  const rows = []
  // The first requests pay for code that is compiled and caches that fill.
  await measure({ url: `${url}/api/scenarios/${id}`, server, headers: HEADERS, seconds: 2, clients: 20 })
  await save({ url, server, seconds: 2, clients: 20 })
  const memory = watchMemory(server)
  // The reads first: what saves leave to be worked out in the background would take their time.
  for (const clients of CLIENTS) {
    const read = await beside(
      () => measure({ url: `${emptyUrl}/empty`, server: emptyServer, seconds, clients }),
      () => measure({ url: `${url}/api/scenarios/${id}`, server, headers: HEADERS, seconds, clients }),
    )
    rows.push({ what: 'reads of a scenario', clients, ...read, wanted: 0.5 })
  }
  for (const clients of CLIENTS) {
    const request = { method: 'POST', headers: HEADERS, body: bodyOf('Save') }
    const saved = await beside(
      () => measure({ url: `${emptyUrl}/empty`, server: emptyServer, seconds, clients, ...request }),
      () => save({ url, server, seconds, clients }),
    )
    rows.push({ what: 'saves of a scenario', clients, ...saved, wanted: 0.2 })
  }
  return { rows, memory: memory.stop() }
}

/** Measures saves, by every client of a scenario of its own. */
async function save({ url, clients, ...request }) {
  const { prepare, setupClient } = saveAgainAndAgain(url)
  await prepare(clients)
  return measure({ ...request, url, clients, setupClient })
}

/** Each side in turn, twice, so that whatever else the machine does meets both. */
async function beside(measureEmpty, measureOurs) {
  const empty = [await measureEmpty()]
  const ours = [await measureOurs(), await measureOurs()]
  empty.push(await measureEmpty())
  const [emptyPerSecond, perSecond] = [empty, ours].map((all) => meanOf(all, 'perSecond'))
  const [emptyCost, cost] = [empty, ours].map((all) => meanOf(all, 'milliseconds'))
  return {
    'a second': Math.round(perSecond),
    'empty route': Math.round(emptyPerSecond),
    ratio: round(perSecond / emptyPerSecond),
    'processor ms': round(cost),
    'of empty': round(emptyCost),
    'ratio by processor': round(emptyCost / cost),
    'p99 ms': Math.max(...ours.map(({ p99 }) => p99)),
    wrong: ours.reduce((sum, { wrong }) => sum + wrong, 0),
  }
}

const meanOf = (measured, figure) => measured.reduce((sum, each) => sum + each[figure], 0) / measured.length

const round = (number) => Math.round(number * 100) / 100

const bodyOf = (title) => JSON.stringify(usualScenario(title))

async function create(url, title) {
  const answer = await fetch(`${url}/api/scenarios`, { method: 'POST', headers: HEADERS, body: bodyOf(title) })
  if (!answer.ok) throw new Error(`The scenario was refused: ${await answer.text()}`)
  return (await answer.json()).id
}

/** Gives a client a scenario of its own, which it saves again and again. */
function saveAgainAndAgain(url) {
  const ids = []
  return {
    prepare: async (clients) => {
      for (let i = 0; i < clients; i++) ids.push(await create(url, 'Revision 1'))
    },
    setupClient(client) {
      const id = ids.pop()
      let revision = 1
      const setupRequest = (request) => ({
        ...request,
        headers: { ...HEADERS, 'if-match': `"${revision}"` },
        body: bodyOf(`Revision ${revision + 1}`),
      })
      const onResponse = (status) => {
        if (status === 200) revision += 1
      }
      client.setRequests([{ method: 'PUT', path: `/api/scenarios/${id}`, setupRequest, onResponse }])
    },
  }
}
