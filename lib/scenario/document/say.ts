/**
 * Says a text of a document that is being made, in the language of whoever it is made for. The texts themselves stand in
 * lib/texts; `Text` names those that the maker of the document needs, and `values` fill their gaps.
 */
export type Say<Text extends string> = (text: Text, values?: Readonly<Record<string, string>>) => string
