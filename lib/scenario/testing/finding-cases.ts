import { LOCK_CASES } from './finding-cases/locks'
import { NAME_CASES } from './finding-cases/names'
import { NETWORK_CASES } from './finding-cases/networks'
import { SETTING_CASES } from './finding-cases/settings'

/** What a connector set is told, one finding a case. */
export const CASES = [...NETWORK_CASES, ...NAME_CASES, ...SETTING_CASES, ...LOCK_CASES]
