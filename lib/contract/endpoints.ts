import type { z } from 'zod'
import { ADDRESS_ENDPOINTS } from './addresses'
import { CERTIFICATE_ENDPOINTS } from './certificates'
import { COMPARISON_ENDPOINTS } from './comparison'
import { DNS_ENDPOINTS } from './dns'
import type { Endpoint } from './endpoint'
import { EVIDENCE_ENDPOINTS } from './evidence'
import { FINDINGS_ENDPOINTS } from './findings'
import { IMPORT_ENDPOINTS } from './import'
import { MATCH_ENDPOINTS } from './match'
import { PLAN_ENDPOINTS } from './plan'
import { REVISION_ENDPOINTS } from './revisions'
import { RUNBOOK_ENDPOINTS } from './runbook'
import { SCENARIO_ENDPOINTS } from './scenarios'
import { SERVER_ENDPOINTS } from './server'
import { SESSION_ENDPOINTS } from './session'
import { SHARE_LINK_ENDPOINTS } from './share-links'
import { SPF_ENDPOINTS } from './spf'

/** The HTTP contract: every endpoint, with a schema for its request and its answer. `/api/openapi.json` is made of it. */
export const ENDPOINTS = {
  ...MATCH_ENDPOINTS,
  ...COMPARISON_ENDPOINTS,
  ...PLAN_ENDPOINTS,
  ...RUNBOOK_ENDPOINTS,
  ...FINDINGS_ENDPOINTS,
  ...IMPORT_ENDPOINTS,
  ...EVIDENCE_ENDPOINTS,
  ...ADDRESS_ENDPOINTS,
  ...SCENARIO_ENDPOINTS,
  ...REVISION_ENDPOINTS,
  ...SHARE_LINK_ENDPOINTS,
  ...SPF_ENDPOINTS,
  ...DNS_ENDPOINTS,
  ...CERTIFICATE_ENDPOINTS,
  ...SESSION_ENDPOINTS,
  ...SERVER_ENDPOINTS,
} as const satisfies Record<string, Endpoint>

type Known = (typeof ENDPOINTS)[keyof typeof ENDPOINTS]

/** The endpoints by method and path, as a caller names them: `GET /api/scenarios/{id}`. */
export type Endpoints = { readonly [Own in Known as `${Own['method']} ${Own['path']}`]: Own }

type Sendable<Name extends string, Schema> = Schema extends z.ZodType
  ? Record<never, never> extends z.input<Schema>
    ? { readonly [Key in Name]?: z.input<Schema> }
    : { readonly [Key in Name]: z.input<Schema> }
  : { readonly [Key in Name]?: never }

/** What a caller sends to an endpoint: what its schemas take. */
export type Sendings<Own extends Endpoint> = Sendable<'params', Own['params']> &
  Sendable<'query', Own['query']> &
  Sendable<'body', Own['request']>

/** What a caller gets from an endpoint. */
export type AnswerOf<Own extends Endpoint> = Own['answer'] extends z.ZodType ? z.output<Own['answer']> : undefined
