import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '#e2e/api-fixtures'
import { freePort, keepTrackOf, runCommand, startServer } from '#e2e/server'

const titled = (title: string) =>
  JSON.stringify({
    schemaVersion: 2,
    title,
    phases: [{ id: 'p1', name: 'As is', tenant: { acceptedDomains: ['contoso.com'] } }],
  })

const refusal = (env: Record<string, string>) => runCommand('start', [], env)

test('the server refuses an open address without PUBLIC_URL, a weak key and a taken port with a message', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'planner-'))
  expect(await refusal({ HOST: '0.0.0.0', DATA_DIR: folder })).toEqual({
    code: 1,
    output: expect.stringContaining('Set PUBLIC_URL'),
  })
  expect(await refusal({ ACCESS_KEY: 'secret', DATA_DIR: folder })).toEqual({
    code: 1,
    output: expect.stringContaining('ACCESS_KEY is too weak'),
  })
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? String(address.port) : ''
  const unused = path.join(folder, 'unused')
  expect(await refusal({ PORT: port, DATA_DIR: unused })).toEqual({
    code: 1,
    output: expect.stringContaining(`Port ${port} is in use`),
  })
  expect(existsSync(unused)).toBe(false)
  other.close()
  await rm(folder, { recursive: true })
})

test('a request made while the server starts is answered once it is ready', async () => {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'planner-'))
  const port = await freePort()
  const started = startServer({ dataFolder, port })
  const asked: Promise<number | 'refused'>[] = []
  const asking = setInterval(() => {
    const address = `http://127.0.0.1:${port}/api/health`
    // Beside each request that waits, another one hangs up.
    fetch(address, { signal: AbortSignal.timeout(50) }).catch(() => {})
    const answer = fetch(address, { signal: AbortSignal.timeout(30_000) })
    asked.push(
      answer.then(
        ({ status }) => status,
        (error: Error) => (error.name === 'TimeoutError' ? Promise.reject(error) : 'refused'),
      ),
    )
  }, 20)
  const server = await started
  clearInterval(asking)
  const answers = await Promise.all(asked)
  expect(new Set(answers)).toEqual(new Set(['refused', 401]))
  expect(answers.slice(answers.indexOf(401))).not.toContain('refused')
  expect(server.output()).not.toContain('Error')
  await server.stop()
  await rm(dataFolder, { recursive: true })
})

const runKey = async (env: Record<string, string>) => {
  const child = spawn(process.execPath, ['scripts/key.mjs'], { env: { NODE_ENV: 'production', ...env } })
  const printed: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(String(chunk)))
  const [code] = await once(child, 'close')
  return { code, output: printed.join('') }
}

test('an access key in ACCESS_KEY is never printed', async () => {
  const ACCESS_KEY = 'f3a9c81e-7b204d56-given'
  const server = await startServer({ env: { ACCESS_KEY } })
  expect(
    (await fetch(`${server.url}/api/scenarios`, { headers: { authorization: `Bearer ${ACCESS_KEY}` } })).status,
  ).toBe(200)
  expect(server.output()).not.toContain(ACCESS_KEY)
  const { code, output } = await runKey({ ACCESS_KEY, DATA_DIR: server.dataFolder })
  expect([code, output.includes(ACCESS_KEY)]).toEqual([1, false])
  await server.stop()
})

test('SIGTERM and SIGINT stop the server cleanly, and the next start finds what was saved and prints no key', async () => {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'planner-'))
  expect(await runKey({ DATA_DIR: dataFolder })).toMatchObject({
    code: 1,
    output: expect.stringContaining('no access key'),
  })
  const first = await startServer({ dataFolder })
  expect(first.output()).toContain(`/#key=${first.key}`)
  const headers = { authorization: `Bearer ${first.key}`, 'content-type': 'application/json' }
  const { id } = await (
    await fetch(`${first.url}/api/scenarios`, { method: 'POST', headers, body: titled('Kept') })
  ).json()
  let last = first
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    expect([signal, await last.stop(signal)]).toEqual([signal, 0])
    last = await startServer({ dataFolder })
    expect(last.key).toBe(first.key)
    expect(last.output()).not.toContain(first.key)
    expect(last.output()).toContain('npm run key')
    expect(await (await fetch(`${last.url}/api/scenarios/${id}`, { headers })).json()).toMatchObject({
      document: { title: 'Kept' },
    })
  }
  await last.stop()
  const asked = await runKey({ DATA_DIR: dataFolder, PUBLIC_URL: 'https://planner.example' })
  expect(asked).toEqual({ code: 0, output: `https://planner.example/#key=${first.key}\n` })
  await rm(dataFolder, { recursive: true })
})

test('Ctrl-C under npm start stops the server, and so does ending npm alone', async () => {
  for (const toGroup of [true, false]) {
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'planner-'))
    const port = await freePort()
    const env = { ...process.env, PORT: String(port), DATA_DIR: dataFolder, PLANNER_PREPARED: '1' }
    const npm = spawn('npm', ['start'], { detached: true, env, stdio: ['ignore', 'pipe', 'ignore'] })
    keepTrackOf(npm)
    let output = ''
    npm.stdout.on('data', (chunk) => {
      output += chunk
    })
    await expect.poll(() => output, { timeout: 30_000 }).toContain('#key=')
    // A shell sends Ctrl-C to the whole process group. A service manager may end only the process that it started.
    if (toGroup && npm.pid !== undefined) process.kill(-npm.pid, 'SIGINT')
    else npm.kill('SIGTERM')
    const isServing = () =>
      fetch(`http://127.0.0.1:${port}/api/health/live`).then(
        () => true,
        () => false,
      )
    await expect.poll(isServing, { timeout: 15_000 }).toBe(false)
    await rm(dataFolder, { recursive: true, force: true })
  }
})

test('a save in flight is finished before the server stops', async () => {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'planner-'))
  const first = await startServer({ dataFolder })
  const headers = { authorization: `Bearer ${first.key}`, 'content-type': 'application/json' }
  const saves = Array.from({ length: 20 }, (_, i) =>
    fetch(`${first.url}/api/scenarios`, { method: 'POST', headers, body: titled(`Save ${i}`) }).then(
      (response) => response.json(),
      () => null,
    ),
  )
  await Promise.race(saves)
  await first.stop()
  const acknowledged = (await Promise.all(saves)).filter((answer) => answer !== null)
  expect(acknowledged.length).toBeGreaterThan(0)
  const second = await startServer({ dataFolder })
  for (const { id } of acknowledged)
    expect((await fetch(`${second.url}/api/scenarios/${id}`, { headers })).status).toBe(200)
  await second.stop()
  await rm(dataFolder, { recursive: true })
})
