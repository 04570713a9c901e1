import type { Bool, Context } from 'z3-solver'

/**
 * Domain names as bit-vectors for z3: each label, from the right, is one code, and zeros follow the last label. No set,
 * class or pattern of the engine is used here.
 */

export type Solver3 = Context<'main'>

/** The label with the code. */
export const labelOf = (z3: Solver3, code: number) => z3.BitVec.val(code, BITS)

type Labels = readonly ReturnType<Solver3['BitVec']['const']>[]

/** Labels a name can have: enough for every pattern and two labels below it. */
export const LABELS = 5
const BITS = 6
const NONE = 0
const STAR = 1

/** Codes of the mentioned labels. Greater codes stand for labels that are not mentioned. */
export class LabelCodes {
  private readonly codes = new Map<string, number>([['*', STAR]])

  /** Codes of the labels of a name, the rightmost first. */
  codesOf(name: string): number[] {
    return name
      .split('.')
      .reverse()
      .map((label) => {
        const known = this.codes.get(label) ?? this.codes.size + 1
        this.codes.set(label, known)
        return known
      })
  }

  /** The name that a model's codes stand for. */
  nameOf(codes: readonly number[]): string {
    const byCode = new Map([...this.codes].map(([label, code]) => [code, label]))
    return codes
      .filter((code) => code !== NONE)
      .map((code) => byCode.get(code) ?? `label${code}`)
      .reverse()
      .join('.')
  }
}

/** A free name: variables for its labels, and the condition that they form a name. */
export function freeName(z3: Solver3, id: string, withWildcard: boolean): { labels: Labels; isName: Bool<'main'> } {
  const labels = Array.from({ length: LABELS }, (_, i) => z3.BitVec.const(`${id}.${i}`, BITS))
  const rules = labels.flatMap((label, i) => {
    const next = labels[i + 1]
    const isNone = label.eq(labelOf(z3, NONE))
    const star =
      withWildcard && i > 0
        ? z3.Implies(label.eq(labelOf(z3, STAR)), next?.eq(labelOf(z3, NONE)) ?? z3.Bool.val(true))
        : label.neq(labelOf(z3, STAR))
    return next === undefined ? [star] : [star, z3.Implies(isNone, next.eq(labelOf(z3, NONE)))]
  })
  return { labels, isName: z3.And(...rules, (labels[1] ?? labels[0])?.neq(labelOf(z3, NONE)) ?? z3.Bool.val(false)) }
}

/** Reports whether the labels are exactly those of the name. */
export function isSame(z3: Solver3, labels: Labels, codes: readonly number[]): Bool<'main'> {
  return z3.And(...labels.map((label, i) => label.eq(labelOf(z3, codes[i] ?? NONE))))
}

/** Reports whether the labels end in those of the parent and have more. */
export function isUnder(z3: Solver3, labels: Labels, parent: readonly number[]): Bool<'main'> {
  return z3.And(
    ...parent.map((code, i) => labels[i]?.eq(labelOf(z3, code)) ?? z3.Bool.val(false)),
    labels[parent.length]?.neq(labelOf(z3, NONE)) ?? z3.Bool.val(false),
  )
}

export type { Labels }
