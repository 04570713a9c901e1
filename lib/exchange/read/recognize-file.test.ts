import { expect, test } from 'vitest'
import { recognizeFile } from './recognize-file'

test.each([
  ['{"product":"connector-planner","file":"collector","fileVersion":1', 'collector'],
  ['\uFEFF{\r\n    "product":  "connector-planner",\r\n    "file":  "collector",', 'collector'],
  ['{ "product": "connector-planner", "file": "scenario" }', 'scenario'],
  ['{ "product": "connector-planner", "file": "other" }', null],
  ['[{ "product": "connector-planner", "file": "collector" }]', null],
  ['{ "Name": "Filter" }', null],
  ['Name : "product": "connector-planner", "file": "collector"', null],
  ['', null],
])('%s', (text, file) => expect(recognizeFile(text)).toBe(file))
