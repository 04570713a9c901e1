import { ExpectedError } from '#scripts/expected-error'

process.once('message', async ({ url, name, args }) => {
  const answer = await call(url, name, args)
  process.send(answer, () => process.disconnect())
})

async function call(url, name, args) {
  try {
    const module = await import(url)
    return { value: await module[name](...args) }
  } catch (error) {
    const isExpected = error instanceof ExpectedError
    return { failure: isExpected ? error.message : String(error.stack ?? error), isExpected }
  }
}
