/** Who else may deliver past the filter; every scenario asks for each, and each is answered or open. */
export const DELIVERER_IDS = [
  'hybrid',
  'devices',
  'signature',
  'encryption',
  'newsletter',
  'phishing',
  'monitoring',
  'journaling',
  'tenants',
  'microsoft',
] as const
export type DelivererId = (typeof DELIVERER_IDS)[number]
