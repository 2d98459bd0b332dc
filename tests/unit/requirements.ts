/** What tests need beyond Node and npm: plain `npm test` skips such tests and prints the reason; CI runs all of them. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

export const isCI = (process.env.CI ?? '') !== '' && process.env.CI !== 'false'

/** A program that a group of tests needs. */
export interface Requirement {
  /** Where the program is expected. */
  readonly path: string
  /** How to install it, for the message. */
  readonly install: string
}

/** Chromium for the tests in a browser. */
export const chromiumProgram: Requirement = {
  path: process.env.CHROMIUM ?? '/usr/bin/chromium',
  install: 'install Chromium, or set CHROMIUM to its path',
}

/** The virtual environment that `.ci/run` makes for the clients in Python. */
export const pythonClients: Requirement = inVirtualEnvironment('python')
export const checkJsonschema: Requirement = inVirtualEnvironment('check-jsonschema')

/** Client libraries for Node that are not dependencies of this package. */
export const nodeClients: Requirement = {
  path: join(fileURLToPath(new URL('../e2e/client-drills/node', import.meta.url)), 'node_modules/ai'),
  install: 'run npm ci --prefix tests/e2e/client-drills/node',
}

/**
 * Whether tests that need this program are skipped: outside CI always, with a printed line that says how to run them.
 * @throws Error in CI where the program is absent, so that CI cannot skip a test
 */
export function isSkippedWithout({ path, install }: Requirement, tests: string): boolean {
  const missing = existsSync(path) ? '' : `; first ${install}, because ${path} is absent`
  if (isCI && missing === '') return false
  if (isCI) throw new Error(`${tests}: CI must not skip these tests${missing}`)
  console.log(`skipped: ${tests}; CI=true npm test runs them${missing}`)
  return true
}

function inVirtualEnvironment(program: string): Requirement {
  return {
    path: fileURLToPath(new URL(`../../.venv/bin/${program}`, import.meta.url)),
    install: 'run python3 -m venv .venv && .venv/bin/pip install -r tests/e2e/clients/python/requirements.txt',
  }
}
