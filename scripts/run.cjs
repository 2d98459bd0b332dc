#!/usr/bin/env node
/**
 * The program of a clone. It starts from the bundle that `npm ci` makes (scripts/dev/build/bundle-clone.ts), because stripping the types
 * of the sources takes longer than all the rest of a start. If a source has changed, it runs the sources, and makes a bundle for the next
 * start. This file is plain JavaScript, so that it needs no stripping.
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
  const bundle = findBundle()
  if (bundle === null) {
    makeBundle()
    void import('./bin.ts')
  } else {
    const { main } = require(bundle)
    void main(process.argv.slice(2)).then((code) => void (process.exitCode = code))
  }
}

/** Makes the bundle in another process, which continues if this one ends early. */
function makeBundle() {
  // Loaded here, because a start from the bundle does not need it.
  const { spawn } = require('node:child_process')
  const program = join(__dirname, 'dev/build/bundle-clone.ts')
  const child = spawn(process.execPath, [program, folder], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
