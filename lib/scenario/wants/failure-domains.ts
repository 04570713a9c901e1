import { containsDomain, type DomainClass, type DomainPiece, type Swept } from '#lib/matcher'

type Domains = { readonly mailFrom: 'any' | readonly DomainPiece[]; readonly recipient: 'any' | readonly DomainPiece[] }

/** The MAIL FROM and recipient domains of the selections; `any` for all (of the recipients: all accepted domains). */
export function domainsOf({ axes, selections }: Swept, chosen: ReadonlySet<object>): Domains {
  const pairs = selections.all.filter((selection) => chosen.has(selection)).flatMap(({ pairs: own }) => own)
  const from = new Set(pairs.map(([group]) => group))
  const to = new Set(pairs.map(([, group]) => group))
  const isOurs = ({ sample }: DomainClass) => axes.sides.some(({ accepted }) => containsDomain(accepted, sample))
  const ours = selections.toGroups.flatMap((places, group) =>
    places.some((place) => isOurs(selections.to[place] ?? NONE)) ? [group] : [],
  )
  return {
    mailFrom:
      from.size === selections.fromGroups.length ? 'any' : piecesOf(selections.from, selections.fromGroups, from),
    recipient: ours.every((group) => to.has(group)) ? 'any' : piecesOf(selections.to, selections.toGroups, to),
  }
}

/**
 * Splits selections into parts in which every MAIL FROM domain is combined with every recipient domain. They are one
 * part if they already are such a product. A single selection is never split.
 */
export function productsOf<Selection extends object>(
  swept: Swept,
  chosen: ReadonlySet<Selection>,
): ReadonlySet<Selection>[] {
  const pairsOf = new Map(swept.selections.all.map((selection) => [selection as object, selection.pairs]))
  const isProduct = (some: readonly Selection[]) => {
    const pairs = some.flatMap((selection) => pairsOf.get(selection) ?? [])
    const [from, to] = [0, 1].map((axis) => new Set(pairs.map((pair) => pair[axis])).size)
    return new Set(pairs.map((pair) => pair.join())).size === (from ?? 0) * (to ?? 0)
  }
  if (isProduct([...chosen])) return [chosen]
  const byRecipients = new Map<string, Selection[]>()
  for (const selection of chosen) {
    const key = [...new Set((pairsOf.get(selection) ?? []).map(([, to]) => to))].sort().join()
    byRecipients.set(key, [...(byRecipients.get(key) ?? []), selection])
  }
  return [...byRecipients.values()].flatMap((some) =>
    isProduct(some) ? [new Set(some)] : some.map((selection) => new Set([selection])),
  )
}

const NONE: DomainClass = { sample: '', piece: { other: true } }

function piecesOf(
  classes: readonly DomainClass[],
  groups: readonly (readonly number[])[],
  wanted: ReadonlySet<number>,
): DomainPiece[] {
  const places = [...wanted].flatMap((group) => groups[group] ?? [])
  return places.sort((a, b) => a - b).flatMap((place) => classes[place]?.piece ?? [])
}
