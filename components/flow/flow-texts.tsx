'use client'

import { useTranslations } from 'use-intl'
import { type Ending, NO_CONNECTOR, type ToldWay } from '#lib/client/views/flow-picture'
import type { ScenarioConnector } from '#lib/scenario/document/connector'

/** How the flow of a phase names a connector, what that is for, an ending, and a way through both. */
export type FlowTexts = {
  readonly connector: (id: string) => string
  /** the `SenderDomains` of a connector */
  readonly hint: (id: string) => string
  readonly ending: (ending: Ending) => string
  readonly way: (way: ToldWay) => string
  /** each of these ways once, with what it is said to be */
  readonly ways: (ways: readonly ToldWay[]) => readonly (readonly [string, ToldWay])[]
}

/** Returns a function for the words of the flow of a phase with these connectors. */
export function useFlowTexts(): (connectors: readonly ScenarioConnector[]) => FlowTexts {
  const t = useTranslations('plan.flow')
  return (connectors) => {
    const find = (id: string) => connectors.find((one) => one.id === id)
    const connector = (id: string) => (id === NO_CONNECTOR ? t('none') : (find(id)?.name ?? id))
    const hint = (id: string) => (id === NO_CONNECTOR ? t('noneHint') : (find(id)?.senderDomains.join(', ') ?? ''))
    const ending = ({ kind, codes }: Ending) => t(`ends.${kind}`, { codes: codes ?? '' })
    const way = ({ connectorId, ending: end, isPerhaps }: ToldWay) =>
      t(isPerhaps ? 'toldPerhaps' : 'told', { connector: connector(connectorId), ending: ending(end) })
    const ways = (all: readonly ToldWay[]) => [
      ...new Map(all.map((one) => [`${way(one)} ${one.tone}`, [way(one), one] as const])).values(),
    ]
    return { connector, hint, ending, way, ways }
  }
}
