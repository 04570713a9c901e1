import { type CollectedTenant, readCollectorInSteps } from '#lib/exchange/collector/collector'
import { type ImportedConnectors, importConnectorsInSteps } from '#lib/exchange/connectors/import-connectors'
import { locatePhase } from '#lib/exchange/locate/locate'
import { decodeText } from '#lib/exchange/read/decode-text'
import { recognizeFile } from '#lib/exchange/read/recognize-file'
import { mapSteps } from '#lib/matcher'
import { LIMITS } from '#lib/scenario/document/limits'
import { refusalsOf } from './import-refusals'
import { inOneStep, type Step, serve } from './serve'
import { shownOf } from './shown-text'
import type { SourceReading, SourceTasks } from './source-tasks'

serve<SourceTasks>(self, {
  read: readSource,
  locate: inOneStep(({ phases, fresh }) => locatePhase({ phases }, fresh)),
})

type Read = SourceTasks['read']

function* readSource(source: Read['task']): Generator<Step<Read>, Read['answer']> {
  const text = typeof source === 'string' ? source : decodeText(new Uint8Array(source))
  const { connectors, ...held } = yield* mapSteps(readText(text), () => undefined)
  for (const connector of connectors) yield { part: { connector, refusals: refusalsOf(connector) } }
  return { ...held, shown: shownOf(text), length: text.length }
}

type Held = Omit<SourceReading, 'shown' | 'length'>

function* readText(text: string): Generator<void, Held> {
  const file = recognizeFile(text)
  if (file === 'scenario')
    return { format: 'scenario-file', connectors: [], problems: [], absent: [], collected: null, facts: null }
  return file === 'collector'
    ? ofTenant(yield* readCollectorInSteps(text))
    : ofConnectors(yield* importConnectorsInSteps(text))
}

const ofConnectors = (imported: ImportedConnectors): Held => ({ ...imported, collected: null })

const LONGEST_TIME = 40

const ofTenant = ({
  connectors,
  problems,
  absent,
  tenant,
  facts,
  hasConnectors,
  collectedAt,
  findings,
  notRead,
}: CollectedTenant): Held => ({
  format: 'collector',
  facts,
  connectors,
  problems,
  absent,
  collected: {
    tenant,
    hasConnectors,
    facts: {
      at: collectedAt.slice(0, LONGEST_TIME),
      findings: findings.slice(0, LIMITS.findings).map(({ code, parameters = {} }) => ({ code, parameters })),
      notRead: [...notRead],
    },
  },
})
