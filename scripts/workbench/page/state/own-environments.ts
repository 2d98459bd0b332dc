/** Base URLs that the person added: remembered without keys, and confirmed again after each start of the server. */
import { computed, signal } from '@preact/signals'
import type { ConfirmAnswer, ConfirmBody } from '../../protocol.ts'
import { callJson } from './api.ts'
import { chooseEnvironment, environments, loadEnvironments } from './environment.ts'
import { readStored, writeStored } from './stored.ts'

/** An added base URL; the id is the one that the server gives to this address. */
export interface OwnEnvironment {
  id: string
  name: string
  baseUrl: string
  profile: 'official' | 'vendor'
}

const most = 20

const stored = signal<readonly OwnEnvironment[]>(readOwn())

/** Added base URLs that this start of the server does not know yet. */
export const unconfirmed = computed(() =>
  stored.value.filter(({ id }) => environments.value.length > 0 && !environments.value.some((one) => one.id === id)),
)

/** What the dialog starts with; null while it is closed. */
export const adding = signal<Partial<OwnEnvironment> | null>(null)

/** Asks where an address leads, or confirms it; a confirmed one is chosen and remembered. */
export async function confirmOwn(body: ConfirmBody): Promise<ConfirmAnswer> {
  const answer = await callJson<ConfirmAnswer>('workbench/confirm', { body })
  if (!answer.confirmed) return answer
  const { id, name, baseUrl, profile } = answer.environment
  stored.value = [{ id, name, baseUrl, profile }, ...stored.value.filter((one) => one.id !== id)].slice(0, most)
  writeStored('environments', stored.value)
  await loadEnvironments()
  chooseEnvironment(id)
  return answer
}

/** Forgets an added base URL. */
export function forgetOwn(id: string): void {
  stored.value = stored.value.filter((one) => one.id !== id)
  writeStored('environments', stored.value)
}

function readOwn(): readonly OwnEnvironment[] {
  const value = readStored('environments')
  if (!Array.isArray(value)) return []
  return (value as Partial<OwnEnvironment>[]).flatMap((one) =>
    typeof one?.id === 'string' && typeof one.name === 'string' && typeof one.baseUrl === 'string'
      ? [
          {
            id: one.id,
            name: one.name,
            baseUrl: one.baseUrl,
            profile: one.profile === 'official' ? 'official' : 'vendor',
          },
        ]
      : [],
  )
}
