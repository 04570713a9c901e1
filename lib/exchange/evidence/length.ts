/** The longest text that is read as evidence, in characters. */
export const EVIDENCE_LENGTH = 1024 * 1024
