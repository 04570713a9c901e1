import type { Answer } from 'dns-packet'
import type { DomainResolver, RecordSet } from '#lib/exchange/dns/domain-resolver'
import type { Ask } from './dns'
import type { RecordType } from './dns-message'
import { mailServersIn, textsIn, tlsaIn } from './records'

/** Asks DNS what tells of the mail of a domain. */
export function domainResolver(ask: Ask): DomainResolver {
  const of =
    <Value>(type: RecordType, valuesIn: (records: readonly Answer[]) => Value[]) =>
    async (name: string): Promise<RecordSet<Value>> => {
      const { records, ...about } = await ask(type, name)
      return { values: valuesIn(records), ...about }
    }
  return { mx: of('MX', writtenMailServers), txt: of('TXT', textsIn), tlsa: of('TLSA', tlsaIn) }
}

const writtenMailServers = (records: readonly Answer[]) =>
  mailServersIn(records).map(({ preference, exchange }) => ({ preference, exchange: exchange || '.' }))
