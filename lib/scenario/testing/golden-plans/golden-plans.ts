import { DIRECT } from './direct'
import { SEVERAL_DOMAINS } from './domains'
import { SIDE_ENTRANCE } from './entrance'
import { FILTER_TO_FILTER } from './filter-to-filter'
import { HYBRID_COMPANY } from './hybrid-company'
import { MICROSOFT } from './microsoft'
import { ON_PREMISES } from './on-premises'
import type { GoldenPlan } from './parts'

/** Plans with what each cell has to come to, by what they are about; each in its right form and in its wrong ones. */
export const GOLDEN_PLANS: readonly (readonly [about: string, plans: readonly GoldenPlan[]])[] = [
  ['filter to filter', FILTER_TO_FILTER],
  ['Microsoft', MICROSOFT],
  ['on premises', ON_PREMISES],
  ['several domains', SEVERAL_DOMAINS],
  ['delivered directly', DIRECT],
  ['side entrance', SIDE_ENTRANCE],
  ['a hybrid company', HYBRID_COMPANY],
]
