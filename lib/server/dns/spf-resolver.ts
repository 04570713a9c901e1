import type { SpfResolver } from '#lib/exchange/spf/lookups'
import type { Ask } from './dns'
import { addressesIn, mailServersIn, textsIn } from './records'

/** What SPF asks of DNS: texts, the names of mail servers by preference, and addresses. */
export const spfResolver =
  (ask: Ask): SpfResolver =>
  async (type, name) => {
    const { records, ttl, failure } = await ask(type, name)
    if (type === 'TXT') return { values: textsIn(records), ttl, failure }
    if (type === 'MX') return { values: mailServersIn(records).map(({ exchange }) => exchange), ttl, failure }
    return { values: addressesIn(records), ttl, failure }
  }
