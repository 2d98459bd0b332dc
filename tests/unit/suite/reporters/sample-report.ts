/** Reports with hostile content, as a target could send it, for the tests of the reporters. */
import type { SuiteReport, FilesReport } from '../../../suite/reporters/report.ts'

const failure = {
  check: 'chunk-sequence',
  severity: 'fail',
  message: 'a chunk\u0007 came <b>late</b> & "quoted"',
  documented: 'role | first',
  received: 'a\u001b[31mred\u0000\nline ]]> ``` ::error:: @someone \ud800',
  at: 'chunk 3 (byte 812) /choices/0/delta',
  blame: 'target',
  next: 'look at the proxy',
  source: 'https://example.com/a?b=1&c=2 (2026-09)',
  count: 3,
  excerpt: { offset: 692, text: 'data: {"<script>alert(1)</script>"}\\n\n\\x00' },
} as const

export const sample: SuiteReport = {
  schemaVersion: 1,
  target: {
    kind: 'server',
    baseUrl: 'http://127.0.0.1:1/v1?<x>',
    model: 'kimi-k2.6',
    profile: 'official',
    modelChosenBecause: 'named by the caller',
  },
  verdict: 'fail',
  notes: ['a note with <tags>'],
  summary: {
    cases: 4,
    pass: 1,
    warn: 1,
    fail: 1,
    skip: 1,
    durationMs: 61_234,
    tokens: { prompt: 10, completion: 5 },
    costUsd: 0.0123,
  },
  cases: [
    {
      id: 'models/list',
      operationId: 'listModels',
      about: 'Models.',
      status: 'pass',
      durationMs: 1_000_000,
      failures: [],
    },
    {
      id: 'chat/stream',
      operationId: 'createChatCompletion',
      about: 'A <stream>.',
      status: 'fail',
      durationMs: 12,
      ttftMs: 3,
      failures: [failure, { ...failure, severity: 'notice', count: 1 }],
    },
    {
      id: 'tools/auto',
      operationId: 'createChatCompletion',
      about: 'Tools.',
      status: 'warn',
      durationMs: 5,
      rate: { wanted: 'calls', met: 1, tries: 3, minimum: 0.6 },
      failures: [{ ...failure, severity: 'warn' }],
    },
    {
      id: 'chat/effort',
      operationId: 'createChatCompletion',
      about: 'Effort.',
      status: 'skip',
      durationMs: 0,
      skippedBecause: 'not for <this> model',
      failures: [],
    },
  ],
}

export const filesSample: FilesReport = {
  schemaVersion: 1,
  target: { kind: 'files', baseUrl: null, model: null, profile: 'vendor' },
  verdict: 'fail',
  summary: { ...sample.summary, cases: 1, pass: 0, warn: 0, fail: 1, skip: 0, costUsd: null },
  files: [{ file: 'a/b.har', entry: '3', operationId: null, status: 'fail', failures: [failure] }],
}

/** Recorded traffic whose answers pass, and whose requests do not. */
export const requestsSample: FilesReport = {
  ...filesSample,
  verdict: 'pass',
  summary: { ...filesSample.summary, pass: 1, fail: 0 },
  files: [{ file: 'a/b.har', entry: '3', operationId: 'createChatCompletion', status: 'pass', failures: [] }],
  requests: [
    {
      file: 'a/b.har',
      entry: '3',
      status: 'fail',
      findings: [
        {
          severity: 'fail',
          kind: 'request-refused',
          message: 'invalid <temperature>\u0007: only 1 is allowed & nothing else',
          at: '/temperature',
          expected: 'a request that Kimi accepts',
          received: 'status 400',
          source: 'https://example.com/a?b=1&c=2 (2026-09)',
        },
        {
          severity: 'warn',
          kind: 'ignored-member',
          message: 'the member seed has no effect',
          at: '/seed',
          expected: 'nothing that the service ignores',
          received: 'seed in the body',
          source: 'https://example.com/ (2026-09)',
        },
      ],
    },
    { file: 'a/b.har', entry: '4', status: 'pass', findings: [] },
  ],
}

export const empty: SuiteReport = {
  schemaVersion: 1,
  target: { kind: 'server', baseUrl: 'http://127.0.0.1:1/v1', model: null, profile: 'official' },
  verdict: 'inconclusive',
  inconclusiveBecause: 'the target cannot be reached: <nothing>',
  summary: {
    cases: 0,
    pass: 0,
    warn: 0,
    fail: 0,
    skip: 0,
    durationMs: 3,
    tokens: { prompt: 0, completion: 0 },
    costUsd: 0,
  },
  cases: [],
}
