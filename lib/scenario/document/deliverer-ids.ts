/** The kinds of senders that may deliver past the filter. Every scenario asks for each; each is answered or open. */
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
