import { countAddresses, type IpSet, invisibleNames, ipSetOf, ipv4Cidrs } from '#lib/matcher'
import { readLookupName } from './domain-spec'
import type { FlattenedSpf, SpfRequest } from './flattened-spf'
import { Lookups, SPF_LIMITS, type SpfLimits, type SpfResolver } from './lookups'
import { readPastedSpf } from './pasted-record'
import { addProblem, type Position, readDomain, readRecord, type SpfWalk } from './walk'

/**
 * Flattens an SPF record for a connector: the exact set of IPv4 addresses that it passes, in the fewest networks from
 * /24 to /32. The result also has the terms that cannot go in, with reasons, the problems of the record, and all
 * look-ups. It follows `include`, `redirect`, `a` and `mx` through `resolve`, within the limits of RFC 7208 §4.6.4.
 * `askedAt` is copied to the result.
 */
export async function flattenSpf(
  request: SpfRequest,
  resolve: SpfResolver,
  askedAt: string,
  limits: SpfLimits = SPF_LIMITS,
): Promise<FlattenedSpf> {
  const walk: SpfWalk = { lookups: new Lookups(resolve, limits), cannotGoIn: [], terms: 0 }
  const { lookups } = walk
  const invisible = invisibleIn(request)
  if (invisible !== '') addProblem(walk, 'INVISIBLE_CHARACTERS', invisible, [])
  const domain = request.domain === undefined ? null : readLookupName(request.domain)
  const start: Position = { domain, path: [], step: -1, vouches: true, isOutermost: true }
  const passed =
    request.domain !== undefined && domain === null
      ? addProblem(walk, 'BAD_DOMAIN', request.domain, [])
      : 'record' in request
        ? await readPasted(walk, request.record, start)
        : await readDomain(walk, domain ?? '', start, null)
  const list = listOf(walk, passed)
  return {
    domain: domain ?? request.domain ?? null,
    record: lookups.steps[0]?.record ?? null,
    askedAt,
    ...list,
    cannotGoIn: walk.cannotGoIn,
    problems: lookups.problems,
    isComplete: lookups.problems.every(({ kind }) => kind === 'note') && list.entryCount === list.networks.length,
    lookups: { count: lookups.count, limit: limits.lookups },
    voidLookups: { ipv4: lookups.voidIpv4, ipv6: lookups.voidIpv6, limit: limits.voidLookups },
    steps: lookups.steps,
  }
}

/** The invisible characters of what was typed or pasted; a byte order mark begins a file, and is no mistake of a person. */
function invisibleIn(request: SpfRequest): string {
  const record = 'record' in request ? request.record.replace(/^\uFEFF/, '') : ''
  return invisibleNames(`${request.domain ?? ''}${record}`)
}

function readPasted(walk: SpfWalk, text: string, start: Position): Promise<IpSet> | IpSet {
  const path = start.domain === null ? [] : [start.domain]
  const { records, list, notes } = readPastedSpf(text)
  if (list !== null) {
    addProblem(walk, 'LIST_OF_NETWORKS', '', path)
    return ipSetOf(list)
  }
  for (const note of notes) addProblem(walk, note, '', path)
  const named = start.domain === null ? [] : records.filter(({ name }) => name === start.domain)
  const [record, ...others] = named.length > 0 ? named : records
  if (record === undefined) return addProblem(walk, 'NOT_A_RECORD', '', path)
  // That two records are those of one domain is known only where the text says so.
  if (named.length > 1) return addProblem(walk, 'SEVERAL_RECORDS', start.domain ?? '', path)
  if (others.length > 0) return addProblem(walk, 'SEVERAL_PASTED', '', path)
  const step = walk.lookups.addStep(null, null, start.domain)
  return readRecord(walk, record.text, { ...start, path, step, isPasted: true })
}

function listOf(walk: SpfWalk, passed: IpSet): Pick<FlattenedSpf, 'networks' | 'entryCount' | 'addressCount'> {
  const addressCount = Number(countAddresses(passed).ipv4)
  // The least count of entries for these addresses. A list that is too long is not written out.
  const fewest = Math.ceil(addressCount / 256)
  const most = walk.lookups.limits.networks
  const networks = fewest > most ? [] : ipv4Cidrs(passed)
  const entryCount = Math.max(fewest, networks.length)
  if (entryCount <= most) return { networks, entryCount: networks.length, addressCount }
  addProblem(walk, 'TOO_MANY_NETWORKS', String(entryCount), [])
  return { networks: [], entryCount, addressCount }
}
