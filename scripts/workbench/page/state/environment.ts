/** The chosen environment, its key and model. Typed keys are kept in this module's memory only. */
import { computed, signal } from '@preact/signals'
import type { Environment, ModelChoice } from '../../protocol.ts'
import { ApiError, callJson, readMeta } from './api.ts'
import type { WorkbenchState } from '../../protocol.ts'
import { readStored, writeStored } from './stored.ts'

const storedId = readStored('environment')

const contained = readContained()

export const environments = signal<readonly Environment[]>(contained?.environments ?? [])
export const models = signal<readonly ModelChoice[]>(contained?.models ?? [])
export const version = signal(contained?.version ?? '')
/** Why requests go to the mock only; null where the relay is on. */
export const relayOffBecause = signal<string | null>(contained?.relayOffBecause ?? null)
/** Why the server could not be reached; null while it answers. */
export const serverProblem = signal<string | null>(null)
const storedModel = readStored('model')

/** The model that was chosen last, for new requests. */
export const model = signal(typeof storedModel === 'string' ? storedModel : 'kimi-k2.6')
const environmentId = signal(typeof storedId === 'string' ? storedId : 'mock')

export const environment = computed<Environment | null>(
  () => environments.value.find(({ id }) => id === environmentId.value) ?? environments.value[0] ?? null,
)

/** Typed keys by environment. A module variable: never in storage, addresses or logs. */
const typedKeys = signal<ReadonlyMap<string, string>>(new Map())

/** The typed key of the chosen environment; null where none was typed. */
export const typedKey = computed(() => typedKeys.value.get(environment.value?.id ?? '') ?? null)

/** Keeps a key for the chosen environment; an empty string forgets it. */
export function setTypedKey(key: string): void {
  const id = environment.value?.id
  if (id === undefined) return
  const keys = new Map(typedKeys.value)
  if (key === '') keys.delete(id)
  else keys.set(id, key)
  typedKeys.value = keys
}

/** Reads environments and models from the server. */
export async function loadEnvironments(): Promise<void> {
  try {
    const state = await callJson<WorkbenchState>('workbench/environments')
    environments.value = state.environments
    models.value = state.models
    version.value = state.version
    relayOffBecause.value = state.relayOffBecause
    serverProblem.value = null
  } catch (error) {
    serverProblem.value = error instanceof ApiError ? error.message : String(error)
  }
}

/** The state in the page itself; null where the server did not write it, because the mock needs its control token. */
function readContained(): WorkbenchState | null {
  try {
    return JSON.parse(readMeta('workbench-state')) as WorkbenchState | null
  } catch {
    return null
  }
}

/** Chooses an environment and remembers the choice. */
export function chooseEnvironment(id: string): void {
  environmentId.value = id
  writeStored('environment', id)
}

/** Remembers the model for new requests. */
export function chooseModel(id: string): void {
  model.value = id
  writeStored('model', id)
}
