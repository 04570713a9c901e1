'use client'

import { type ReactNode, type RefObject, useState } from 'react'
import { loadOnDemand } from './load-on-demand'
import type { WindowedRows } from './rows-near-window'

/** With more rows than this, only those near the window are rendered. */
const ALL_AT_ONCE = 60

const RowsNearWindow = loadOnDemand(() => import('./rows-near-window').then((m) => m.RowsNearWindow))

type NearRows = Omit<WindowedRows, 'measure'> & {
  /** measures a row that has its index in `data-index`; undefined where rows are rendered whether near or not */
  readonly measure: WindowedRows['measure'] | undefined
  /** to be rendered behind the box: follows the window */
  readonly follower: ReactNode
}

/**
 * The rows to render: all of a few, of many those near the window. The page scrolls, and never a box within it.
 * `rowHeight`: pixels of a row that was not measured yet. `keys` must keep their identity while they mean the same.
 * What follows the window is fetched with the first long list: few scenarios have one. Until then its first rows are
 * rendered, and the others keep their place.
 */
export function useNearRows(box: RefObject<HTMLElement | null>, keys: readonly string[], rowHeight: number): NearRows {
  const [near, setNear] = useState<WindowedRows | null>(null)
  const isAll = keys.length <= ALL_AT_ONCE
  // What was near in a long list means nothing in the next one.
  if (isAll && near !== null) setNear(null)
  const follower = isAll ? null : <RowsNearWindow box={box} keys={keys} rowHeight={rowHeight} onMove={setNear} />
  if (!isAll && near !== null) return { ...near, follower }
  const first = Math.min(keys.length, ALL_AT_ONCE)
  return {
    indexes: keys.slice(0, first).map((_, index) => index),
    before: 0,
    after: (keys.length - first) * rowHeight,
    measure: undefined,
    scrollTo: nowhere,
    follower,
  }
}

const nowhere = () => {}
