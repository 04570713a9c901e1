/**
 * How well a rule is known (docs/rules.md): said by Microsoft, seen by the MSXFAQ page, said by a vendor, reported by a
 * third party, our inference, an unconfirmed lead, or not established. YOURS is an answer the team recorded from its own test.
 */
export type Label = 'YOURS' | 'SEED' | 'DOC' | 'VENDOR' | 'FIELD' | 'INF' | 'LEAD' | 'UNK'

/** What a verdict rests on: its weakest deciding check, from strong to weak. */
export const BASES = ['your-test', 'observed', 'documented', 'vendor', 'field', 'inferred', 'assumed'] as const
export type Basis = (typeof BASES)[number]

const RANK: Record<Label, number> = { YOURS: 0, SEED: 1, DOC: 2, VENDOR: 3, FIELD: 4, INF: 5, LEAD: 6, UNK: 6 }

/** The place of a label in `BASES`: higher is weaker. */
export const rankOf = (label: Label): number => RANK[label]

export const basisOf = (rank: number): Basis => BASES[rank] as Basis
