import { rename } from 'node:fs/promises'
import { expect, test } from '#e2e/api-fixtures'
import { startServer } from '#e2e/server'

test('health/ready answers 503 while the database is missing, and health/live stays 200', async () => {
  const server = await startServer()
  try {
    const ready = async () => (await fetch(`${server.url}/api/health/ready`)).status
    expect(await ready()).toBe(200)
    await rename(`${server.dataFolder}/planner.db`, `${server.dataFolder}/elsewhere.db`)
    expect(await ready()).toBe(503)
    expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200)
  } finally {
    await server.stop()
  }
})
