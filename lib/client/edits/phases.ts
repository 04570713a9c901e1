import { isEqual } from '#lib/client/draft/structural-sharing'
import type { ChangeRequest } from '#lib/scenario/document/change-request'
import type { Mx, Phase } from '#lib/scenario/document/document'
import { NO_CHANGE_REQUEST } from '#lib/scenario/document/new-change-request'
import type { Edit } from './edit'
import { copyPhaseInWants, dropPhaseFromWants } from './wants'

/** Adds a phase behind another, as a copy of it. Both share the objects of their facts. */
export const addPhase =
  (afterId: string, id: string, name: string): Edit =>
  (document) => {
    const index = document.phases.findIndex((phase) => phase.id === afterId)
    const before = document.phases[index]
    if (before === undefined) return document
    const added: Phase = { ...before, id, name, note: '', plannedOn: null, changeRequest: null }
    return {
      ...document,
      phases: document.phases.toSpliced(index + 1, 0, added),
      ...copyPhaseInWants(document, afterId, id),
    }
  }

/** Takes a phase out, with what was wanted in it. The last one stays: a scenario has at least one. */
export const removePhase =
  (phaseId: string): Edit =>
  (document) =>
    document.phases.length < 2
      ? document
      : {
          ...document,
          phases: document.phases.filter(({ id }) => id !== phaseId),
          ...dropPhaseFromWants(document, phaseId),
        }

/** Moves a phase one position forward (1) or back (-1). */
export const movePhase =
  (phaseId: string, by: 1 | -1): Edit =>
  (document) => {
    const from = document.phases.findIndex(({ id }) => id === phaseId)
    const phase = document.phases[from]
    const to = from + by
    if (phase === undefined || to < 0 || to >= document.phases.length) return document
    return { ...document, phases: document.phases.toSpliced(from, 1).toSpliced(to, 0, phase) }
  }

export const changePhase =
  (phaseId: string, part: Partial<Pick<Phase, 'name' | 'note' | 'plannedOn' | 'mxTtl'>>): Edit =>
  (document) => ({
    ...document,
    phases: document.phases.map((phase) => (phase.id === phaseId ? { ...phase, ...part } : phase)),
  })

/** Changes what is agreed on for the change to a phase. */
export const changeAgreement =
  (phaseId: string, part: Partial<ChangeRequest>): Edit =>
  (document) => ({
    ...document,
    phases: document.phases.map((phase) =>
      phase.id === phaseId
        ? { ...phase, changeRequest: { ...(phase.changeRequest ?? NO_CHANGE_REQUEST), ...part } }
        : phase,
    ),
  })

/** Changes tenant facts or MX of a phase, and of later ones with the same value if `withLaterPhases`. */
export const changeFacts =
  (
    phaseId: string,
    part: { readonly tenant: Phase['tenant'] } | { readonly mx: Mx[] },
    withLaterPhases: boolean,
  ): Edit =>
  (document) => {
    const from = document.phases.findIndex(({ id }) => id === phaseId)
    const old = document.phases[from]
    if (old === undefined) return document
    const key = 'tenant' in part ? 'tenant' : 'mx'
    return {
      ...document,
      phases: document.phases.map((phase, index) =>
        index === from || (withLaterPhases && index > from && isEqual(phase[key], old[key]))
          ? { ...phase, ...part }
          : phase,
      ),
    }
  }

/** Says that what the phases have of RejectDirectSend was looked up in the tenant. */
export const knowDirectSend: Edit = (document) =>
  document.rejectDirectSendNotRead ? { ...document, rejectDirectSendNotRead: false } : document

/** Puts a phase before another. Without such a one nothing changes. */
export const insertPhase =
  (beforeId: string, added: Phase): Edit =>
  (document) => {
    const index = document.phases.findIndex(({ id }) => id === beforeId)
    return index < 0 ? document : { ...document, phases: document.phases.toSpliced(index, 0, added) }
  }
