'use client'

import { createContext, type ReactNode, useContext } from 'react'

const Search = createContext('')

export const SearchProvider = ({ search, children }: { search: string; children: ReactNode }) => (
  <Search value={search.trim().toLowerCase()}>{children}</Search>
)

/** The entries whose texts contain every word of the search; all entries without a search. */
export function useMatches<T>(entries: readonly T[], textsOf: (entry: T) => readonly string[]): T[] {
  const words = useContext(Search).split(/\s+/)
  return entries.filter((entry) => {
    const text = textsOf(entry).join('\n').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

export const useIsSearching = (): boolean => useContext(Search) !== ''
