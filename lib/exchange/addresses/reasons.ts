/** Why a part of a text is not among its networks. The sentences stand in lib/texts, in `address-reasons.json`. */
export const ADDRESS_REASONS = [
  'IPV6',
  'NOT_AN_ADDRESS',
  'BAD_PREFIX',
  'BAD_NETMASK',
  'NETMASK_ALONE',
  'BACKWARDS',
  'PART',
  'COMMENT',
  'EXCLUDED',
  'DNS_SERVER',
  'NOT_PASS',
  'SPF_TERM',
  'NAME',
  'TEXT',
  'CUT',
  'TOO_MANY',
] as const
export type AddressReason = (typeof ADDRESS_REASONS)[number]
