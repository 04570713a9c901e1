import { decodeText } from '#lib/exchange/read/decode-text'
import { importScenario } from '#lib/scenario/document/scenario-file'

self.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
  self.postMessage(importScenario(decodeText(new Uint8Array(data))))
})
