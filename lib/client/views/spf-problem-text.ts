import type { FlattenedSpfAnswer } from '#lib/contract/spf'
import type { SpfProblemCode } from '#lib/exchange/spf/problems'
import { fillIn } from '#lib/texts/format'

type SpfProblemTexts = Readonly<Record<SpfProblemCode, string>>
type Said = Pick<FlattenedSpfAnswer['problems'][number], 'code' | 'value' | 'message'>

/** The sentence for a problem of a record in the language of the texts; the server's own where they do not have the code. */
export function spfProblemText(texts: SpfProblemTexts | undefined, { code, value, message }: Said): string {
  const byCode = new Map<string, string>(Object.entries(texts ?? {}))
  const text = byCode.get(code)
  return text === undefined ? message : fillIn(text, { value })
}
