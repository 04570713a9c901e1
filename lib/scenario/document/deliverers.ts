import { DELIVERER_IDS, type DelivererId } from './deliverer-ids'
import type { DelivererAnswer, ScenarioDocument, Service } from './document'

export type Deliverer = {
  readonly id: DelivererId
  /** kinds of service that may be the answer; empty if no service can be, and only a test tells */
  readonly kinds: readonly Service['kind'][]
  /** sources that say that such mail meets a lock, or that this is not known */
  readonly sources: readonly string[]
}

/** The questions in order. Their texts are in the catalogues under the same ids (docs/rules.md §9.2). */
export const DELIVERERS: readonly Deliverer[] = [
  { id: 'hybrid', kinds: ['onPremises'], sources: ['MS-JP', 'MS-3P'] },
  { id: 'devices', kinds: ['device', 'application'], sources: ['DSZP', 'MS-DS'] },
  { id: 'signature', kinds: ['signature'], sources: ['DSZP'] },
  { id: 'encryption', kinds: ['encryption'], sources: ['SEPP'] },
  { id: 'newsletter', kinds: ['application'], sources: ['DSZP'] },
  { id: 'phishing', kinds: ['application'], sources: [] },
  { id: 'monitoring', kinds: ['application', 'device'], sources: [] },
  { id: 'journaling', kinds: ['application', 'onPremises'], sources: [] },
  { id: 'tenants', kinds: ['tenant'], sources: ['ISS2642', 'PP-GUIDE'] },
  { id: 'microsoft', kinds: [], sources: [] },
]

/** Reports whether a question is answered. The answer "a service" without a service is not complete. */
export const isAnswered = ({ answer, serviceIds }: DelivererAnswer): boolean =>
  answer === 'none' || (answer === 'service' && serviceIds.length > 0)

/** The count of questions that the team has not answered. */
export function openDeliverers({ deliverers }: Pick<ScenarioDocument, 'deliverers'>): number {
  const answered = deliverers.filter(isAnswered)
  return DELIVERER_IDS.length - new Set(answered.map(({ id }) => id)).size
}
