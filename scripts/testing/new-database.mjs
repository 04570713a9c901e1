import { randomUUID } from 'node:crypto'
import { query } from './postgresql.mjs'

/**
 * Makes an empty database on the server on which `administration` names another one. Returns its address, and what removes
 * it together with everybody's connections.
 */
export async function newDatabase(administration) {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await query(administration, `CREATE DATABASE ${name}`)
  const url = new URL(administration)
  url.pathname = `/${name}`
  const remove = () => query(administration, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  return { url: url.href, remove }
}
