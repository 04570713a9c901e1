import type { Expectation, ScenarioDocument } from '#lib/scenario/document/document'
import { assess, isBad } from '#lib/scenario/wants/assessment'

/** The same expectation of one sender in several phases, as one line. */
export type ExpectationGroup = Pick<Expectation, 'senderId' | 'outcome' | 'connectorId'> & {
  readonly phaseIndexes: readonly number[]
  /** the worst state of its phases, and the first phase with it */
  readonly state: 'met' | 'open' | 'missed'
  readonly worstIndex: number
}

const RANK = { met: 0, open: 1, missed: 2 } as const

/** The expectations grouped by sender, outcome and connector, missed ones first. */
export function gatherExpectations(document: ScenarioDocument): ExpectationGroup[] {
  const senders = new Map(document.senders.map((sender) => [sender.id, sender]))
  const indexes = new Map(document.phases.map(({ id }, index) => [id, index]))
  const groups = new Map<string, ExpectationGroup>()
  for (const { phaseId, senderId, outcome, connectorId } of document.expectations) {
    const sender = senders.get(senderId)
    const index = indexes.get(phaseId)
    if (sender === undefined || index === undefined) continue
    const sample = assess(document, index, sender)
    const state =
      sample.state === 'uncertain' ? 'open' : isBad(sample.state) || sample.state === 'shared' ? 'missed' : 'met'
    const key = `${senderId}\n${outcome}\n${connectorId ?? ''}`
    const known = groups.get(key)
    const isWorse = known === undefined || RANK[state] > RANK[known.state]
    groups.set(key, {
      senderId,
      outcome,
      connectorId,
      phaseIndexes: [...(known?.phaseIndexes ?? []), index].sort((a, b) => a - b),
      state: isWorse ? state : known.state,
      worstIndex: isWorse ? index : known.worstIndex,
    })
  }
  return [...groups.values()].sort((a, b) => RANK[b.state] - RANK[a.state])
}
