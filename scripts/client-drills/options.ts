/** The options of `runClientDrills`, and their defaults. */
import type { JudgeOptions } from './drill.ts'

/** The options of `runClientDrills`. Only `command` is required. */
export interface ClientDrillOptions {
  /** The program and its arguments. */
  command: readonly string[]
  /** Runs only drills whose id matches one of these globs, such as `refusals/*`; default: all. */
  only?: readonly string[] | undefined
  /** Leaves out drills whose id matches one of these globs. */
  skip?: readonly string[] | undefined
  /** More variables for the program; `{baseUrl}`, `{key}` and `{model}` are replaced. */
  env?: Readonly<Record<string, string>>
  /** The model that `{model}` stands for; default kimi-k2.6. */
  model?: string
  /** Exit codes that stand for success; default 0. */
  okExits?: readonly number[]
  /** Text that the output has if the program succeeds. */
  expectOutput?: string
  /** Text for the standard input of the program. */
  input?: string
  /** The tool that drills may call; default: one whose name does not say that it changes something. */
  tool?: string
  /** Files below this folder are searched for the key. */
  watchFolder?: string
  /** Longest duration of one run of the program in milliseconds; default 20,000. */
  limitMs?: number
  /** Waits of a minute and more are divided by it; default 10. */
  scale?: number
  /** Runs of the program at the same time; default: two for each processor. */
  concurrency?: number
  /** Ends the runs; those that are complete are reported. */
  signal?: AbortSignal
  /** Called after each run of the program. */
  onRun?: (done: { setup: string; about: string; durationMs: number; number: number; of: number }) => void
}

/** An option of `runClientDrills` is wrong. */
export class ClientDrillError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ClientDrillError'
  }
}

/** All options. A record, so that the compiler reports a missing one. */
const allOptions: Readonly<Record<keyof ClientDrillOptions, true>> = {
  command: true,
  only: true,
  skip: true,
  env: true,
  model: true,
  okExits: true,
  expectOutput: true,
  input: true,
  tool: true,
  watchFolder: true,
  limitMs: true,
  scale: true,
  concurrency: true,
  signal: true,
  onRun: true,
}
const optionNames = Object.keys(allOptions)

/** Throws a ClientDrillError that names the first wrong option. */
export function assertOptions(options: Partial<ClientDrillOptions>): void {
  if (typeof options !== 'object' || options === null)
    throw new ClientDrillError("the options are an object such as { command: ['node', 'app.js'] }")
  const unknown = Object.entries(options).find(
    ([name, value]) => value !== undefined && !optionNames.includes(name),
  )?.[0]
  if (unknown !== undefined)
    throw new ClientDrillError(`there is no option "${unknown}"; there are ${optionNames.join(', ')}`)
  const { command, okExits, limitMs, scale, concurrency } = options
  const isProgram = Array.isArray(command) && command.length > 0 && command.every((one) => typeof one === 'string')
  if (!isProgram || command[0] === '')
    throw new ClientDrillError("command must be a program and its arguments, such as ['node', 'app.js']")
  if (okExits?.some((code) => !Number.isInteger(code) || code < 0 || code > 255))
    throw new ClientDrillError('okExits must be exit codes from 0 to 255')
  for (const [name, value] of Object.entries({ limitMs, scale, concurrency }))
    if (value !== undefined && !(Number.isFinite(value) && value >= 1))
      throw new ClientDrillError(`${name} is ${String(value)}; it must be a number of at least 1`)
}

/** The options that the judgements need. */
export function toJudgeOptions(options: Partial<ClientDrillOptions>): JudgeOptions {
  return {
    okExits: options.okExits ?? [0],
    expectOutput: options.expectOutput ?? null,
    limitMs: options.limitMs ?? 20_000,
    scale: options.scale ?? 10,
    watchFolder: options.watchFolder ?? null,
  }
}
