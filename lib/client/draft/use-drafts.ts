'use client'

import { useQuery } from '@tanstack/react-query'
import { scenariosWithDrafts } from './storage'

const NONE: ReadonlySet<string> = new Set()

/** The ids of the scenarios of which this browser keeps a draft; none while it is not known. Asked again when the page is come back to. */
export function useScenariosWithDrafts(): ReadonlySet<string> {
  const { data } = useQuery({
    queryKey: ['drafts'],
    queryFn: scenariosWithDrafts,
    refetchOnMount: 'always',
    refetchOnWindowFocus: 'always',
    networkMode: 'always',
  })
  return data ?? NONE
}
