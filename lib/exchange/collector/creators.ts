import type { ScenarioConnector } from '#lib/scenario/document/connector'

/**
 * Products that make or change connectors themselves (docs/rules.md §8.3), by a word that their connectors are named
 * with.
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
 * The product that probably made a connector, or null: its name stands in the connector, and no person made it in the
 * admin center (`AdminUI`).
 */
export function findCreator({ name, comment, connectorSource }: ScenarioConnector): string | null {
  if (connectorSource === null || ['AdminUI', 'HybridWizard'].includes(connectorSource)) return null
  const text = `${name}\n${comment}`
  return CREATORS.find(([word]) => word.test(text))?.[1] ?? null
}
