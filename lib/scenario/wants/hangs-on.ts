import { type GivenAnswer, type Outcome, type Outcomes, QUESTIONS, type QuestionId, type Ways } from '#lib/matcher'
import type { PartSpec } from './part'

/**
 * What a result hangs on. An answer to an open question: under it the part goes wrong, or where nothing is wanted of it,
 * something else becomes of it. Or a fact that nobody has entered.
 */
export type HangsOn =
  | { readonly question: QuestionId; readonly answer: string }
  | { readonly fact: 'sourceIP' | 'tls' | 'certificateNames' | 'rejectDirectSend' }

/** What becomes of a sender, as far as the wish tells outcomes apart: a delay and a loss differ for whom must get in. */
export const fateFor = (wish: PartSpec['wish'], outcome: Outcome): 'in' | 'later' | 'out' =>
  outcome === 'accepted' ? 'in' : wish === 'accepted' && outcome === 'deferred' ? 'later' : 'out'

/** Reports whether the outcome goes against the wish; of nobody where nothing is wanted. */
export const isAgainst = (wish: PartSpec['wish'], outcome: Outcome): boolean =>
  wish === 'refused' ? outcome === 'accepted' : wish !== 'either' && outcome !== 'accepted'

/** Gathers the answers that decide a part, also where it is wrong by default and another answer would mend it. */
export class AnswerCollector {
  private readonly wrong = new Map<QuestionId, GivenAnswer>()
  private readonly right = new Map<QuestionId, GivenAnswer>()

  /** `isWrong`: under these answers the part goes wrong. */
  add(given: readonly GivenAnswer[], isWrong: boolean): void {
    const answers = isWrong ? this.wrong : this.right
    for (const one of given) if (!answers.has(one.question)) answers.set(one.question, one)
  }

  /** Each question once, with the answer under which it goes wrong: where only one that mends is known, with the other. */
  list(isEither: boolean): HangsOn[] {
    const mending = [...this.right.values()].filter(({ question }) => !this.wrong.has(question))
    return [...this.wrong.values(), ...(isEither ? mending : mending.map(otherAnswer))]
  }
}

function otherAnswer({ question, answer }: GivenAnswer): GivenAnswer {
  const other = QUESTIONS[question].answers.find((one) => one !== answer)
  return { question, answer: other ?? answer }
}

/** How the ways of senders are told apart: by what becomes of them, and whether that is wrong. */
type Telling = {
  readonly fateOf: (outcomes: Outcomes) => string
  readonly isWrong: (outcomes: Outcomes) => boolean
}

/** Finds the answers that decide what becomes of senders. Ways are looked at once, since many senders share them. */
export class QuestionFinder {
  readonly answers = new AnswerCollector()
  private readonly seen = new WeakSet<Ways>()

  constructor(private readonly telling: Telling) {}

  note(ways: Ways): void {
    if (this.seen.has(ways)) return
    this.seen.add(ways)
    const { fateOf, isWrong } = this.telling
    if (new Set(ways.all.map(({ outcomes }) => fateOf(outcomes))).size < 2) return
    for (const { outcomes, given } of ways.all) this.answers.add(given(), isWrong(outcomes))
  }
}
