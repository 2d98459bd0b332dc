#!/usr/bin/env node
/** The program of a clone. It checks the Node version before it loads code that needs a newer one. */

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(`kimi-contract needs Node 22.19 or newer; this is Node ${process.versions.node}.\n`)
  process.exitCode = 2
} else {
  // Node caches the compiled files in the temporary folder, so that later starts are faster.
  const { enableCompileCache } = await import('node:module')
  enableCompileCache()
  const { main } = await import('./cli.ts')
  process.exitCode = await main(process.argv.slice(2))
}
