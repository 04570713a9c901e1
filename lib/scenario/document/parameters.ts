/** Values that go into the gaps of a text in lib/texts, by the name of the gap. */
export type Parameters = Readonly<Record<string, string | number>>
