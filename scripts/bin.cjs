#!/usr/bin/env node
/** The program of the package: `mock` starts from its bundle (scripts/dev/build/bundle-mock.ts), other commands from their own files. */
'use strict'
const { enableCompileCache } = require('node:module')

const [major, minor] = process.versions.node.split('.').map(Number)
const isNewEnough = major > 22 || (major === 22 && minor >= 19)
if (isNewEnough && process.argv[2] === 'mock') {
  enableCompileCache()
  const { main } = require('./mock/cli.cjs')
  void main(process.argv.slice(2)).then((code) => void (process.exitCode = code))
} else void import('./bin.js')
