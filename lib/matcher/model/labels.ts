/**
 * How well a rule is known (docs/rules.md §1): observed by the MSXFAQ page, said by Microsoft, said by a vendor,
 * reported by a third party, inferred by us, an unconfirmed lead, or not established. YOURS is an answer that the team
 * recorded from its own test.
 */
export const LABELS = ['YOURS', 'SEED', 'DOC', 'VENDOR', 'FIELD', 'INF', 'LEAD', 'UNK'] as const
export type Label = (typeof LABELS)[number]

/** The three grades that screens show, from strong to weak. */
export const SHOWN_BASES = ['backed', 'derived', 'open'] as const
type ShownBasis = (typeof SHOWN_BASES)[number]

/** What a verdict rests on, from strong to weak: the ground of its weakest deciding check. */
export const BASES = ['your-test', 'observed', 'documented', 'vendor', 'field', 'inferred', 'assumed'] as const
export type Basis = (typeof BASES)[number]

const RANK: Record<Label, number> = { YOURS: 0, SEED: 1, DOC: 2, VENDOR: 3, FIELD: 4, INF: 5, LEAD: 6, UNK: 6 }

/** The place of a label in `BASES`: higher is weaker. */
export const rankOf = (label: Label): number => RANK[label]

export const basisOf = (rank: number): Basis => BASES[rank] as Basis

const LABEL_OF: Record<Basis, Label> = {
  'your-test': 'YOURS',
  observed: 'SEED',
  documented: 'DOC',
  vendor: 'VENDOR',
  field: 'FIELD',
  inferred: 'INF',
  assumed: 'UNK',
}

/** The label that says what a verdict rests on. */
export const labelOf = (basis: Basis): Label => LABEL_OF[basis]

const SHOWN: Record<Label, ShownBasis> = {
  YOURS: 'backed',
  SEED: 'backed',
  DOC: 'backed',
  VENDOR: 'derived',
  FIELD: 'derived',
  INF: 'derived',
  LEAD: 'open',
  UNK: 'open',
}

/** The grade that screens show for a label. */
export const shownBasis = (label: Label): ShownBasis => SHOWN[label]
