#!/usr/bin/env node
/**
 * The program of a clone. `mock` starts from the bundle that `npm ci` makes of the sources (scripts/dev/build/bundle-clone.ts) while
 * every bundled file is as it was; otherwise it runs the sources, and a bundle is made for the next start. Stripping the types of
 * the sources takes longer than all the rest of a start. Plain JavaScript, so that this file needs no stripping.
 */
'use strict'
const { enableCompileCache } = require('node:module')
const { join } = require('node:path')
const { folder, findBundle } = require('./find-bundle.cjs')

const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 19)) {
  const own = join(__dirname, '../node_modules/.bin/node')
  const needed = `kimi-contract needs Node 22.19 or newer; this is Node ${process.versions.node}.`
  process.stderr.write(`${needed} \`npm ci\` installs one in this clone: ${own}\n`)
  process.exitCode = 2
} else {
  enableCompileCache()
  const bundle = process.argv[2] === 'mock' ? findBundle() : null
  if (bundle === null) {
    if (process.argv[2] === 'mock') makeBundle()
    void import('./bin.ts')
  } else {
    const { main } = require(bundle)
    void main(process.argv.slice(2)).then((code) => void (process.exitCode = code))
  }
}

/** Makes the bundle in a process of its own, which outlives a short start; without it the next start is slow again. */
function makeBundle() {
  // Loaded here, because a start from the bundle does not need it.
  const { spawn } = require('node:child_process')
  const program = join(__dirname, 'dev/build/bundle-clone.ts')
  const child = spawn(process.execPath, [program, folder], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
