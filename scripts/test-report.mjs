// What npm test says at its end: the slowest tests over all stages, the time of each stage, and one line of counts.
import { existsSync, readFileSync } from 'node:fs'

/** How many of the slowest tests are named. */
const SLOWEST = 10

/**
 * @typedef {{ title: string, seconds: number, outcome: 'passed' | 'failed' | 'skipped' }} TestResult
 * @typedef {{ title: string, seconds: number, hasFailed: boolean, results: readonly TestResult[] }} Stage
 */

/** The tests of a JSON report of vitest; none where the run ended before it wrote one. */
export function readVitestReport(file) {
  const { testResults = [] } = readReport(file)
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .map(({ fullName, duration, status }) => ({
      title: fullName,
      seconds: (duration ?? 0) / 1000,
      outcome: status === 'passed' || status === 'failed' ? status : 'skipped',
    }))
}

const PLAYWRIGHT_OUTCOMES = { expected: 'passed', skipped: 'skipped' }

/** The tests of a JSON report of Playwright; none where the run ended before it wrote one. */
export function readPlaywrightReport(file) {
  const { suites = [] } = readReport(file)
  return suites.flatMap(specsOf).flatMap(({ title, file: spec, tests }) =>
    tests.map(({ status, results }) => ({
      title: `${spec} › ${title}`,
      seconds: results.reduce((sum, { duration }) => sum + duration, 0) / 1000,
      // A test that passed only when it was tried again counts as failed.
      outcome: PLAYWRIGHT_OUTCOMES[status] ?? 'failed',
    })),
  )
}

const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)]

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {})

/** Minutes and seconds, such as 1:05. */
export function formatSeconds(seconds) {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/**
 * The closing lines of a run, the counts last and alone on their line, and whether the run passed. A skipped test fails
 * the run, and so does a run in which no test ran; a failed stage without a failed test counts as one failure.
 */
export function summaryOf(stages) {
  const results = stages.flatMap((stage) => stage.results)
  const count = (outcome) => results.filter((result) => result.outcome === outcome).length
  const [passed, skipped] = [count('passed'), count('skipped')]
  const failedStages = stages.filter(({ hasFailed, results: own }) => hasFailed && own.every(isNoFailure)).length
  const failed = count('failed') + failedStages
  const lines = [
    ...slowestLines(results),
    'Stages:',
    ...stages.map(
      ({ title, seconds, hasFailed }) => `  ${formatSeconds(seconds)}  ${title}${hasFailed ? ': failed' : ''}`,
    ),
    '',
    ...(skipped > 0 ? [`${skipped} skipped; no test may be skipped.`] : []),
    `${passed} passed, ${failed} failed`,
  ]
  return { lines, isPassed: failed === 0 && skipped === 0 && passed > 0 }
}

const isNoFailure = ({ outcome }) => outcome !== 'failed'

function slowestLines(results) {
  const slowest = [...results].sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST)
  if (slowest.length === 0) return []
  return [
    'Slowest tests:',
    ...slowest.map(({ title, seconds }) => `  ${seconds.toFixed(1).padStart(5)} s  ${title}`),
    '',
  ]
}
