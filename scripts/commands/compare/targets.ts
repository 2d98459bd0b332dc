/** Reads the targets of `compare`: `--a`, `--b`, `--target NAME=URL`, and the key of each from the environment. */
import { isFirstParty, isLoopback } from '../../../tests/suite/sender/index.ts'
import { toList, UsageError, type Io } from '../../cli/command.ts'
import { assertKey, findKeyTrouble, readBaseUrl } from '../../cli/settings.ts'

export interface NamedTarget {
  name: string
  /** Null for the embedded mock. */
  baseUrl: string | null
  apiKey: string | undefined
  /** The environment variable of the key. */
  keyName: string
  model: string | undefined
}

/** The targets in the given order. @throws UsageError if there are fewer than two, or two with the same name */
export function readTargets(options: Record<string, unknown>, io: Io): NamedTarget[] {
  const models = readModels(options.model)
  const given: [name: string, url: unknown][] = [
    ['a', options.a],
    ['b', options.b],
    ...(toList(options.target) ?? []).map(splitNamed),
  ]
  const named = given.filter((one): one is [string, string] => typeof one[1] === 'string')
  if (named.length < 2)
    throw new UsageError(
      'compare needs two targets: --a URL --b URL, or --target NAME=URL twice or more; the word mock stands for the embedded mock',
    )
  const names = named.map(([name]) => name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw new UsageError(`two targets are named ${twice}; give each a name of its own`)
  const unknown = [...models.keys()].find((name) => name !== '' && !names.includes(name))
  if (unknown !== undefined)
    throw new UsageError(`--model ${unknown}=… names no target; there are: ${names.join(', ')}`)
  return named.map(([name, url]) => {
    const keyName = `KIMI_${name.toUpperCase().replaceAll(/[^A-Z\d]/g, '_')}_KEY`
    const key = io.env[keyName]
    const baseUrl =
      url.trim() === 'mock' ? null : readBaseUrl(url, { from: name === 'a' || name === 'b' ? `--${name}` : '--target' })
    const apiKey = key === undefined || key === '' ? undefined : key
    if (apiKey !== undefined && baseUrl !== null) warnOfKey(apiKey, keyName, baseUrl, io)
    return { name, baseUrl, apiKey, keyName, model: models.get(name) ?? models.get('') }
  })
}

/** The first target that cannot be tested because it has no key; null if there is none. */
export function findKeyless(targets: readonly NamedTarget[]): NamedTarget | null {
  return targets.find((one) => one.baseUrl !== null && isFirstParty(one.baseUrl) && one.apiKey === undefined) ?? null
}

function splitNamed(text: string): [string, string] {
  const cut = text.indexOf('=')
  const name = text.slice(0, Math.max(0, cut))
  if (!/^[A-Za-z][\w.-]{0,31}$/.test(name) || /^https?$/i.test(name))
    throw new UsageError(`--target ${JSON.stringify(text)} must read NAME=URL, the name beginning with a letter`)
  return [name, text.slice(cut + 1)]
}

/** Models by target name: `--model NAME=ID`; `--model ID` for all targets has the empty name. */
function readModels(option: unknown): Map<string, string> {
  const models = new Map<string, string>()
  for (const text of toList(option) ?? []) {
    const cut = text.indexOf('=')
    const id = text.slice(cut + 1).trim()
    if (id === '') throw new UsageError('--model is empty; give an id such as kimi-k2.6, or NAME=ID')
    models.set(text.slice(0, Math.max(0, cut)), id)
  }
  return models
}

function warnOfKey(key: string, name: string, baseUrl: string, io: Io): void {
  try {
    assertKey(key)
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`${name}: ${error.message}`) : error
  }
  const problem = findKeyTrouble(key)
  if (problem !== null && isFirstParty(baseUrl)) io.log(`warning: ${name} ${problem}`)
  if (baseUrl.startsWith('http:') && !isLoopback(baseUrl))
    io.log(`warning: the key of ${name} is sent unencrypted over http`)
}
