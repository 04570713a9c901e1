/** An entry of `SenderDomains` as Exchange Online prints it, such as `smtp:*;1`: prefix, domain, cost. */
export const SENDER_DOMAIN_FORM = /^(?:smtp:)?([^;]*);(\d+)$/i
