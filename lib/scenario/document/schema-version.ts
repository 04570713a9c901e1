/** The version of the scenario document that this program writes. Apart from the schema, which the page loads only on use. */
export const SCHEMA_VERSION = 2
