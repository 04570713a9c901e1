import { decodeText } from '#lib/exchange/read/decode-text'
import { importScenario } from '#lib/scenario/file/scenario-file'
import type { ScenarioFileTasks } from './scenario-file-tasks'
import { inOneStep, serve } from './serve'

serve<ScenarioFileTasks>(self, {
  read: inOneStep((bytes) => importScenario(decodeText(new Uint8Array(bytes)))),
})
