import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatSeconds, readPlaywrightReport, readVitestReport, summaryOf } from './test-report.mjs'

let folder
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'planner-report-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function report(content) {
  const file = path.join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}
const result = (outcome, seconds = 1, title = outcome) => ({ title, seconds, outcome })
const stage = (title, results, hasFailed = false) => ({ title, seconds: 65, hasFailed, results })

describe('a report', () => {
  it('of vitest gives every test with its time', () => {
    const assertionResults = [
      { fullName: 'a law holds', duration: 1500, status: 'passed' },
      { fullName: 'a law fails', duration: 2, status: 'failed' },
      { fullName: 'a law waits', status: 'pending' },
      { fullName: 'a law is planned', status: 'todo' },
    ]
    expect(readVitestReport(report({ testResults: [{ assertionResults }] }))).toEqual([
      result('passed', 1.5, 'a law holds'),
      result('failed', 0.002, 'a law fails'),
      result('skipped', 0, 'a law waits'),
      result('skipped', 0, 'a law is planned'),
    ])
  })

  it('of Playwright gives every test of nested suites, and takes one that was tried again for failed', () => {
    const spec = (title, status, ...durations) => ({
      title,
      file: 'api.spec.ts',
      tests: [{ status, results: durations.map((duration) => ({ duration })) }],
    })
    const suites = [
      { specs: [spec('one', 'expected', 500)], suites: [{ specs: [spec('two', 'unexpected', 100)] }] },
      { specs: [spec('three', 'flaky', 100, 200), spec('four', 'skipped')] },
    ]
    expect(readPlaywrightReport(report({ suites }))).toEqual([
      result('passed', 0.5, 'api.spec.ts › one'),
      result('failed', 0.1, 'api.spec.ts › two'),
      result('failed', expect.closeTo(0.3), 'api.spec.ts › three'),
      result('skipped', 0, 'api.spec.ts › four'),
    ])
  })

  it('that was never written holds no tests', () => {
    expect(readVitestReport(path.join(folder, 'missing.json'))).toEqual([])
    expect(readPlaywrightReport(path.join(folder, 'missing.json'))).toEqual([])
  })
})

describe('the summary of a run', () => {
  it('ends with the counts of all stages, alone on their line', () => {
    const { lines, isPassed } = summaryOf([
      stage('Types', []),
      stage('Unit tests', [result('passed'), result('passed')]),
      stage('Browser', [result('passed')]),
    ])
    expect([lines.at(-1), isPassed]).toEqual(['3 passed, 0 failed', true])
    expect(lines).toContain('  1:05  Types')
  })

  it('names the ten slowest tests over all stages, the slowest first', () => {
    const { lines } = summaryOf([
      stage(
        'Unit tests',
        Array.from({ length: 11 }, (_, i) => result('passed', i, `unit ${i}`)),
      ),
      stage('Browser', [result('passed', 99, 'slow story')]),
    ])
    expect(lines.slice(0, 3)).toEqual(['Slowest tests:', '   99.0 s  slow story', '   10.0 s  unit 10'])
    expect(lines.filter((line) => /^ +\d+\.\d s /.test(line))).toHaveLength(10)
  })

  it.each([
    ['a failed test', [stage('Unit tests', [result('passed'), result('failed')], true)], '1 passed, 1 failed'],
    ['a failed stage without tests', [stage('Types', [], true)], '0 passed, 1 failed'],
    ['an error beside tests that passed', [stage('Unit tests', [result('passed')], true)], '1 passed, 1 failed'],
    ['a skipped test', [stage('Unit tests', [result('passed'), result('skipped')])], '1 passed, 0 failed'],
    ['no test at all', [stage('Unit tests', [])], '0 passed, 0 failed'],
  ])('says that a run with %s did not pass', (_, stages, counts) => {
    const { lines, isPassed } = summaryOf(stages)
    expect([lines.at(-1), isPassed]).toEqual([counts, false])
  })
})

it.each([
  [0.4, '0:00'],
  [59.6, '1:00'],
  [102, '1:42'],
])('%f seconds are %s', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text)
})
