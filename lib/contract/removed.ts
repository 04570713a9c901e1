import { z } from 'zod'

/** What the answer says of invisible characters in the request. They are no part of what was judged or stored. */
export const removedShape = {
  removed: z
    .array(z.object({ path: z.string(), value: z.string(), characters: z.string() }))
    .readonly()
    .optional()
    .describe(
      'domains, names and addresses of the request that were read without characters that nobody sees: where, what is left, and which characters, as U+200B',
    ),
}
