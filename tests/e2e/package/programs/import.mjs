/** Imports every entry point named on the command line, then uses four of them. */
import { use } from './use.mjs'

for (const name of process.argv.slice(2))
  await import(name, name.endsWith('.json') ? { with: { type: 'json' } } : undefined)
await use({
  server: await import('kimi-contract/server'),
  checks: await import('kimi-contract/checks'),
  suite: await import('kimi-contract/suite'),
  handlers: await import('kimi-contract/handlers'),
})
console.log(`imported ${process.argv.length - 2}`)
