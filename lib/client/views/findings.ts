import { fillIn } from '#lib/scenario/document/message-text'
import type { Finding } from '#lib/scenario/findings/finding'
import type { FindingTexts } from '#lib/texts/finding-texts'

type FindingWords = {
  readonly title: string
  readonly text: string
  readonly advice: string
  readonly fix?: string
}

/** A finding in words; in those it came with where the texts do not know its code. */
export function findingWords(texts: FindingTexts, { code, message, parameters = {} }: Finding): FindingWords {
  const words: FindingWords = isKnown(texts, code) ? texts[code] : { title: code, text: message, advice: '' }
  const fill = (template: string) => fillIn(template, parameters)
  return {
    title: fill(words.title),
    text: fill(words.text),
    advice: fill(words.advice),
    ...(words.fix === undefined ? {} : { fix: fill(words.fix) }),
  }
}

/** What the one click for a finding does; its code where there are no words for it. */
export const fixText = (texts: FindingTexts, code: string): string => (isKnown(texts, code) && texts[code].fix) || code

const isKnown = (texts: FindingTexts, code: string): code is keyof FindingTexts => Object.hasOwn(texts, code)

/** `connectors[2].senderIPAddresses[0]` → `senderIPAddresses`; null where a finding is about no property of a connector. */
export const propertyOf = ({ path }: Finding): string | null => /^connectors\[\d+\]\.(\w+)/.exec(path)?.[1] ?? null
