/**
 * The version of the scenario document that this program writes. It is not in the schema, which the page loads on
 * demand.
 */
export const SCHEMA_VERSION = 1
