import { expect, test } from 'vitest'
import { EditPause } from './edit-pause'

test('the pause is as long as the work took last, within its limits', () => {
  const pause = new EditPause<'quick' | 'slow' | 'endless'>()
  expect(pause.before('slow')).toBe(150)
  pause.noteDone('quick', 3)
  pause.noteDone('slow', 400)
  pause.noteDone('endless', 60_000)
  expect([pause.before('quick'), pause.before('slow'), pause.before('endless')]).toEqual([150, 400, 1_000])
})

test('aborted work makes the pause longer, never shorter', () => {
  const pause = new EditPause<'slow'>()
  pause.noteDone('slow', 400)
  pause.noteAborted('slow', 20)
  expect(pause.before('slow')).toBe(400)
  pause.noteAborted('slow', 700)
  expect(pause.before('slow')).toBe(700)
})
