import { z } from 'zod'
import { requirement } from './requirement'

const DEEPEST = 64

/** A value as JSON has it. */
export type JsonValue = z.core.util.JSONType

/**
 * A value as JSON has it, kept as it is: `z.json()` would drop a property named `__proto__` within it, and describe itself
 * by a reference into its own part of `/api/openapi.json`, where nothing is found.
 */
export const jsonSchema = z.custom<z.core.util.JSONType>((value) => isJson(value, DEEPEST), requirement('JSON_VALUE'))

function isJson(value: unknown, deepest: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || deepest === 0) return false
  return Object.values(value).every((inner) => isJson(inner, deepest - 1))
}
