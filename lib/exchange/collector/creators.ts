import type { ScenarioConnector } from '#lib/scenario/document/connector'

/**
 * Products that create or change connectors themselves (docs/rules.md §8.3), by a word in the names of their
 * connectors.
 */
const CREATORS: readonly (readonly [word: RegExp, name: string])[] = [
  [/\bsepp ?mail/i, 'SEPPmail'],
  [/\bsophos/i, 'Sophos'],
  [/\bhornet ?security|\bzerospam/i, 'Hornetsecurity'],
  [/\bcode ?two/i, 'CodeTwo'],
  [/\bexclaimer/i, 'Exclaimer'],
  [/\bno ?spam ?proxy/i, 'NoSpamProxy'],
  [/\bmimecast/i, 'Mimecast'],
  [/\bproofpoint/i, 'Proofpoint'],
  [/\bbarracuda/i, 'Barracuda'],
  [/\btrend ?micro/i, 'Trend Micro'],
  [/\bcheck ?point|\bavanan/i, 'Check Point'],
  [/\bironscales/i, 'IRONSCALES'],
]

/**
 * The product that probably created a connector, or null. The connector must contain the product's name, and must not
 * have been created in the admin center (`AdminUI`).
 */
export function findCreator({ name, comment, connectorSource }: ScenarioConnector): string | null {
  if (connectorSource === null || ['AdminUI', 'HybridWizard'].includes(connectorSource)) return null
  const text = `${name}\n${comment}`
  return CREATORS.find(([word]) => word.test(text))?.[1] ?? null
}
