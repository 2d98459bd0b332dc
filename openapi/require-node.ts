/** Throws one sentence on a Node that is too old. `npm run build` imports this module first in every entry point of the package. */

/** The oldest Node, also in `engines` of package.json. */
const [oldestMajor, oldestMinor] = [22, 19]

assertNodeVersion((globalThis as { process?: { versions?: Versions } }).process?.versions)

interface Versions {
  readonly node?: string
  /** Bun and Deno report the Node version that they imitate. */
  readonly bun?: string
  readonly deno?: string
}

/** @throws Error on a Node older than 22.19; browsers and other runtimes pass. */
export function assertNodeVersion(versions: Versions | undefined): void {
  if (versions?.node === undefined || versions.bun !== undefined || versions.deno !== undefined) return
  const [major = 0, minor = 0] = versions.node.split('.').map(Number)
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  const message = `kimi-contract needs Node ${oldestMajor}.${oldestMinor} or newer; this is Node ${versions.node}.`
  const error = new Error(message)
  // The frames lie in the package and say nothing more.
  error.stack = `Error: ${message}`
  throw error
}
