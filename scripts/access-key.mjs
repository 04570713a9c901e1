// The access key: which ones are refused, where it is kept, and how one is made.
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ExpectedError } from './expected-error.mjs'

/** A key shorter than this could be guessed. */
const SHORTEST_KEY = 16
const FEWEST_CHARACTERS = 6
/** So many characters must be left without words, counting and keyboard rows. */
const FEWEST_UNGUESSABLE = 10
/** So many in a row are no accident. */
const SHORTEST_RUN = 4

const WORDS =
  'password passwort passphrase kennwort secret geheim admin administrator changeme letmein welcome willkommen default connector planner exchange microsoft access schluessel token login test example beispiel contoso fabrikam'.split(
    ' ',
  )
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '0123456789', 'qwertyuiop', 'qwertzuiop', 'asdfghjkl', 'zxcvbnm', 'yxcvbnm']
const RUNS = ROWS.flatMap((row) => [row, [...row].reverse().join('')])
/** Digits and signs that stand for letters, as in `P4$$w0rd`. */
const LETTERS = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' }

/** Why the key could be guessed, as the end of a sentence; null where nothing speaks for it. */
export function weaknessOf(key) {
  if (key.length < SHORTEST_KEY) return `it has fewer than ${SHORTEST_KEY} characters`
  if (new Set(key).size < FEWEST_CHARACTERS || periodOf(key) < FEWEST_UNGUESSABLE)
    return 'it repeats the same few characters'
  if (countUnguessable(key) < FEWEST_UNGUESSABLE) return 'most of it is common words, counting or rows of the keyboard'
  return null
}

/** The length of the shortest beginning that the whole key repeats; its own length where nothing is repeated. */
function periodOf(key) {
  for (let period = 1; period < key.length; period++)
    if (key.slice(period) === key.slice(0, key.length - period)) return period
  return key.length
}

function countUnguessable(key) {
  const lower = key.toLowerCase()
  const spelled = Array.from(lower, (character) => LETTERS[character] ?? character).join('')
  const isGuessed = new Array(key.length).fill(false)
  for (const word of WORDS)
    for (const text of [lower, spelled]) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
        isGuessed.fill(true, at, at + word.length)
    }
  for (let at = 0; at + SHORTEST_RUN <= lower.length; at++) {
    const piece = lower.slice(at, at + SHORTEST_RUN)
    if (new Set(piece).size === 1 || RUNS.some((run) => run.includes(piece)))
      isGuessed.fill(true, at, at + SHORTEST_RUN)
  }
  return isGuessed.filter((guessed) => !guessed).length
}

/** What an `Authorization` header can carry: visible ASCII. */
const SENDABLE = /^[!-~]*$/

/** The key in `ACCESS_KEY`, or null where the data folder is to hold one. Throws an ExpectedError for one that could be guessed. */
export function readGivenKey(text) {
  if (!text) return null
  if (/\s/.test(text)) throw new ExpectedError(`ACCESS_KEY has spaces, ${BETTER}`)
  if (!SENDABLE.test(text))
    throw new ExpectedError(`ACCESS_KEY has characters that no Authorization header carries: use ASCII only, ${BETTER}`)
  const weakness = weaknessOf(text)
  if (weakness !== null) throw new ExpectedError(`ACCESS_KEY is too weak, since ${weakness}: ${BETTER}`)
  return text
}

const BETTER = 'give a random one (openssl rand -hex 16), or leave it out and the server makes one.'

export const keyFileIn = (dataFolder) => path.join(dataFolder, 'access-key')

/** Makes the key of a data folder that has none; reports whether it did. */
export function makeMissingKey(dataFolder) {
  const file = keyFileIn(dataFolder)
  if (existsSync(file)) return false
  writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  return true
}

/** The key that the data folder keeps. Throws an ExpectedError where it keeps none, or one that could be guessed. */
export function readKeptKey(dataFolder) {
  const file = keyFileIn(dataFolder)
  if (!existsSync(file))
    throw new ExpectedError(`There is no access key in ${dataFolder} yet: the first start makes one.`)
  chmodSync(file, 0o600)
  const kept = readFileSync(file, 'utf8').trim()
  const weakness = SENDABLE.test(kept) ? weaknessOf(kept) : 'it is not ASCII, or not one line'
  if (weakness === null) return kept
  throw new ExpectedError(
    `${file} holds no usable access key, since ${weakness}: delete it, and the next start makes a new one.`,
  )
}
