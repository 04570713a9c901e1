import type { Phase, ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import { examplesIn } from '#lib/scenario/testing/texts'

/** The two worked examples in English. */
export const [msxfaq, vendorSwitch] = examplesIn('en')

/** A phase by its id. Throws if there is none. */
export function getPhase({ phases }: ScenarioDocument, id: string): Phase {
  const phase = phases.find((one) => one.id === id)
  if (phase === undefined) throw new Error(`There is no phase ${id}.`)
  return phase
}

/** A sample sender by its id. Throws if there is none. */
export function getSender({ senders }: ScenarioDocument, id: string): ScenarioSender {
  const sender = senders.find((one) => one.id === id)
  if (sender === undefined) throw new Error(`There is no sender ${id}.`)
  return sender
}
