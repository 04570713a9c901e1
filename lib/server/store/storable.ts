/**
 * A text as every database takes it: U+0000, which PostgreSQL has no place for, becomes U+FFFD. Documents need it not, since
 * JSON writes that character with an escape.
 */
export const storable = (text: string): string => text.replaceAll('\u0000', '\ufffd')
