import 'server-only'
import type { Finding, FindingsRequest } from '#lib/scenario/contract'
import { findFindings } from '#lib/scenario/findings'

/** What is wrong or risky in a connector set. */
export function reviewConnectors({ tenant, connectors }: FindingsRequest): Finding[] {
  return findFindings(tenant, connectors)
}
