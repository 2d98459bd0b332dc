/** Finds the operation of a recorded request. Vendors serve chat below paths of their own, and other APIs have `/models` too. */
import { findOperation } from '../document.ts'
import type { OperationId } from '../types.ts'

/**
 * The operation of a method and URL, or null. `…/chat/completions` is chat on any host. Every other operation is recognised directly
 * below `/v1`, and below any path of Moonshot's own hosts and of this machine, where proxies and mocks run. A browser's preflight
 * belongs to the operation it asks about.
 */
export function findRoute(method: string, url: string): OperationId | null {
  if (/^options$/i.test(method)) return findRoute('POST', url) ?? findRoute('GET', url)
  const [, host = '', path = ''] = /^(?:[a-z][a-z0-9+.-]*:\/\/([^/?#]*))?([^?#]*)/i.exec(url) ?? []
  if (method.toUpperCase() === 'POST' && /\/chat\/completions\/?$/.test(path)) return 'createChatCompletion'
  const name = host.replace(/^.*@/, '').replace(/:\d+$/, '').toLowerCase()
  const near =
    name === '' || /(^|\.)moonshot\.(ai|cn)$/.test(name) || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(name)
  if (!near && !path.startsWith('/v1/')) return null
  const found = findOperation(method, path)
  if (!found) return null
  const atRoot = path.startsWith('/v1/') && findOperation(method, path.slice(3).replace(/^\/[^/]+/, '')) === null
  return near || atRoot ? found.operationId : null
}

/** Whether a request without an operation is meant for this API, such as a misspelt path: it is below `/v1`. */
export function isApiPath(method: string, url: string): boolean {
  return /^(get|post|put|patch|delete)$/i.test(method) && /^(?:[a-z][a-z0-9+.-]*:\/\/[^/?#]*)?\/v1\/[^?#]/i.test(url)
}

/**
 * Whether an unknown path below `/v1` is an ordinary call of another service, as the HAR of a browser has them: the first segment
 * is none of this API's or OpenAI's, and the call succeeded without a body, as those of counters and logs do.
 */
export function isOtherService(url: string, status: number | null, bytes: number): boolean {
  if (status === null || status < 200 || status > 299 || bytes > 0) return false
  return !/^(?:[a-z][a-z0-9+.-]*:\/\/[^/?#]*)?\/v1\/(?:chats?|completions?|models?|files?|engines|embeddings|tokenizers?|users?|batch(?:es)?|responses|caching|signatures)(?=[/?#]|$)/i.test(
    url,
  )
}

/** Whether the body of an answer is an HTML page or empty. */
export function isPageOrEmpty(start: string): boolean {
  return /^[\s\uFEFF]*(?:$|<(?:!doctype|html|head|body)\b)/i.test(start)
}
