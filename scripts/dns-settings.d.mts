export type DnsSettings = {
  /** `address` or `address:port`, as `node:dns` takes them; null for those of the system */
  readonly servers: readonly string[] | null
  /** false when DNS_LOOKUPS is off: then no question may leave the server */
  readonly isOn: boolean
}
/** What the environment says about DNS, which `scripts/settings.mjs` has checked at the start. */
export function readDnsSettings(env: NodeJS.ProcessEnv): DnsSettings
