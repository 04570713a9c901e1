'use client'

import { useTranslations } from 'use-intl'
import { type Ending, NO_CONNECTOR, type ToldWay } from '#lib/client/views/flow-picture'
import type { ScenarioConnector } from '#lib/scenario/document/connector'

/** How the flow names a connector, an ending, and a way through both. */
export function useFlowTexts(connectors: readonly ScenarioConnector[]): {
  readonly connector: (id: string) => string
  readonly ending: (ending: Ending) => string
  readonly way: (way: ToldWay) => string
} {
  const t = useTranslations('plan.flow')
  const connector = (id: string) =>
    id === NO_CONNECTOR ? t('none') : (connectors.find((one) => one.id === id)?.name ?? id)
  const ending = ({ kind, codes }: Ending) => t(`ends.${kind}`, { codes: codes ?? '' })
  const way = ({ connectorId, ending: end, isPerhaps }: ToldWay) =>
    t(isPerhaps ? 'toldPerhaps' : 'told', { connector: connector(connectorId), ending: ending(end) })
  return { connector, ending, way }
}
