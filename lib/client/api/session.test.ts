import { expect, it } from 'vitest'
import { tellOtherTabs, watchSignedOut } from './session'

it('a page that signs out tells the other tabs and not itself', async () => {
  const heard: string[] = []
  const other = new BroadcastChannel('connector-planner-signed-out')
  const stop = watchSignedOut(() => heard.push('this page'))
  const told = new Promise<void>((resolve) => {
    other.addEventListener('message', ({ data }) => {
      heard.push(`another tab: ${data}`)
      resolve()
    })
  })
  tellOtherTabs(true)
  await told
  // What another tab posts comes after whatever this page could have heard of itself.
  const answered = new Promise<void>((resolve) => {
    const stopBoth = watchSignedOut(() => {
      stopBoth()
      resolve()
    })
  })
  other.postMessage(false)
  await answered
  stop()
  other.close()
  expect(heard).toEqual(['another tab: true', 'this page'])
})
