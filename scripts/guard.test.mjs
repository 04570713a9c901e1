import { describe, expect, it } from 'vitest'
import { refusalOf } from './guard.mjs'

const OWN = '127.0.0.1:3000'
const statusOf = ({ method = 'GET', url = '/', host = OWN, publicUrl = 'https://planner.example', isDevelopment }) =>
  refusalOf(
    { method, url, headers: { host }, headersDistinct: { host: [host] } },
    { publicUrl, isDevelopment: isDevelopment ?? false },
  )?.status ?? null

describe('the host name', () => {
  it.each([
    'localhost',
    'localhost:3000',
    '127.0.0.1:3000',
    '127.0.0.1:8080',
    '[::1]:3000',
    'LOCALHOST:3000',
    'planner.example',
    'Planner.Example',
    'planner.example:443',
  ])('%s is ours', (host) => {
    expect(statusOf({ host })).toBe(null)
  })

  it.each([
    'evil.example',
    'planner.example.evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '127.0.0.2',
    '0.0.0.0',
    'localhost:3000@evil.example',
    'planner.example:8443',
    'planner.example:80',
    '127.1',
    '',
  ])('%s is not', (host) => {
    expect(statusOf({ host })).toBe(421)
  })

  it('may name the port that its address has anyway', () => {
    const publicUrl = 'http://planner.example'
    expect(statusOf({ host: 'planner.example:80', publicUrl })).toBe(null)
    expect(statusOf({ host: 'planner.example:443', publicUrl })).toBe(421)
    expect(statusOf({ host: 'planner.example', publicUrl: null })).toBe(421)
  })

  it.each(['//x', '/%', '*', 'http://evil.example/'])('comes before all else that is wrong with %s', (url) => {
    expect(statusOf({ url, host: 'evil.example' })).toBe(421)
    expect(statusOf({ url })).toBe(400)
  })
})

it.each([
  ['no Host header', { headers: {}, headersDistinct: {} }],
  ['two', { headers: { host: OWN }, headersDistinct: { host: [OWN, 'evil.example'] } }],
])('a request with %s is refused', (_, headers) => {
  const settings = { publicUrl: null, isDevelopment: false }
  expect(refusalOf({ method: 'GET', url: '/', ...headers }, settings)?.status).toBe(400)
})

describe('a method', () => {
  it.each([
    ['GET', '/', null],
    ['HEAD', '/scenarios/x', null],
    ['POST', '/', 405],
    ['OPTIONS', '/robots.txt', 405],
    ['PROPFIND', '/', 405],
    ['POST', '/apis', 405],
    ['POST', '/_next/static/x.js', 405],
    ['POST', '/api/match', null],
    ['POST', '/api?x', null],
    ['DELETE', '/api', null],
    ['PROPFIND', '/api/match', 405],
    ['TRACE', '/api/match', 405],
  ])('%s at %s is answered %s', (method, url, status) => {
    expect(statusOf({ method, url })).toBe(status)
  })

  it('of development is for development', () => {
    expect(statusOf({ method: 'POST', url: '/__nextjs_original-stack-frames', isDevelopment: true })).toBe(null)
    expect(statusOf({ method: 'POST', url: '/__nextjs_original-stack-frames' })).toBe(405)
  })
})
