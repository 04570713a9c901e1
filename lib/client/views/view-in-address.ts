/** A phase in a version of the scenario: the draft, the saved document, or an earlier revision by its number. */
export type PhaseVersion = { readonly version: 'draft' | 'saved' | number; readonly phaseId: string }

/** The views of a scenario, in the order of their tabs. */
export const VIEW_NAMES = ['plan', 'facts', 'proof', 'night', 'review'] as const
export type ViewName = (typeof VIEW_NAMES)[number]

/** Which samples are shown: all, those with a problem, or those that hang on what is not known. */
export type SampleFilter = 'all' | 'problems' | 'open'
/** What the address of the page restores: view, phase, selection, filter, search, and the sides of the comparison. */
export type View = {
  readonly name: ViewName
  readonly phase: string | null
  readonly sender: string | null
  /** the key of the row whose cell is looked at */
  readonly who: string | null
  /** the part of the facts that is looked at, such as `service:<id>`; null for the first */
  readonly fact: string | null
  /** whether the samples beneath each row are shown */
  readonly samples: boolean
  /** whether the phase is shown as a picture of its flow, in place of the matrix */
  readonly picture: boolean
  readonly show: SampleFilter
  readonly search: string
  /** the chosen sides of the comparison; null follows the phase on screen */
  readonly before: PhaseVersion | null
  readonly after: PhaseVersion | null
  /** the revision whose changes are looked at in the list of versions; null for the one that is open */
  readonly revision: number | null
}

const isViewName = (text: string | null): text is ViewName => VIEW_NAMES.some((name) => name === text)

const isSampleFilter = (text: string | null): text is SampleFilter =>
  text === 'problems' || text === 'open' || text === 'all'

/** A `PhaseVersion` as text: `draft.p1`, `saved.p1` or `3.p1`. The id of a phase may contain any character. */
const PHASE_VERSION = /^(draft|saved|[1-9]\d{0,8})\.(.+)$/

function readPhaseVersion(text: string | null): PhaseVersion | null {
  const [, version = '', phaseId = ''] = PHASE_VERSION.exec(text ?? '') ?? []
  if (phaseId === '') return null
  return { version: version === 'draft' || version === 'saved' ? version : Number(version), phaseId }
}

/** The number of a revision, from 1 on. */
const readRevision = (text: string | null): number | null => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : null)

const writePhaseVersion = (point: PhaseVersion | null): string | null => point && `${point.version}.${point.phaseId}`

/** Reads a view from a query string. Parameters that are missing get their default. */
export function readView(query: string): View {
  const params = new URLSearchParams(query)
  const [name, show] = [params.get('view'), params.get('show')]
  return {
    name: isViewName(name) ? name : 'plan',
    phase: params.get('phase'),
    sender: params.get('sender'),
    who: params.get('who'),
    fact: params.get('fact'),
    samples: params.get('samples') === 'shown',
    picture: params.get('picture') === 'shown',
    show: isSampleFilter(show) ? show : 'all',
    search: params.get('search') ?? '',
    before: readPhaseVersion(params.get('before')),
    after: readPhaseVersion(params.get('after')),
    revision: readRevision(params.get('revision')),
  }
}

/**
 * Writes a view into a query string and keeps other parameters. Defaults are left out, so that links stay short.
 * The order of the parts is fixed, so that one view has one address.
 */
export function writeView(query: string, view: View): string {
  const params = new URLSearchParams(query)
  const put = (name: string, value: string | null) => {
    params.delete(name)
    if (value) params.append(name, value)
  }
  put('view', view.name === 'plan' ? null : view.name)
  put('phase', view.phase)
  put('sender', view.sender)
  put('who', view.who)
  put('fact', view.fact)
  put('samples', view.samples ? 'shown' : null)
  put('picture', view.picture ? 'shown' : null)
  put('show', view.show === 'all' ? null : view.show)
  put('search', view.search)
  put('before', writePhaseVersion(view.before))
  put('after', writePhaseVersion(view.after))
  put('revision', view.revision === null ? null : String(view.revision))
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** Changes the view. A `step` is one that the browser's Back goes back: another view, phase or selection. */
export type ChangeView = (change: Partial<View>, kind?: 'step' | 'detail') => void
