'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useWhoNames } from '#components/plan/who-texts'
import { FreeText } from '#components/shell/free-text'
import { useViewing } from '#components/viewing/viewing'
import type { Box, FlowPicture, ToldWay } from '#lib/client/views/flow-picture'
import { writeView } from '#lib/client/views/view-in-address'
import type { Phase, Service } from '#lib/scenario/document/document'
import type { WhoKey } from '#lib/scenario/wants/who'
import { FlowBands } from './flow-bands'
import { useFlowTexts } from './flow-texts'
import { WhoLabel } from './who-label'

type Props = { phase: Phase; services: readonly Service[]; picture: FlowPicture }

/** The flow of a phase as bands, from *who* through the connectors to the outcome. A band or a name selects its cell. */
export function FlowFigure({ phase, services, picture }: Props) {
  const t = useTranslations('plan.flow')
  const { view, who: selected, selectWho } = useViewing()
  const texts = useFlowTexts()(phase.connectors)
  const whoName = useWhoNames(services)
  const bands = {
    height: picture.height,
    selected,
    addressOf: (who: WhoKey) => writeView('', { ...view, phase: phase.id, who, sender: null }),
    onSelect: (who: WhoKey) => selectWho(phase.id, who),
    nameOf: (who: WhoKey, way: ToldWay) => t('band', { who: whoName(who), way: texts.way(way) }),
  }
  return (
    <div className="grid grid-cols-[minmax(10rem,15rem)_minmax(3rem,1fr)_minmax(10rem,13.5rem)_minmax(3rem,1fr)_minmax(10rem,14rem)] gap-y-2">
      <p className="text-xs text-ink-3">{t('who')}</p>
      <p className="col-start-3 text-xs text-ink-3">{t('connector')}</p>
      <p className="col-start-5 text-xs text-ink-3">{t('ending')}</p>
      <Column height={picture.height} className="col-start-1">
        {picture.whos.map((box) => (
          <At key={box.key} box={box}>
            <WhoLabel who={box.key} phase={phase} services={services} isSelected={box.key === selected} />
          </At>
        ))}
      </Column>
      <FlowBands title={t('toConnector')} bands={picture.toConnector} {...bands} />
      <Column height={picture.height}>
        {picture.connectors.map((box) => (
          <At key={box.key} box={box}>
            <div className="flex h-full flex-col justify-center rounded-lg border border-line-strong bg-surface px-2.5 leading-4">
              <span className="truncate font-medium" title={texts.connector(box.key)}>
                <FreeText>{texts.connector(box.key)}</FreeText>
              </span>
              <span className="truncate text-xs text-ink-3">{texts.hint(box.key)}</span>
            </div>
          </At>
        ))}
      </Column>
      <FlowBands title={t('toEnding')} bands={picture.toEnding} isSecondHalf {...bands} />
      <Column height={picture.height}>
        {picture.endings.map((box) => (
          <At key={box.key} box={box}>
            <div className="flex h-full items-center border-l-4 border-ink-3 pl-3 leading-4">
              <span className="line-clamp-2 font-medium">{texts.ending(box.ending)}</span>
            </div>
          </At>
        ))}
      </Column>
    </div>
  )
}

function Column(props: { height: number; className?: string; children: ReactNode }) {
  return (
    <div className={`relative ${props.className ?? ''}`} style={{ height: props.height }}>
      {props.children}
    </div>
  )
}

function At({ box, children }: { box: Box<string>; children: ReactNode }) {
  return (
    <div className="absolute inset-x-0" style={{ top: box.top, height: box.height }}>
      {children}
    </div>
  )
}
