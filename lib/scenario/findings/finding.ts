import type { JsonValue } from '#lib/scenario/document/json'

export const SEVERITIES = ['error', 'warning', 'info'] as const

/** Something wrong or risky in one connector or phase, as the HTTP contract sends it and the screens show it. */
export type Finding = {
  code: string
  severity: (typeof SEVERITIES)[number]
  connectorId: string | null
  path: string
  value: JsonValue
  message: string
  sources: string[]
  /** what the texts of the code, in any language, are filled with */
  parameters?: Record<string, string | number> | undefined
  fix?: { label: string; property: string; value: JsonValue } | undefined
}
