'use client'

import { useViewing } from '#components/viewing/viewing'
import type { FlowPicture } from '#lib/client/views/flow-picture'
import type { Phase, Service } from '#lib/scenario/document/document'
import { Ways } from './ways'
import { WhoLabel } from './who-label'

type Props = { phase: Phase; services: readonly Service[]; picture: FlowPicture }

/** The flow of a phase in words, for a narrow screen: each *who* with the ways that its mail takes. */
export function FlowList({ phase, services, picture }: Props) {
  const { who: selected } = useViewing()
  return (
    <ul className="divide-y divide-line">
      {picture.whos.map(({ key }) => (
        <li key={key} className="py-2">
          <div className="h-10">
            <WhoLabel who={key} phase={phase} services={services} isSelected={key === selected} />
          </div>
          <Ways ways={picture.told.get(key) ?? []} phase={phase} />
        </li>
      ))}
    </ul>
  )
}
