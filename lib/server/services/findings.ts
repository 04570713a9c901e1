import 'server-only'
import type { FindingsRequest } from '#lib/contract/schemas'
import type { Finding } from '#lib/scenario/findings/finding'
import { findFindings } from '#lib/scenario/findings/findings'

/** What is wrong or risky in a connector set. */
export function reviewConnectors({ tenant, connectors }: FindingsRequest): Finding[] {
  return findFindings(tenant, connectors)
}
