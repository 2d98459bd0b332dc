#!/usr/bin/env node
/** The bin: looks at the Node version before anything newer is loaded. */

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(`kimi-contract needs Node 22.19 or newer; this is Node ${process.versions.node}.\n`)
  process.exitCode = 2
} else {
  // The second start of the same files neither strips nor compiles them again; Node keeps the results in the temporary folder.
  const { enableCompileCache } = await import('node:module')
  enableCompileCache()
  const { main } = await import('./cli.ts')
  process.exitCode = await main(process.argv.slice(2))
}
