/** Routes under `/__mock` that the server's caller adds, behind the same access rules as the mock's own. */
import type { ServerResponse } from 'node:http'
import type { MockRequest } from '../reply/index.ts'
import type { Access } from './access.ts'
import type { Intercept } from './serve.ts'
import { writeReply } from './write-reply.ts'

export interface ServerExtension {
  /** Whether a path serves files without data, which need no control token; the path begins with `/__mock`. */
  isPublic(path: string): boolean
  /**
   * Answers the request and returns true; false leaves it to the mock's own control routes. `mayControl` is false for a public path
   * whose request would be refused by the control routes, so that the answer holds no data.
   */
  handle(request: MockRequest, response: ServerResponse, mayControl: boolean): boolean
}

/** Passes the allowed requests below `/__mock` to the extension. */
export function createIntercept(extension: ServerExtension, access: Access): Intercept {
  return (request, response) => {
    if (!/^\/__mock(?:[/?#]|$)/.test(request.url)) return false
    const path = request.url.replace(/[?#].*$/s, '')
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && extension.isPublic(path)
    const refused = access(request, isPage)
    if (refused === null) return extension.handle(request, response, !isPage || access(request, false) === null)
    writeReply(response, refused)
    return true
  }
}
