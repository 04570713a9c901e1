import { DELIVERER_IDS, type DelivererId } from '#lib/scenario/document/deliverer-ids'
import type { DelivererAnswer, ScenarioDocument } from '#lib/scenario/document/document'

/** The answer to one kind of direct delivery; an open answer if there is none. */
export const findDeliverer = ({ deliverers }: Pick<ScenarioDocument, 'deliverers'>, id: DelivererId): DelivererAnswer =>
  deliverers.find((deliverer) => deliverer.id === id) ?? { id, answer: null, serviceIds: [], note: '' }

/** Changes the answer to one kind of direct delivery. An answer without any content is removed. */
export const answerDeliverer =
  (id: DelivererId, part: Partial<Omit<DelivererAnswer, 'id'>>) =>
  (document: ScenarioDocument): ScenarioDocument => {
    const next = { ...findDeliverer(document, id), ...part }
    const isEmpty = next.answer === null && next.serviceIds.length === 0 && next.note === ''
    const others = document.deliverers.filter((deliverer) => deliverer.id !== id)
    const deliverers = isEmpty ? others : [...others, next]
    return {
      ...document,
      deliverers: deliverers.sort((a, b) => DELIVERER_IDS.indexOf(a.id) - DELIVERER_IDS.indexOf(b.id)),
    }
  }
