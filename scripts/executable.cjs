/**
 * The program of the single-file executable (scripts/dev/build-executable.ts). A single executable application of Node loads one script, but
 * the package has many files, and starts worker processes from files. So the first start writes the embedded package into the user's cache
 * folder, and each start runs it from there.
 */
'use strict'
const { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { homedir, tmpdir } = require('node:os')
const { dirname, join } = require('node:path')
const { getAsset, getRawAsset } = require('node:sea')

const { id, files } = JSON.parse(getAsset('index.json', 'utf8'))
const folder = findFolder() ?? unpack()
// A worker process is this executable with a file of the package as its first argument, as `fork` passes it.
const isWorker = process.send !== undefined && process.argv[2]?.startsWith(folder)
if (isWorker) process.argv.splice(1, 1)
const program = isWorker ? process.argv[1] : join(folder, 'node_modules/kimi-contract/dist/scripts/bin.cjs')
if (!isWorker) process.argv[1] = program
createRequire(program)(program)

/** The folder that an earlier start of the same build has written; null if there is none, or if another user could have written it. */
function findFolder() {
  const found = statSync(toFolder(), { throwIfNoEntry: false })
  if (!found?.isDirectory()) return null
  const isOwn = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0)
  return isOwn ? toFolder() : null
}

function toFolder() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env
  const base = process.platform === 'win32' ? LOCALAPPDATA : XDG_CACHE_HOME
  return join(base || join(homedir(), '.cache'), 'kimi-contract', id)
}

/** Writes the files into a new folder and renames it to the target, so that starts at the same time do not affect each other. */
function unpack() {
  const target = toFolder()
  let parent = dirname(target)
  try {
    mkdirSync(parent, { recursive: true, mode: 0o700 })
  } catch {
    parent = tmpdir()
  }
  const own = mkdtempSync(join(parent, 'unpack-'))
  for (const [index, file] of files.entries()) {
    mkdirSync(dirname(join(own, file)), { recursive: true })
    writeFileSync(join(own, file), new Uint8Array(getRawAsset(String(index))))
  }
  if (parent !== dirname(target)) {
    // Without a cache folder the files are removed at the end, and unpacked again at the next start.
    process.on('exit', () => rmSync(own, { recursive: true, force: true }))
    return own
  }
  try {
    renameSync(own, target)
  } catch {
    rmSync(own, { recursive: true, force: true })
  }
  return target
}
