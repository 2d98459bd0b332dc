/** `POST /__mock/workbench/confirm`: an address becomes an environment after the user has seen and accepted the IP addresses behind it. */
import { toNoAnswerError, toBaseUrl } from '../../tests/suite/sender/index.ts'
import { isPrivateAddress, resolveHost } from './addresses.ts'
import { CallError, readText } from './call.ts'
import { toShown, type Environments } from './environments.ts'
import type { ConfirmAnswer } from './protocol.ts'

/** Shows where a base URL leads, or adds it. @throws CallError */
export async function confirmTarget(
  body: Readonly<Record<string, unknown>>,
  { environments, relayOffBecause }: { environments: Environments; relayOffBecause: string | null },
): Promise<ConfirmAnswer> {
  if (relayOffBecause !== null) throw new CallError(403, `requests go to this mock only: ${relayOffBecause}`)
  const baseUrl = readBaseUrl(readText(body, 'baseUrl'))
  const { hostname, host, protocol } = new URL(baseUrl)
  const addresses = await resolveHost(hostname).catch((error: unknown) => {
    throw new CallError(400, `${host}: ${toNoAnswerError(error).message}`, 'check the spelling of the host')
  })
  const accepted = readAccepted(body)
  const isPrivate = addresses.some(isPrivateAddress)
  if (accepted === null || addresses.some((address) => isPrivateAddress(address) && !accepted.includes(address)))
    return { confirmed: false, host, addresses, isPrivate, isEncrypted: protocol === 'https:' }
  const name = typeof body['name'] === 'string' && body['name'].trim() !== '' ? body['name'].trim().slice(0, 60) : host
  const profile = body['profile'] === 'official' ? 'official' : 'vendor'
  const added = environments.add({ baseUrl, name, profile, addresses: accepted })
  return { confirmed: true, environment: toShown(added) }
}

function readBaseUrl(text: string): string {
  try {
    return toBaseUrl(text)
  } catch (error) {
    throw new CallError(400, error instanceof Error ? error.message : String(error))
  }
}

function readAccepted(body: Readonly<Record<string, unknown>>): readonly string[] | null {
  const { confirmed } = body
  if (confirmed === undefined) return null
  if (!Array.isArray(confirmed) || !confirmed.every((one) => typeof one === 'string'))
    throw new CallError(400, 'confirmed must be the list of addresses that were shown')
  return confirmed
}
