import type { DomainSelection } from '#lib/matcher/cells/selections'
import type { Axes, AxisMember } from '#lib/matcher/cells/sides'

/** Selections whose senders the rules, networks and names treat alike: only marks of domains tell them apart. */
export type AlikeSelections = {
  readonly all: readonly DomainSelection[]
  /** what they have in common: a selection without marks of domains, whose sides may differ everywhere */
  readonly shared: DomainSelection
}

/** Joins selections that only marks of domains tell apart, so that their senders are judged once. */
export function joinAlike(axes: Axes, selections: readonly DomainSelection[]): AlikeSelections[] {
  const found = new Map<string, { all: DomainSelection[]; shared: DomainSelection }>()
  for (const selection of selections) {
    const shared = withoutDomainMarks(axes, selection)
    const key = `${shared.facts}|${shared.members.map(({ index }, at) => `${index}:${shared.shapes[at]}`).join()}`
    const known = found.get(key)
    if (known === undefined) found.set(key, { all: [selection], shared })
    else known.all.push(selection)
  }
  return [...found.values()]
}

function withoutDomainMarks(axes: Axes, selection: DomainSelection): DomainSelection {
  const isKept = selection.members.map((member) => !isDomainMark(axes, member))
  return {
    ...selection,
    members: selection.members.filter((_, at) => isKept[at]),
    shapes: selection.shapes.filter((_, at) => isKept[at]),
    differingLists: null,
  }
}

const isDomainMark = ({ sides }: Axes, { side, list, wanted }: AxisMember): boolean =>
  side >= sides.length && list < 0 && wanted < 0
