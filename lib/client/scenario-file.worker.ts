import { decodeText } from '#lib/exchange/formats/decode-text'
import { importScenario } from '#lib/scenario/scenario-file'

self.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
  self.postMessage(importScenario(decodeText(new Uint8Array(data))))
})
