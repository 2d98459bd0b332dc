/** Builders of faulty servers, and the form of an entry in the tables of faults. */
import type { ServerResponse } from 'node:http'
import { completion, events, refuse, type ReceivedRequest, type Override } from '../../suite/runner/scripted-server.ts'

export interface FaultyServer {
  what: string
  id: string
  code: 1 | 3
  override: Override
  args?: string[]
  /** Matches the diagnosis, where it has a figure or a name. */
  says?: RegExp
}

export const chat = (path: string) => path.endsWith('/chat/completions')
const org = 'Your account org-0123456789ab<ak-0123456789ab>'
export const atChat =
  (answer: (asked: ReceivedRequest, response: ServerResponse) => unknown): Override =>
  (asked, response) => {
    if (!chat(asked.path)) return false
    answer(asked, response)
    return true
  }
export const say = (status: number, type: string, message: string, more = {}) =>
  atChat((_a, r) => refuse(r, status, type, message, more))
export const always =
  (status: number, type: string, message: string): Override =>
  (_a, r) =>
    refuse(r, status, type, message)
export const page = (title: string) => `<!doctype html>\n<html><title>${title}</title><p>hello</html>`
export const write = (status: number, text: string, type: string) =>
  atChat((_a, r) => r.writeHead(status, { 'Content-Type': type }).end(text))
export const stream = (choose: (all: string[]) => string[]) =>
  atChat((a, r) => r.writeHead(200, { 'Content-Type': 'text/event-stream' }).end(choose(events(a, 'pong')).join('')))
export const limited = (message: string, more = {}) =>
  say(429, 'rate_limit_reached_error', `${org} request reached ${message}`, more)
export const oneChoice = (choice: Record<string, unknown>) =>
  atChat((a, r) => r.end(completion(a, '', { choices: [{ index: 0, finish_reason: 'stop', ...choice }] })))
