import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { withFolder } from '#scripts/testing/sample-database'
import { findBackup } from './source.mjs'

const given = withFolder()

it('finds a backup of the data folder by the name that docs/operation.md §5 writes', () => {
  const backup = path.join(given.folder, 'backups', 'planner-2026-12-01.jsonl')
  mkdirSync(path.dirname(backup))
  writeFileSync(backup, '')
  expect(findBackup('backups/planner-2026-12-01.jsonl', given.folder)).toBe(backup)
  expect(findBackup(backup, '/nowhere')).toBe(backup)
})

it('takes a name in the current folder first', () => {
  writeFileSync(path.join(given.folder, 'package.json'), '')
  expect(findBackup('package.json', given.folder)).toBe(path.resolve('package.json'))
})

it('says where it has looked', () => {
  const [here, there] = [path.resolve('backups/none.jsonl'), path.join(given.folder, 'backups', 'none.jsonl')]
  expect(() => findBackup('backups/none.jsonl', given.folder)).toThrow(`There is no backup ${here}, nor ${there}.`)
  expect(() => findBackup(there, given.folder)).toThrow(`There is no backup ${there}.`)
})
