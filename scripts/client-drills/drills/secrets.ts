/** Drills of the key: a program must send it only in the Authorization header to the API, and must put it in no other place. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decodePercent } from '../../../openapi/decode-percent.ts'
import {
  defineDrill,
  type Drill,
  type DrillContext,
  type Finding,
  type Judgement,
  type Run,
  type Setup,
} from '../drill.ts'

/** The most files below the watched folder that are read, and the largest of them. */
const mostFiles = 20_000
const mostFileBytes = 16 * 1024 * 1024

const redirect: Setup = {
  id: 'redirect',
  about: 'redirects every chat request to another host, 307',
  redirects: true,
  answer: ({ request }, { secondHost }) => ({
    status: 307,
    headers: [['Location', `${secondHost}${request.url}`]],
    body: { kind: 'bytes', bytes: '' },
  }),
}

export const secretDrills: readonly Drill[] = [
  defineDrill({
    id: 'secrets/output',
    title: 'the key in the output',
    promise: 'the key is in no output of the program, whatever the answer',
    source: 'rfc6750/5.3',
    setups: 'all',
    judge: ({ runs }) => {
      const shown = runs.filter(({ attached }) => attached?.hasOutput !== false)
      if (shown.length === 0) return { because: 'what the program showed was not given' }
      return findIn(
        shown,
        ({ stdout, stderr }, isKey) => [...(isKey(stdout) ? ['stdout'] : []), ...(isKey(stderr) ? ['stderr'] : [])],
        'the key is in the output',
      )
    },
    advice: 'do not print requests, headers or the environment; cut the key to its last four characters',
  }),
  defineDrill({
    id: 'secrets/query',
    title: 'the key in an address',
    promise: 'the key is in no URL, because servers and proxies log them',
    source: 'rfc6750/5.3',
    setups: 'all',
    judge: ({ runs }) =>
      findIn(
        runs,
        ({ requests }, isKey) =>
          requests.some(({ url }) => isKey(decodePercent(url))) ? ['the URL of a request'] : [],
        'the key is in an address',
      ),
    advice: 'send the key in the Authorization header only',
  }),
  defineDrill({
    id: 'secrets/body',
    title: 'the key in a body',
    promise: 'the key is in no request body, because it becomes part of prompts and logs',
    source: 'rfc6750/5.3',
    setups: 'all',
    judge: ({ runs }) =>
      findIn(
        runs,
        ({ requests }, isKey) => (requests.some(({ bodyText }) => isKey(bodyText)) ? ['the body of a request'] : []),
        'the key is in a request body',
      ),
    advice: 'do not put the environment or the configuration into prompts',
  }),
  defineDrill({
    id: 'secrets/files',
    title: 'the key in files',
    promise: 'the key is in no file that the program writes',
    source: 'rfc6750/5.3',
    setups: 'all',
    judge: judgeFiles,
    advice: 'remove the Authorization header before writing logs, caches and recordings',
  }),
  defineDrill({
    id: 'secrets/redirect',
    title: 'a redirect to another host',
    promise: 'the key does not follow a redirect to another host',
    source: 'rfc9110/15.4',
    setups: [redirect],
    judge: judgeRedirect,
    advice: 'remove Authorization when a redirect leads to another host, or do not follow redirects',
  }),
]

type IsKey = (text: string) => boolean

/** Creates a function that finds the key in a text: the whole key, its first or last 24 characters, or its base64 form. */
function toIsKey({ key }: Run): IsKey {
  const forms = [key, key.slice(0, 24), key.slice(-24), Buffer.from(key).toString('base64').slice(0, 40)]
  return (text) => forms.some((form) => text.includes(form))
}

function findIn(runs: readonly Run[], find: (run: Run, isKey: IsKey) => string[], message: string): Finding[] {
  const hits = runs.flatMap((run) => find(run, toIsKey(run)).map((where) => ({ run, where })))
  if (hits.length === 0) return []
  return [
    {
      severity: 'fail',
      message,
      expected: 'the key in Authorization headers only',
      observed: `${[...new Set(hits.map(({ where }) => where))].join(', ')} in ${new Set(hits.map(({ run }) => run)).size} of ${runs.length} runs`,
      run: hits[0]!.run,
    },
  ]
}

function judgeFiles({ runs, options }: DrillContext): Judgement {
  if (options.watchFolder === null) return { because: 'no folder is watched: name one with --watch-files' }
  const { hits, because } = searchFiles(options.watchFolder, toIsKey(runs[0]!))
  if (hits.length === 0) return because === null ? [] : { because }
  return [
    {
      severity: 'fail',
      message: 'the key is in a file',
      expected: 'no key in files',
      observed: hits.slice(0, 5).join(', '),
    },
  ]
}

/** The files of a folder that contain the key. `because` says why some were not searched; null if all were. */
function searchFiles(folder: string, isKey: IsKey): { hits: string[]; because: string | null } {
  const hits: string[] = []
  const folders = [folder]
  let searched = 0
  let unreadable: string | null = null

  function visit(path: string, read: () => void): void {
    try {
      read()
    } catch (error) {
      // The program may have removed a temporary file meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') unreadable ??= path
    }
  }

  for (let current = folders.pop(); current !== undefined; current = folders.pop())
    visit(current, () => {
      for (const entry of readdirSync(current!, { withFileTypes: true })) {
        const path = join(current!, entry.name)
        if (entry.isDirectory()) folders.push(path)
        if (!entry.isFile()) continue
        if (++searched > mostFiles) return
        visit(path, () => {
          if (statSync(path).size <= mostFileBytes && isKey(readFileSync(path, 'latin1'))) hits.push(path)
        })
      }
    })
  if (searched > mostFiles) return { hits, because: `the folder holds more than ${mostFiles} files` }
  return { hits, because: unreadable === null ? null : `${unreadable} cannot be read` }
}

function judgeRedirect({ runs }: DrillContext): Judgement {
  const run = runs[0]!
  if (run.elsewhere.length === 0) return { because: 'the program does not follow redirects' }
  const isKey = toIsKey(run)
  const sent = run.elsewhere.filter((request) => isKey(JSON.stringify(request.headers)) || isKey(request.bodyText))
  if (sent.length === 0) return []
  return [
    {
      severity: 'fail',
      message: 'the key was sent to another host',
      expected: 'no Authorization header after a redirect from 127.0.0.1 to localhost',
      observed: `${sent.length} of ${run.elsewhere.length} requests to the other host carried the key`,
    },
  ]
}
