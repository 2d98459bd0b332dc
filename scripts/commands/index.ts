/** Every command by name; its options and code are loaded when it is called, so that a small command starts fast. */
import type { CommandDefinition } from '../cli/command.ts'

export interface CommandEntry {
  name: string
  summary: string
  load(): Promise<CommandDefinition>
}

export const commands: readonly CommandEntry[] = [
  {
    name: 'mock',
    summary: 'serve the mock',
    load: async () => (await import('./mock/index.ts')).mockCommand,
  },
  {
    name: 'check',
    summary: 'run the contract suite against a target: the embedded mock, a server, the live API',
    load: async () => (await import('./check/index.ts')).checkCommand,
  },
  {
    name: 'smoke',
    summary: 'one small request: is this key usable?',
    load: async () => (await import('./smoke/index.ts')).smokeCommand,
  },
  {
    name: 'validate',
    summary: 'judge recorded traffic offline',
    load: async () => (await import('./validate/index.ts')).validateCommand,
  },
  {
    name: 'compare',
    summary: 'the suite on two targets or more, side by side',
    load: async () => (await import('./compare/index.ts')).compareCommand,
  },
  {
    name: 'record',
    summary: 'a proxy on this machine that judges what passes and writes HAR',
    load: async () => (await import('./record/index.ts')).recordCommand,
  },
  {
    name: 'spec',
    summary: 'print or check the OpenAPI document',
    load: async () => (await import('./spec/index.ts')).specCommand,
  },
]
