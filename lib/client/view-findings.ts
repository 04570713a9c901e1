import type { ScenarioConnector } from '#lib/scenario/connector'
import type { Finding } from '#lib/scenario/contract'
import type { Phase } from '#lib/scenario/document'
import type { Language } from '#lib/scenario/language'

export type FindingWords = {
  readonly title: string
  readonly text: string
  readonly advice: string
  readonly fix?: string
}

/** The checks on a connector set with their texts in one language: loaded after the first verdict is on screen. */
export type FindingsOf = {
  readonly find: (tenant: Phase['tenant'], connectors: readonly ScenarioConnector[]) => Finding[]
  readonly wordsOf: (finding: Finding) => FindingWords
}

export async function loadFindings(language: Language): Promise<FindingsOf> {
  const [{ findFindings, FINDING_TEXTS }, { fillIn }, german] = await Promise.all([
    import('#lib/scenario/findings'),
    import('#lib/scenario/message-text'),
    language === 'de' ? import('#messages/de/findings') : null,
  ])
  const texts: Readonly<Record<string, FindingWords>> = german === null ? FINDING_TEXTS : german.default
  const wordsOf = (finding: Finding): FindingWords => {
    const words = texts[finding.code] ?? { title: finding.code, text: finding.message, advice: '' }
    const fill = (template: string) => fillIn(template, finding.parameters ?? {})
    return {
      title: fill(words.title),
      text: fill(words.text),
      advice: fill(words.advice),
      ...(words.fix === undefined ? {} : { fix: fill(words.fix) }),
    }
  }
  return { find: findFindings, wordsOf }
}

/** `connectors[2].senderIPAddresses[0]` → `senderIPAddresses`; null where a finding is about no property of a connector. */
export const propertyOf = ({ path }: Finding): string | null => /^connectors\[\d+\]\.(\w+)/.exec(path)?.[1] ?? null
