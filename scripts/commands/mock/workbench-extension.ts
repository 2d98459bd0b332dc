/** Adds the workbench to the mock's server. The code of the workbench is loaded with the first request for it. */
import { isLoopback, type ServerExtension, writeReply } from '../../../mocks/server/index.ts'
import { toProblem } from '../../../mocks/reply/index.ts'
import { createToken, findTokenProblem } from '../../workbench/access.ts'

export interface WorkbenchExtensionOptions {
  /** The mock's base URL; called only when the mock listens. */
  mockUrl: () => string
  host: string
  targets: readonly string[]
  /** False with `--no-relay`. */
  relay: boolean
  env: Readonly<Record<string, string | undefined>>
}

/** Creates the extension of one server. */
export function createWorkbenchExtension(options: WorkbenchExtensionOptions): ServerExtension {
  // The token is made with the first request that needs it, because loading node:crypto would delay the start.
  let token: string | null = null
  const toToken = () => (token ??= createToken())
  const relayOffBecause = findRelayOff(options)
  const { mockUrl, targets, env } = options
  const load = async () => {
    const { createWorkbench } = await import('../../workbench/index.ts')
    return createWorkbench({ token: toToken(), mockUrl, targets, relayOffBecause, env })
  }
  let loading: ReturnType<typeof load> | null = null
  return {
    isPublic: (path) => path === '/__mock' || path === '/__mock/' || path.startsWith('/__mock/assets/'),
    handle(request, response, mayControl) {
      const path = request.url.replace(/[?#].*$/s, '')
      if (/^\/__mock(?:\/?$|\/assets\/|\/workbench\/)/.test(path)) {
        loading ??= load()
        loading.then(
          (workbench) => workbench.handle(request, response, mayControl),
          (error: Error) => writeReply(response, toProblem(500, `the workbench cannot be loaded: ${error.message}`)),
        )
        return true
      }
      const problem = findTokenProblem(request, path, toToken())
      if (problem === null) return false
      writeReply(response, toProblem(403, problem))
      return true
    },
  }
}

/** Why the relay is off. It is off if other machines can open the page, because they could send requests with this machine's key. */
function findRelayOff({ relay, host }: WorkbenchExtensionOptions): string | null {
  if (!relay) return 'the relay is switched off (--no-relay)'
  return isLoopback(host) ? null : `other machines can reach the page (--host ${host})`
}
