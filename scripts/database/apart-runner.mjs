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
    const { code, message, stack } = error
    // An error with a code speaks for itself; what has none is a fault of the program.
    return { failure: isExpected || code !== undefined ? message : String(stack ?? error), isExpected, code }
  }
}
