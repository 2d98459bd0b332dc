/** Opens the target of `check`: the embedded mock, a server, or the live API. */
import { isFirstParty, isLoopback } from '../../../tests/suite/sender/index.ts'
import { UsageError, type Io } from '../../cli/command.ts'
import { assertKey, chooseBaseUrl, findKey, findKeyTrouble } from '../../cli/settings.ts'

export interface CheckTarget {
  kind: 'mock' | 'server' | 'live'
  baseUrl: string
  apiKey: string | undefined
  close(): Promise<void>
}

/** The only valid key of the embedded mock, so that it refuses wrong ones. */
const embeddedKey = 'sk-kimi-contract-embedded-mock'

/** The target, or the reason why it cannot be tested. */
export async function openTarget(options: Record<string, unknown>, io: Io): Promise<CheckTarget | string> {
  if (typeof options.baseUrl !== 'string' && options.live !== true) {
    if (options.apiKey !== undefined)
      throw new UsageError('--api-key without --live or --base-url: the embedded mock has its own key')
    return openEmbedded(options.profile === 'vendor' ? 'vendor' : 'official')
  }
  const baseUrl = chooseBaseUrl(options.baseUrl, io, { from: '--base-url' })
  const live = options.live === true || isFirstParty(baseUrl)
  const key = findKey(options.apiKey, io)
  if (key === undefined && live)
    return `no key: set MOONSHOT_API_KEY (or write it into .env) to test ${baseUrl}. Nothing was tested.`
  if (key !== undefined) {
    assertKey(key)
    const problem = findKeyTrouble(key)
    if (problem !== null && live) io.log(`warning: the API key ${problem}`)
    if (baseUrl.startsWith('http:') && !isLoopback(baseUrl)) io.log('warning: the key is sent unencrypted over http')
  }
  return { kind: live ? 'live' : 'server', baseUrl, apiKey: key, close: async () => undefined }
}

async function openEmbedded(profile: 'official' | 'vendor'): Promise<CheckTarget> {
  const { createMockServer } = await import('../../../mocks/server.ts')
  const mock = await createMockServer({ port: 0, apiKeys: [embeddedKey], profile })
  return { kind: 'mock', baseUrl: mock.url, apiKey: embeddedKey, close: () => mock.close() }
}
