/** The environments of one start: this mock, Moonshot's hosts, `--target`, and the addresses that the person confirmed on the page. */
import { createHash } from 'node:crypto'
import { isFirstParty } from '../../tests/suite/sender/index.ts'
import type { Profile } from '../../tests/suite/judge/index.ts'
import { CallError } from './call.ts'
import type { Environment } from './protocol.ts'

/** An environment as the server knows it. */
export interface KnownEnvironment extends Environment {
  /** The key that the server holds for it; never sent to the page. */
  key: string | null
  /** Private addresses that the person accepted for it; null where every address is accepted (`--target`). */
  addresses: readonly string[] | null
}

export interface Environments {
  list(): readonly KnownEnvironment[]
  find(id: string): KnownEnvironment | null
  /** Adds an address that the person confirmed; the same address again replaces it. */
  add(own: { baseUrl: string; name: string; profile: Profile; addresses: readonly string[] }): KnownEnvironment
}

type Env = Readonly<Record<string, string | undefined>>

/** Creates the list. `mockUrl` is known once the mock listens. */
export function createEnvironments(options: {
  mockUrl: () => string
  targets: readonly string[]
  env: Env
}): Environments {
  const { env } = options
  const shared = env.MOONSHOT_API_KEY?.trim() || null
  /** A key belongs to the host it was set for: Moonshot's own, or the one that MOONSHOT_BASE_URL names. */
  const keyFor = (baseUrl: string) =>
    shared !== null && (isFirstParty(baseUrl) || isSameOrigin(baseUrl, env.MOONSHOT_BASE_URL)) ? shared : null
  const make = (one: Omit<Environment, 'keyHint'>, addresses: readonly string[] | null): KnownEnvironment => {
    const key = one.kind === 'own' || one.kind === 'mock' ? null : keyFor(one.baseUrl)
    return { ...one, key, keyHint: toHint(key), addresses }
  }
  const named = [...new Set([...options.targets, ...(env.MOONSHOT_BASE_URL ? [env.MOONSHOT_BASE_URL] : [])])]
    .map((url) => url.trim().replace(/\/+$/, ''))
    .filter((url) => URL.canParse(url) && !isFirstParty(url))
  const fixed = [
    make(
      {
        id: 'ai',
        name: 'api.moonshot.ai',
        kind: 'official',
        baseUrl: 'https://api.moonshot.ai/v1',
        profile: 'official',
      },
      [],
    ),
    make(
      {
        id: 'cn',
        name: 'api.moonshot.cn',
        kind: 'official',
        baseUrl: 'https://api.moonshot.cn/v1',
        profile: 'official',
      },
      [],
    ),
    ...named.map((url) =>
      make({ id: toId('target', url), name: new URL(url).host, kind: 'target', baseUrl: url, profile: 'vendor' }, null),
    ),
  ]
  const own = new Map<string, KnownEnvironment>()
  const list = () => [
    make({ id: 'mock', name: 'Mock', kind: 'mock', baseUrl: options.mockUrl(), profile: 'official' }, null),
    ...fixed,
    ...own.values(),
  ]
  return {
    list,
    find: (id) => list().find((one) => one.id === id) ?? null,
    add({ baseUrl, name, profile, addresses }) {
      const one = make({ id: toId('own', baseUrl), name, kind: 'own', baseUrl, profile }, addresses)
      own.set(one.id, one)
      return one
    },
  }
}

/** The environment of a call. @throws CallError where this start does not know it, or requests go to the mock only */
export function requireEnvironment(
  id: string,
  { environments, relayOffBecause }: { environments: Environments; relayOffBecause: string | null },
): KnownEnvironment {
  const environment = environments.find(id)
  if (environment === null)
    throw new CallError(
      404,
      'this environment is not known to this start of the workbench',
      'choose another one, or add its base URL again',
    )
  if (environment.kind !== 'mock' && relayOffBecause !== null)
    throw new CallError(403, `requests go to this mock only: ${relayOffBecause}`, 'choose the environment Mock')
  return environment
}

/** An environment as the page gets it, without its key. */
export function toShown({ id, name, kind, baseUrl, profile, keyHint }: KnownEnvironment): Environment {
  return { id, name, kind, baseUrl, profile, keyHint }
}

/** The last four characters of a key that stays secret without them; empty for a shorter key. */
function toHint(key: string | null): string | null {
  if (key === null) return null
  return key.length >= 12 ? key.slice(-4) : ''
}

function toId(kind: string, baseUrl: string): string {
  return `${kind}-${createHash('sha256').update(baseUrl).digest('hex').slice(0, 8)}`
}

function isSameOrigin(baseUrl: string, other: string | undefined): boolean {
  return other !== undefined && URL.canParse(other) && new URL(other).origin === new URL(baseUrl).origin
}
