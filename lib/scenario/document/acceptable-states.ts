/** States that can be accepted by name: somebody who should not gets in. Apart from the schema, which the page loads only on use. */
export const ACCEPTABLE_STATES = ['open', 'shared', 'holdsIf'] as const
