'use client'

import type { ReactNode } from 'react'
import { PhaseStory } from '#components/phases/phase-story'
import { Decisions } from '#components/plan/decisions'
import { FreeText } from '#components/shell/free-text'
import { useViewOf } from '#components/viewing/viewing'
import type { Draft } from '#lib/client/draft/draft'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { Workspace } from './workspace'

const NO_INVALID_TEXT: Draft['invalidText'] = {}

const PHASE_STORY = <PhaseStory />
const FOR_REVIEWERS = (
  <>
    <Decisions />
    <PhaseStory />
  </>
)

type Props = {
  document: ScenarioDocument
  /** what stands beside the title */
  beside: ReactNode
  actions?: ReactNode
  /** what the reader should know first: which revision this is */
  notice: ReactNode
  /** the page of a share link, which leads to no other page, and whose reader decides on the plan */
  isPublic?: boolean
}

/** The workspace without any control that edits the scenario. */
export function SharedWorkspace({ document, beside, actions = null, notice, isPublic = true }: Props) {
  const viewing = useViewOf(document)
  return (
    <Workspace
      document={document}
      invalidText={NO_INVALID_TEXT}
      viewing={viewing}
      editing={null}
      isPublic={isPublic}
      title={
        <h1 title={document.title} className="min-w-0 text-base font-semibold phone:truncate">
          <FreeText>{document.title}</FreeText>
        </h1>
      }
      beside={<span className="flex shrink-0 phone:ml-2.5">{beside}</span>}
      actions={actions}
      abovePlan={isPublic ? FOR_REVIEWERS : PHASE_STORY}
      notices={
        <div className="pt-3 text-ink-2">
          <p className="text-xs text-ink-3">{notice}</p>
          {document.description !== '' && (
            <p className="mt-1 max-w-3xl whitespace-pre-line">
              <FreeText>{document.description}</FreeText>
            </p>
          )}
        </div>
      }
    />
  )
}
