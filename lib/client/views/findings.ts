import type { FindingCode } from '#lib/scenario/findings/codes'
import type { Finding } from '#lib/scenario/findings/finding'
import { type FindingText, fillInFinding } from '#lib/texts/format'

/** The texts of all findings in one language. */
export type FindingTexts = Readonly<Record<FindingCode, FindingText>>

/** A finding in words. */
export const findingWords = (texts: FindingTexts, { code, parameters }: Finding): FindingText =>
  fillInFinding(texts[code], parameters)

/**
 * The findings of one field, those of one kind together: a list of private addresses has one for each. What a click mends
 * stays by itself.
 */
export function alikeFindings(findings: readonly Finding[]): [Finding, ...Finding[]][] {
  const groups: [Finding, ...Finding[]][] = []
  for (const finding of findings) {
    const alike = groups.find(([first]) => first.code === finding.code && first.fix === undefined)
    if (alike === undefined || finding.fix !== undefined) groups.push([finding])
    else alike.push(finding)
  }
  return groups
}

/** The text of a finding's fix; its code if there is none. */
export const fixText = (texts: FindingTexts, code: FindingCode): string => texts[code].fix ?? code

/**
 * `connectors[2].senderIPAddresses[0]` → `senderIPAddresses`; null if a finding is about no property of a connector.
 */
export const propertyOf = ({ path }: Pick<Finding, 'path'>): string | null =>
  /^connectors\[\d+\]\.(\w+)/.exec(path)?.[1] ?? null
