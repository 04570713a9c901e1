// npm run key: prints the address with the access key, for whoever may read the data folder anyway.
import { readKeptKey } from './access-key.mjs'
import { ExpectedError, runCommand } from './expected-error.mjs'
import { readSettings } from './settings.mjs'

runCommand(async () => {
  const { accessKey, dataFolder, publicUrl, localUrl } = readSettings(process.env, [])
  if (accessKey !== null) throw new ExpectedError('The access key is the one in ACCESS_KEY, which is never printed.')
  console.log(`${publicUrl ?? localUrl}/#key=${encodeURIComponent(readKeptKey(dataFolder))}`)
})
