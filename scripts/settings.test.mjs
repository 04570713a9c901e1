import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ExpectedError } from './expected-error.mjs'
import { isUsed, makeFolders, ROOT, readOrMakeKey, readSettings } from './settings.mjs'

describe('the settings of a start', () => {
  it('are local and closed when nothing is said', () => {
    expect(readSettings({}, [])).toEqual({
      host: '127.0.0.1',
      port: 3000,
      localUrl: 'http://127.0.0.1:3000',
      isPortGiven: false,
      publicUrl: null,
      dataFolder: path.join(ROOT, 'data'),
      databaseFile: path.join(ROOT, 'data/planner.db'),
      databaseServer: null,
      accessKey: null,
      binDays: 30,
      isDevelopment: false,
      allowsNewDatabase: false,
    })
  })

  it.each([
    [{ HOST: '0.0.0.0' }, /PUBLIC_URL/],
    [{ HOST: '::' }, /PUBLIC_URL/],
    [{ PORT: 'http' }, /PORT/],
    [{ PORT: '70000' }, /PORT/],
    [{ PUBLIC_URL: 'planner.example' }, /PUBLIC_URL/],
    [{ PUBLIC_URL: 'https://planner.example/sub' }, /PUBLIC_URL/],
    [{ PUBLIC_URL: 'javascript:alert(1)' }, /PUBLIC_URL/],
    [{ ACCESS_KEY: 'short' }, /too weak/],
    [{ DATABASE_URL: 'mysql://127.0.0.1/planner' }, /SQLite file .* or a PostgreSQL database/],
    [{ DNS_SERVER: 'dns.contoso.com' }, /DNS_SERVER=dns\.contoso\.com is no DNS server/],
    [{ DNS_LOOKUPS: 'no' }, /DNS_LOOKUPS/],
    [{ BIN_DAYS: '0' }, /BIN_DAYS/],
    [{ BIN_DAYS: 'a week' }, /BIN_DAYS/],
    [{ HOST: '[::]' }, /PUBLIC_URL/],
  ])('%o are refused, with what to change', (env, message) => {
    expect(() => readSettings(env, [])).toThrow(message)
  })

  it('open the server to others only together with the address they use', () => {
    const settings = readSettings({ HOST: '0.0.0.0', PUBLIC_URL: 'https://planner.example/' }, [])
    expect(settings).toMatchObject({ host: '0.0.0.0', publicUrl: 'https://planner.example' })
  })

  it.each([
    ['127.0.0.1', 'http://127.0.0.1:4000'],
    ['localhost', 'http://localhost:4000'],
    ['::1', 'http://[::1]:4000'],
    ['[::1]', 'http://[::1]:4000'],
  ])('at %s are reached from here at %s', (HOST, localUrl) => {
    expect(readSettings({ HOST, PORT: '4000' }, []).localUrl).toBe(localUrl)
  })

  it.each([
    ['file:./other/x.db', path.join(ROOT, 'other/x.db')],
    ['file:/var/planner/x.db', '/var/planner/x.db'],
    ['file:///var/planner/x.db', '/var/planner/x.db'],
  ])('take %s for a database file', (DATABASE_URL, file) => {
    expect(readSettings({ DATABASE_URL }, []).databaseFile).toBe(file)
  })
})

describe('the address of a PostgreSQL database', () => {
  it('names the database without its user and password', () => {
    const DATABASE_URL = 'postgresql://anna:s%40cret@db.contoso.com/planner?schema=mail&sslmode=verify-full'
    expect(readSettings({ DATABASE_URL }, [])).toMatchObject({
      databaseFile: null,
      databaseServer: {
        url: DATABASE_URL,
        connectionString: 'postgresql://anna:s%40cret@db.contoso.com/planner?sslmode=verify-full',
        schema: 'mail',
        name: 'planner at db.contoso.com:5432',
      },
    })
  })

  it.each([
    'postgresql://anna:s3cret@host:port/planner',
    'postgresql://anna:s3c/ret@host/planner',
    'postgres://anna:s3cret@host',
    'postgres:s3cret',
    'mysql://anna:s3cret@host/planner',
  ])('%s is refused without being quoted', (DATABASE_URL) => {
    expect(() => readSettings({ DATABASE_URL }, [])).toThrow(/^(?=DATABASE_URL)(?!.*s3c)/)
  })
})

describe('the data folder', () => {
  let parent
  let settings
  beforeEach(() => {
    parent = mkdtempSync(path.join(tmpdir(), 'planner-data-'))
    settings = readSettings({ DATA_DIR: path.join(parent, 'data') }, [])
  })
  afterEach(() => rmSync(parent, { recursive: true, force: true }))
  const modeOf = (file) => statSync(file).mode & 0o777

  function open() {
    makeFolders(settings)
    return readOrMakeKey(settings).accessKey
  }

  it('is made for its owner alone, with a key of 192 random bits', () => {
    expect(Buffer.from(open(), 'base64url')).toHaveLength(24)
    expect(modeOf(settings.dataFolder)).toBe(0o700)
    expect(modeOf(path.join(settings.dataFolder, 'access-key'))).toBe(0o600)
  })

  it('says once that its key is new', () => {
    makeFolders(settings)
    expect([readOrMakeKey(settings).isNew, readOrMakeKey(settings).isNew]).toEqual([true, false])
  })

  it.each([0o700, 0o750, 0o770])('that was there keeps its mode %o', (mode) => {
    mkdirSync(settings.dataFolder)
    chmodSync(settings.dataFolder, mode)
    open()
    expect(modeOf(settings.dataFolder)).toBe(mode)
  })

  it.each([0o755, 0o705, 0o701, 0o777])('that everybody may enter with mode %o is refused with what to do', (mode) => {
    mkdirSync(settings.dataFolder)
    chmodSync(settings.dataFolder, mode)
    expect(open).toThrow(`run "chmod o-rwx ${settings.dataFolder}"`)
    expect([modeOf(settings.dataFolder), isUsed(settings)]).toEqual([mode, false])
  })

  it('keeps its key, and counts as used once it has one', () => {
    makeFolders(settings)
    expect(isUsed(settings)).toBe(false)
    const key = open()
    expect([isUsed(settings), open()]).toEqual([true, key])
  })

  it('holds no key when one is given', () => {
    makeFolders(settings)
    expect(readOrMakeKey({ ...settings, accessKey: 'given' })).toEqual({ accessKey: 'given', isNew: false })
    expect(() => statSync(path.join(settings.dataFolder, 'access-key'))).toThrow()
  })

  it('is refused when its key file is empty', () => {
    open()
    const file = path.join(settings.dataFolder, 'access-key')
    writeFileSync(file, '')
    expect(open).toThrow(/no usable access key/)
    expect(readFileSync(file, 'utf8')).toBe('')
  })

  it('is refused in one sentence where a file is in its place', () => {
    writeFileSync(settings.dataFolder, '')
    expect(open).toThrow(
      new ExpectedError(
        `The folder ${settings.dataFolder} cannot be used: EEXIST: file already exists, mkdir '${settings.dataFolder}'`,
      ),
    )
  })
})
