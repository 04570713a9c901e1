import { z } from 'zod'
import { requirement } from './requirement'

const DEEPEST = 64

/** A JSON value. */
export type JsonValue = z.core.util.JSONType

/**
 * The schema of any JSON value, which is kept unchanged. `z.json()` is not used: it drops a property named `__proto__`,
 * and describes itself in `/api/openapi.json` by a reference that leads nowhere.
 */
export const jsonSchema = z.custom<z.core.util.JSONType>((value) => isJson(value, DEEPEST), requirement('JSON_VALUE'))

function isJson(value: unknown, deepest: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || deepest === 0) return false
  return Object.values(value).every((inner) => isJson(inner, deepest - 1))
}
