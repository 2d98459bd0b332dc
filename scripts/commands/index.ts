/** The list of commands. The options and code of a command are loaded only when it is called, so that small commands start fast. */
import type { CommandDefinition } from '../cli/command.ts'

export interface CommandEntry {
  name: string
  summary: string
  load(): Promise<CommandDefinition>
}

export const commands: readonly CommandEntry[] = [
  {
    name: 'mock',
    summary: 'serve a mock of the API over HTTP',
    load: async () => (await import('./mock/index.ts')).mockCommand,
  },
  {
    name: 'workbench',
    summary: 'serve the mock with its page: compose and send requests, watch and judge the answers',
    load: async () => (await import('./workbench/index.ts')).workbenchCommand,
  },
  {
    name: 'check',
    summary: 'run the contract suite against a target: the embedded mock, a server, the live API',
    load: async () => (await import('./check/index.ts')).checkCommand,
  },
  {
    name: 'smoke',
    summary: 'send up to three small requests: do key, model and base URL work?',
    load: async () => (await import('./smoke/index.ts')).smokeCommand,
  },
  {
    name: 'validate',
    summary: 'judge recorded traffic offline',
    load: async () => (await import('./validate/index.ts')).validateCommand,
  },
  {
    name: 'compare',
    summary: 'run the suite on two or more targets and compare the results',
    load: async () => (await import('./compare/index.ts')).compareCommand,
  },
  {
    name: 'record',
    summary: 'run a proxy on this machine that judges traffic and writes it to a HAR file',
    load: async () => (await import('./record/index.ts')).recordCommand,
  },
  {
    name: 'client',
    summary: 'run your own program against the mock, drill by drill: what does it do wrong?',
    load: async () => (await import('./client/index.ts')).clientCommand,
  },
  {
    name: 'spec',
    summary: 'print or check the OpenAPI document',
    load: async () => (await import('./spec/index.ts')).specCommand,
  },
]
