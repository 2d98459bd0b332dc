/** Faulty answers with status 200: what, diagnosis, exit code. */
import { completion, events, key } from '../../suite/runner/scripted-server.ts'
import { atChat, oneChoice, page, say, stream, write, type FaultyServer } from './faulty-server.ts'

/** Faulty answers with status 200. */
export const bodies: FaultyServer[] = [
  {
    what: 'a web site',
    id: 'html',
    code: 1,
    override: (_a, r) => !!r.writeHead(200, { 'Content-Type': 'text/html' }).end(page('Acme Tools')),
    says: /"Acme Tools"/,
  },
  {
    what: 'a login page of the network',
    id: 'network-login',
    code: 3,
    override: (_a, r) => !!r.writeHead(200, { 'Content-Type': 'text/html' }).end(page('Sign in')),
    says: /"Sign in".* sign in/,
  },
  {
    what: 'a page for the chat request alone',
    id: 'blocked',
    code: 1,
    override: write(403, page('Just a moment...'), 'text/html'),
  },
  {
    what: 'a redirect to a login page',
    id: 'redirect',
    code: 1,
    override: (_a, r) => !!r.writeHead(302, { Location: 'http://login.example/?x=1' }).end(),
    says: /login page/,
  },
  {
    what: 'a redirect of the API',
    id: 'redirect',
    code: 1,
    override: (a, r) => !!r.writeHead(308, { Location: `https://api.example.com${a.path}` }).end(),
    says: /set MOONSHOT_BASE_URL=https:\/\/api\.example\.com\/v1 /,
  },
  {
    what: 'an error under status 200',
    id: 'error-in-200',
    code: 1,
    override: say(200, 'server_error', 'upstream failed'),
    says: /server_error: upstream failed/,
  },
  { what: 'an empty body', id: 'empty-body', code: 1, override: write(200, '', 'application/json') },
  {
    what: 'JSON that breaks off',
    id: 'truncated-json',
    code: 1,
    override: atChat((a, r) => r.end(completion(a, 'pong').slice(0, 60))),
  },
  {
    what: 'a body shorter than its Content-Length',
    id: 'cut-off',
    code: 1,
    override: atChat((a, r) =>
      r.writeHead(200, { 'Content-Length': '900' }).write(completion(a, 'pong'), () => r.destroy()),
    ),
  },
  {
    what: 'plain text that is said to be gzip',
    id: 'content-coding',
    code: 1,
    override: atChat((_, r) => r.writeHead(200, { 'Content-Encoding': 'gzip' }).end('ok, but packed by no one')),
    says: /Content-Encoding/,
  },
  {
    what: 'plain text',
    id: 'not-json',
    code: 1,
    override: write(200, `It works! ${key}`, 'text/plain'),
    says: /It works!/,
  },
  {
    what: 'JSON that is no completion',
    id: 'not-a-completion',
    code: 1,
    override: write(200, '{"ok":true}', 'application/json'),
  },
  {
    what: 'no choices',
    id: 'not-a-completion',
    code: 1,
    override: atChat((a, r) => r.end(completion(a, '', { choices: [] }))),
  },
  { what: 'an empty answer', id: 'empty-content', code: 1, override: atChat((a, r) => r.end(completion(a, ''))) },
  {
    what: 'a call of a tool',
    id: 'empty-content',
    code: 1,
    override: oneChoice({
      message: {
        role: 'assistant',
        content: '',
        tool_calls: [{ id: 'a:0', type: 'function', function: { name: 'a', arguments: '{}' } }],
      },
    }),
  },
  {
    what: 'thinking that used up the budget',
    id: 'budget-spent',
    code: 3,
    override: oneChoice({
      message: { role: 'assistant', content: '', reasoning_content: 'hm' },
      finish_reason: 'length',
    }),
  },
  {
    what: 'an answer taken back by the filter',
    id: 'content-filter',
    code: 3,
    override: oneChoice({ message: { role: 'assistant', content: '' }, finish_reason: 'content_filter' }),
  },
  {
    what: 'a stream without [DONE]',
    id: 'stream-without-done',
    code: 1,
    override: stream((all) => all.slice(0, 3)),
    args: ['--stream'],
  },
  {
    what: 'a stream that breaks off',
    id: 'cut-off',
    code: 1,
    override: atChat((a, r) =>
      r.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(events(a, 'pong')[0]!, () => r.destroy()),
    ),
    args: ['--stream'],
  },
  {
    what: 'a stream with an error in it',
    id: 'stream-error',
    code: 3,
    override: stream((all) => [
      all[0]!,
      all[1]!,
      'data: {"error":{"message":"lost a worker","type":"server_error"}}\n\n',
    ]),
    args: ['--stream'],
    says: /server_error: lost a worker/,
  },
  {
    what: 'one JSON where a stream was asked for',
    id: 'stream-ignored',
    code: 1,
    override: atChat((a, r) => r.end(completion(a, 'pong'))),
    args: ['--stream'],
  },
  {
    what: 'an answer that never ends',
    id: 'stalled',
    code: 3,
    override: atChat((a, r) => void r.writeHead(200).write(completion(a, 'pong').slice(0, 40))),
    args: ['--timeout-ms', '2000'],
  },
]
