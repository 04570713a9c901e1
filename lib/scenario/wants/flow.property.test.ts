import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runToEnd } from '#lib/matcher'
import { arbitraryPlan } from '#lib/scenario/testing/arbitrary-plans'
import { findFlowInSteps } from './flow'
import { judgePlan } from './plan'
import { worstOf } from './result-table'

const RUNS = { numRuns: 60 }

it('the ways of a row end as its cell says, and the worst of them stands as the cell does', () => {
  fc.assert(
    fc.property(arbitraryPlan({ withWants: true }), (plan) => {
      // Who is refused on the way to the next phase is in the cell, and in no flow of one phase.
      const document = { ...plan, switches: { ...plan.switches, nobodyRefusedInBetween: [] } }
      for (const [index, cells] of judgePlan(document).entries()) {
        const flow = runToEnd(findFlowInSteps(document, index))
        expect(flow.map(({ who }) => who)).toEqual(cells.map(({ who }) => who))
        for (const [row, { parts }] of cells.entries()) {
          const swept = parts.filter(({ missing, spec }) => missing === null && spec.sampleId === null)
          const strands = flow[row]?.strands ?? []
          const usual = strands.filter(({ isPerhaps }) => !isPerhaps).map(({ outcome }) => outcome)
          const all = strands.map(({ outcome }) => outcome)
          const ofCell = swept.flatMap(({ outcomes }) => outcomes)
          expect(all, JSON.stringify(strands)).toEqual(expect.arrayContaining(ofCell))
          expect(ofCell, JSON.stringify(strands)).toEqual(expect.arrayContaining(usual))
          const wanted = swept.filter(({ state }) => state !== 'either')
          if (wanted.length === 0) continue
          const judged = strands.filter(({ state }) => state !== 'either')
          expect(worstOf(judged).state, JSON.stringify(strands)).toBe(worstOf(wanted).state)
        }
      }
    }),
    RUNS,
  )
})

it('a way names only connectors that are there and enabled', () => {
  fc.assert(
    fc.property(arbitraryPlan({ withWants: true }), (document) => {
      for (const [index, { connectors }] of document.phases.entries()) {
        const enabled = connectors.filter((connector) => connector.enabled).map(({ id }) => id)
        for (const { strands, isCut } of runToEnd(findFlowInSteps(document, index))) {
          expect(isCut).toBe(false)
          for (const { connectorIds } of strands) expect(enabled).toEqual(expect.arrayContaining([...connectorIds]))
        }
      }
    }),
    RUNS,
  )
})
