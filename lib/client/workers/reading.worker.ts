import { refusalsOf } from '#lib/client/import/import-refusals'
import { type CollectedTenant, readCollector } from '#lib/exchange/collector/collector'
import { type ImportedConnectors, importConnectors } from '#lib/exchange/connectors/import-connectors'
import { locatePhase } from '#lib/exchange/locate/locate'
import { decodeText } from '#lib/exchange/read/decode-text'
import { recognizeFile } from '#lib/exchange/read/recognize-file'
import { LIMITS } from '#lib/scenario/document/limits'
import type { ReadingMessage, ReadingTask, SourceReading } from './reading'
import { shownOf } from './shown-text'

self.addEventListener('message', ({ data }: MessageEvent<ReadingTask>) => {
  for (const message of perform(data)) self.postMessage(message)
})

function* perform(task: ReadingTask): Generator<ReadingMessage> {
  if (task.kind === 'locate') {
    const located = locatePhase(task, task.connectors, task.tenant ?? undefined)
    yield { kind: 'located', located }
    return
  }
  const text = typeof task.source === 'string' ? task.source : decodeText(new Uint8Array(task.source))
  const { connectors, ...read } = readText(text)
  for (const connector of connectors) yield { kind: 'connector', connector, refusals: refusalsOf(connector) }
  yield { kind: 'read', reading: { ...read, shown: shownOf(text), length: text.length } }
}

type Read = Omit<SourceReading, 'shown' | 'length'>

function readText(text: string): Read {
  const file = recognizeFile(text)
  if (file === 'scenario') return { format: 'scenario-file', connectors: [], problems: [], collected: null }
  return file === 'collector' ? ofTenant(readCollector(text)) : ofConnectors(importConnectors(text))
}

const ofConnectors = (imported: ImportedConnectors): Read => ({ ...imported, collected: null })

const LONGEST_TIME = 40

const ofTenant = ({ connectors, problems, tenant, collectedAt, findings }: CollectedTenant): Read => ({
  format: 'collector',
  connectors,
  problems,
  collected: {
    tenant,
    facts: {
      at: collectedAt.slice(0, LONGEST_TIME),
      findings: findings.slice(0, LIMITS.findings).map(({ code, parameters = {} }) => ({ code, parameters })),
    },
  },
})
