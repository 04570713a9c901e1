import type { ScenarioConnector } from './connector'
import { NEW_SCENARIO_CONNECTOR_DEFAULTS } from './connector-defaults'

/** A connector with every property, at the defaults of `New-InboundConnector` (docs/rules.md §8.1) where nothing is given. */
export const newConnector = (
  given: Pick<ScenarioConnector, 'id' | 'name'> & Partial<ScenarioConnector>,
): ScenarioConnector => ({ ...NEW_SCENARIO_CONNECTOR_DEFAULTS, ...given })
