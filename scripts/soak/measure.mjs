// One measurement with autocannon, a load tool that opens connections and sends the next request when the last is answered.
import autocannon from 'autocannon'
import { processorTime } from './processor.mjs'

/**
 * Sends requests for so many seconds. Answers how many were answered a second, the slowest hundredth in milliseconds, the
 * processor time of `server` for one answer, and how many were answered otherwise than with 200: a load of refusals measures
 * nothing.
 */
export async function measure({ url, server, seconds, clients, perSecond, ...request }) {
  const before = processorTime(server)
  const result = await autocannon({
    url,
    duration: seconds,
    connections: clients,
    timeout: 60,
    ...(perSecond === undefined ? {} : { overallRate: perSecond }),
    ...request,
  })
  const milliseconds = before === null ? null : (processorTime(server) - before) / result.requests.total
  const others = Object.entries(result.statusCodeStats).filter(([code]) => code !== '200')
  const wrong = others.reduce((sum, [, { count }]) => sum + count, 0) + result.errors
  return { perSecond: result.requests.average, p99: result.latency.p99, milliseconds, wrong }
}
