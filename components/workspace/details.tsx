'use client'

import { memo, useDeferredValue, useEffect, useRef, useState } from 'react'
import { ConnectorsCard } from '#components/connectors/connectors-card'
import { LOWER_CARDS_ID } from '#components/deliverers/go-to-deliverers'
import { SurveyProvider } from '#components/exposure/survey'
import { loadOnDemand } from '#components/ui/load-on-demand'
import { useNearViewport } from '#components/ui/near-viewport'
import type { DetailsProps } from './details-props'

const LowerCards = loadOnDemand(() => import('./lower-cards').then((m) => m.LowerCards))

/**
 * Milliseconds after which the lower cards are fetched even if they are not near, so that a search in the page finds
 * them.
 */
const FETCH_AFTER = 2000

/** The cards below the matrix: the connectors of the phase, and the lower cards once they are near the viewport. */
export const Details = memo(function Details(props: DetailsProps) {
  const { document, phaseIndex, invalidText, target, onGoTo } = props
  const { phases, services } = document
  const phase = phases[phaseIndex]
  const cardsRef = useRef<HTMLDivElement>(null)
  const isNear = useNearViewport(cardsRef)
  const isFetchDue = useIsFetchDue()
  const earlier = useDeferredValue(document)
  if (phase === undefined) return null
  // An edit is rendered in its field first. Results about all senders follow, and the next keystroke interrupts them.
  const settled = earlier.phases[phaseIndex]?.id === phase.id ? earlier : document
  const settledPhase = settled.phases[phaseIndex] ?? phase
  return (
    <>
      <SurveyProvider phase={settledPhase} answers={settled.answers}>
        <ConnectorsCard
          phases={phases}
          services={services}
          phaseIndex={phaseIndex}
          invalidText={invalidText}
          target={target}
          onGoTo={onGoTo}
        />
      </SurveyProvider>
      <div
        ref={cardsRef}
        id={LOWER_CARDS_ID}
        tabIndex={-1}
        className="flex min-h-[75vh] min-w-0 scroll-mt-20 flex-col gap-4 *:[contain-intrinsic-block-size:auto_24rem] *:[overflow-clip-margin:1rem] *:[content-visibility:auto]"
      >
        {(isNear || isFetchDue) && <LowerCards {...props} document={settled} phase={settledPhase} edited={document} />}
      </div>
    </>
  )
})

function useIsFetchDue(): boolean {
  const [isFetchDue, setFetchDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setFetchDue(true), FETCH_AFTER)
    return () => clearTimeout(timer)
  }, [])
  return isFetchDue
}
