/** Requires every entry point named on the command line, then uses four of them. */
'use strict'

for (const name of process.argv.slice(2)) require(name)
import('./use.mjs')
  .then(({ use }) =>
    use({
      server: require('kimi-contract/server'),
      checks: require('kimi-contract/checks'),
      suite: require('kimi-contract/suite'),
      handlers: require('kimi-contract/handlers'),
    }),
  )
  .then(() => console.log(`required ${process.argv.length - 2}`))
