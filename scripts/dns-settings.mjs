import { isIP } from 'node:net'
import { ExpectedError } from './expected-error.mjs'

/**
 * What the environment says about DNS. `isOn` is false where `DNS_LOOKUPS=off`: then no question may leave the server.
 * `servers` are those of `DNS_SERVER` as `node:dns` takes them, and null for those of the system. `DNS_SERVER` names one or
 * more, separated by commas: `192.0.2.53`, `192.0.2.53:5353`, `[2001:db8::53]:5353`. Throws an ExpectedError for others.
 */
export function readDnsSettings({ DNS_LOOKUPS, DNS_SERVER }) {
  const lookups = (DNS_LOOKUPS ?? '').trim().toLowerCase()
  if (!['', 'on', 'off'].includes(lookups))
    throw new ExpectedError(`DNS_LOOKUPS=${DNS_LOOKUPS} is neither on nor off: set it to off, or leave it out.`)
  const servers = (DNS_SERVER ?? '').split(',').flatMap((text) => (text.trim() === '' ? [] : [readServer(text.trim())]))
  return { servers: servers.length === 0 ? null : servers, isOn: lookups !== 'off' }
}

function readServer(text) {
  const [, bracketed, plain = '', port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? []
  const address = isIP(text) === 6 ? text : (bracketed ?? plain)
  const isRightFamily = isIP(address) === (bracketed === undefined && isIP(text) !== 6 ? 4 : 6)
  if (!isRightFamily || (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)))
    throw new ExpectedError(
      `DNS_SERVER=${text} is no DNS server: give an IP address, with a port after a colon if it is not 53, for example DNS_SERVER=192.0.2.53:5353`,
    )
  if (port === undefined) return address
  return isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`
}
