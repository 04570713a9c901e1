import { isIP } from 'node:net'
import { AppError } from '#lib/server/errors'

export type DnsSettings = {
  /** `address` or `address:port`, as `node:dns` takes them; null for those of the system */
  readonly servers: readonly string[] | null
  /** false when DNS_LOOKUPS is off: then no question may leave the server */
  readonly isOn: boolean
}

/**
 * What the environment says about DNS: `DNS_LOOKUPS=off`, and `DNS_SERVER` with one or more servers (`192.0.2.53`,
 * `192.0.2.53:5353`, `[2001:db8::53]:5353`, separated by commas). Read at each look-up: nothing else needs it.
 */
export function readDnsSettings({ DNS_LOOKUPS, DNS_SERVER }: NodeJS.ProcessEnv): DnsSettings {
  const lookups = (DNS_LOOKUPS ?? '').trim().toLowerCase()
  if (!['', 'on', 'off'].includes(lookups)) throw wrongSetting('DNS_LOOKUPS must be on or off.')
  const servers = (DNS_SERVER ?? '').split(',').flatMap((text) => (text.trim() === '' ? [] : [readServer(text.trim())]))
  return { servers: servers.length === 0 ? null : servers, isOn: lookups !== 'off' }
}

function readServer(text: string): string {
  const [, bracketed, plain = '', port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? []
  const address = isIP(text) === 6 ? text : (bracketed ?? plain)
  const isRightFamily = isIP(address) === (bracketed === undefined && isIP(text) !== 6 ? 4 : 6)
  if (!isRightFamily || (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)))
    throw wrongSetting('DNS_SERVER must be an IP address, with a port after a colon if it is not 53.')
  if (port === undefined) return address
  return isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`
}

/** A wrong setting of the server. An editor cannot correct it, only report it. */
const wrongSetting = (what: string) => new AppError('not-ready', `The server is set up wrongly. ${what}`)
