import { z } from 'zod'
import { LIMITS } from '#lib/scenario/document/limits'

/** One way to call the server: what it takes, what it answers. Routes are made from it, and so is `/api/openapi.json`. */
export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** with parameters in braces, as OpenAPI writes them */
  readonly path: string
  readonly summary: string
  readonly params: z.ZodType<Readonly<Record<string, unknown>>>
  readonly query: z.ZodType<Readonly<Record<string, unknown>>>
  readonly request: z.ZodType | null
  /** null: an answer without body */
  readonly answer: z.ZodType | null
  readonly status: 200 | 201 | 204
  /** answers without the access key */
  readonly isOpen: boolean
  /** reads a share token from the header `Share-Token` */
  readonly takesShareToken: boolean
  /** needs the tag of the latest revision in the header `If-Match` */
  readonly isConditional: boolean
  /** takes what is said of the revision in the header `Revision-Message` */
  readonly takesMessage: boolean
  /** answers until the next release, and is replaced by another endpoint */
  readonly isDeprecated: boolean
  /** refuses (409) what is not possible in the present state of the scenario */
  readonly canConflict: boolean
  /** the answer's `revision` is its entity tag */
  readonly hasTag: boolean
  readonly mostBytes: number
}

const none = z.object({})
/** The parameters of what belongs to one scenario. */
export const scenarioParams = z.object({ id: z.string().max(100) })

type Given = Pick<Endpoint, 'method' | 'path' | 'summary'> & Partial<Endpoint>

const plain = {
  params: none,
  query: none,
  request: null,
  answer: null,
  status: 200,
  isOpen: false,
  takesShareToken: false,
  isConditional: false,
  takesMessage: false,
  isDeprecated: false,
  canConflict: false,
  hasTag: false,
  mostBytes: LIMITS.bodyBytes,
} as const
/** An endpoint of which only what is not usual is said. */
export const endpoint = <const Own extends Given>(own: Own): Omit<typeof plain, keyof Own> & Own => ({
  ...plain,
  ...own,
})
