import type { FindingCode } from '#lib/scenario/findings/codes'
import type { Finding } from '#lib/scenario/findings/finding'
import { type FindingText, fillInFinding } from '#lib/texts/format'

/** The texts of all findings in one language. */
export type FindingTexts = Readonly<Record<FindingCode, FindingText>>

/** A finding in words. */
export const findingWords = (texts: FindingTexts, { code, parameters }: Finding): FindingText =>
  fillInFinding(texts[code], parameters)

/** The text of a finding's fix; its code if there is none. */
export const fixText = (texts: FindingTexts, code: FindingCode): string => texts[code].fix ?? code

/**
 * `connectors[2].senderIPAddresses[0]` → `senderIPAddresses`; null if a finding is about no property of a connector.
 */
export const propertyOf = ({ path }: Pick<Finding, 'path'>): string | null =>
  /^connectors\[\d+\]\.(\w+)/.exec(path)?.[1] ?? null
