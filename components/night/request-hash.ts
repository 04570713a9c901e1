'use client'

import { useEffect, useState } from 'react'
import { canonicalJson } from '#lib/scenario/document/canonical'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/**
 * The SHA-256 of a document as the server computes it for a revision, in hexadecimal; null until it is known, and on a page
 * without HTTPS, where the browser computes none.
 */
export function useDocumentHash(document: ScenarioDocument): string | null {
  const [known, setKnown] = useState<{ document: ScenarioDocument; hash: string } | null>(null)
  useEffect(() => {
    let isCurrent = true
    void hashOf(document).then((hash) => {
      if (isCurrent && hash !== null) setKnown({ document, hash })
    })
    return () => {
      isCurrent = false
    }
  }, [document])
  return known?.document === document ? known.hash : null
}

async function hashOf(document: ScenarioDocument): Promise<string | null> {
  if (!window.isSecureContext) return null
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(document)))
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
