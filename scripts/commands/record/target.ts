/**
 * Maps the paths that clients request to those of the target. The base URL of clients is `http://127.0.0.1:PORT/v1`, whatever base path
 * the target has. A wrong path is passed on unchanged, so that the target answers it.
 */
import { findOperation } from '../../../openapi/document.ts'
import { findRoute } from '../../../openapi/readers/index.ts'
import type { OperationId } from '../../../openapi/types.ts'
import { UsageError } from '../../cli/command.ts'
import { readBaseUrl } from '../../cli/settings.ts'

export interface Target {
  /** The given URL without a slash at the end, for messages and reports. */
  baseUrl: string
  tls: boolean
  hostname: string
  port: number
  /** Value of the `Host` field. */
  host: string
  /** The base path for clients. */
  clientBase: string
  /** The target's path for a path that a client requested. */
  toPath(path: string): string
  toUrl(path: string): string
  findOperation(method: string, path: string): OperationId | null
}

const version = /^\/v\d+[^/]*/

/**
 * Reads a target URL, with or without its base path.
 * @example readTarget('https://api.moonshot.ai').toUrl('/v1/models') // https://api.moonshot.ai/v1/models
 * @throws UsageError if it is not an http(s) URL or contains a password
 */
export function readTarget(text: string): Target {
  const baseUrl = readBaseUrl(text, { from: '--target' })
  const url = new URL(baseUrl)
  if (url.username !== '' || url.password !== '')
    throw new UsageError('--target must not hold a user name or password; let the client send its own Authorization')
  const basePath = url.pathname.replace(/\/+$/, '')
  const last = basePath.slice(basePath.lastIndexOf('/'))
  const versioned = version.test(last)
  const clientBase = versioned ? last : '/v1'
  const before = versioned ? basePath.slice(0, -last.length) : basePath
  /** `…/v1/openai`: the base path has the version already, so the client's version is dropped. */
  const hasInnerVersion = !versioned && /\/v\d+[^/]*\//.test(`${basePath}/`)
  const tls = url.protocol === 'https:'

  function toPath(path: string): string {
    if (before === '' || !path.startsWith('/') || path.startsWith(`${basePath}/`)) return path
    return before + (hasInnerVersion && path.startsWith(`${clientBase}/`) ? path.slice(clientBase.length) : path)
  }
  const toUrl = (path: string) => url.origin + toPath(path)

  return {
    baseUrl,
    tls,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (tls ? 443 : 80)),
    host: url.host,
    clientBase,
    toPath,
    toUrl,
    findOperation(method, path) {
      const known = findRoute(method, toUrl(path))
      if (known !== null) return known
      const bare = path.replace(/[?#].*$/s, '')
      // A path without a version belongs to the API only if the target has a base path of its own.
      if (!version.test(bare) && before === '') return null
      return findOperation(method, bare.replace(version, ''), { basePath: '' })?.operationId ?? null
    },
  }
}

/** The path and query of a request target. It may be a whole URL, as clients of a forward proxy send it. */
export function toOriginForm(requestTarget: string): string {
  const path = requestTarget.replace(/^https?:\/\/[^/?#]*/i, '')
  return path === '' || path.startsWith('?') ? `/${path}` : path
}
