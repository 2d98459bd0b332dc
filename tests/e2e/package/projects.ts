/** Empty projects with the packed package installed, and commands in them. */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string
  exports: Record<string, unknown>
  devDependencies: Record<string, string>
}

export interface Ran {
  code: number | null
  output: string
}

/** Runs a command; a command that runs longer than the limit is killed and counts as failed. */
export function run(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: object },
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // An installation takes seconds on an idle machine, and minutes on a busy one.
      timeout: 900_000,
      killSignal: 'SIGKILL',
    })
    let output = ''
    child.stdout.on('data', (part) => (output += String(part)))
    child.stderr.on('data', (part) => (output += String(part)))
    child.on('error', (error) => resolve({ code: null, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** Like `run`, but a failure ends the whole program, because nothing can be tried then. */
async function mustRun(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, output } = await run(command, args, { cwd })
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed in ${cwd}:\n${output.slice(-3000)}`)
  return output
}

/** Packs the package into this folder; its path. `npm run build` has run before. */
export async function pack(folder: string): Promise<string> {
  const output = await mustRun('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], root)
  return join(folder, output.trim().split('\n').at(-1)!)
}

/** An empty project with these packages, and the programs beside them. */
export async function createProject(folder: string, packages: readonly string[]): Promise<string> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'project', private: true, type: 'module' }))
  await mustRun(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', ...packages],
    folder,
  )
  const programs = fileURLToPath(new URL('programs', import.meta.url))
  for (const file of readdirSync(programs))
    cpSync(join(programs, file), join(folder, file.replace(/\.(?:vitest|jest)\./, '.test.')))
  cpSync(join(programs, 'types.ts'), join(folder, 'types.cts'))
  return folder
}

/** The Node of this version, from the registry; the path of the program. */
export async function installNode(folder: string, version: string): Promise<string> {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const own = join(folder, `node-${version}`)
  mkdirSync(own, { recursive: true })
  writeFileSync(join(own, 'package.json'), '{ "private": true }')
  await mustRun(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', `${name}@${version}`],
    own,
  )
  return join(own, 'node_modules', name, 'bin/node')
}

/** The entry points that Node can load without a test runner or a browser. */
export function listEntryPoints(): string[] {
  return Object.keys(manifest.exports)
    .map((name) => `kimi-contract${name.slice(1)}`)
    .filter((name) => !/vitest$|browser$|\.yaml$/.test(name))
}
