/**
 * Finds options that npm kept for itself. `npm run contract --live` without `--` gives the command no option at all, so it would test the
 * mock and pass; npm hands such options on as variables `npm_config_…` only (https://docs.npmjs.com/cli/v11/commands/npm-run).
 */
import type { OptionDefinition } from './command.ts'

/** Options of ours that are also npm's own, and that a user's .npmrc may therefore set. */
const ownedByNpm: ReadonlySet<string> = new Set(['--json', '--only'])

/**
 * Describes the options of a command that npm kept; null if there are none. An option that the command got is not one of them: a variable
 * of its name is then from a .npmrc, such as `target` for Electron.
 * @param got the options that the command got
 * @example describeKeptOptions('check', options, { env: process.env, got: [] }) // npm kept --live for itself; put -- before …
 */
export function describeKeptOptions(
  command: string,
  options: readonly OptionDefinition[],
  { env, got }: { env: Readonly<Record<string, string | undefined>>; got: readonly string[] },
): string | null {
  if (!isNpmRun(env)) return null
  const kept = options
    .map((one) => /^--[a-z-]+/.exec(one.flags)?.[0] ?? '')
    .filter(
      (flag) => flag !== '' && !ownedByNpm.has(flag) && !got.includes(flag) && env[toVariable(flag)] !== undefined,
    )
  if (kept.length === 0) return null
  const start = `npm run ${toScript(command, env)} --`
  return `npm kept ${kept.join(', ')} for itself; put -- before the options of ${command}: ${start} ${kept.join(' ')} …`
}

/** What to do about arguments of a command that takes none. No argument is repeated, because it may be a key. */
export function describeExcess(command: string, env: Readonly<Record<string, string | undefined>>): string {
  const start = isNpmRun(env) ? `npm run ${toScript(command, env)} -- ` : `kimi-contract ${command} `
  return `${command} takes options only, each with its name: ${start}--name value (see --help); a key goes into MOONSHOT_API_KEY`
}

function isNpmRun(env: Readonly<Record<string, string | undefined>>): boolean {
  return env.npm_command === 'run' || env.npm_command === 'run-script'
}

function toScript(command: string, env: Readonly<Record<string, string | undefined>>): string {
  return /^[\w:-]+$/.test(env.npm_lifecycle_event ?? '') ? env.npm_lifecycle_event! : command
}

/** The variable in which npm hands on an option; `--no-name` becomes `name` without a value. */
function toVariable(flag: string): string {
  return `npm_config_${flag.replace(/^--(no-)?/, '').replaceAll('-', '_')}`
}
