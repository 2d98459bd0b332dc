/**
 * Bundles the command line of a clone for a fast start, into node_modules/.cache. `npm ci` (the script `prepare`) runs it, and so does
 * scripts/run.cjs when sources have changed. It never fails, because without a bundle the sources run.
 * Each bundle has a new folder and is published by renaming bundle.json, so that processes that start or bundle at the same time do not
 * overwrite each other's files.
 */
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { publishBundle, removeOld, removeOldBundles, type BundledFile } from './bundle-folder.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '')
const folder =
  process.argv[2] ??
  join(root, 'node_modules/.cache/kimi-contract', Buffer.from(root).toString('base64url').slice(-150))
/** A lock older than this belongs to a process that was killed. */
const lockMs = 60_000

try {
  await bundleClone()
} catch (error) {
  if (process.argv[2] === undefined) console.warn(`no bundle for a fast start: ${(error as Error).message}`)
}

async function bundleClone(): Promise<void> {
  setPriority(10)
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, 'lock')
  removeOld(lock, lockMs)
  // Throws if another process is making the bundle.
  mkdirSync(lock)
  try {
    const startMs = Date.now()
    const name = `${startMs.toString(36)}-${process.pid}`
    const sources = await bundle(join(folder, name))
    const files = ['package.json', 'package-lock.json', ...sources].map((file): BundledFile => {
      const { size, mtimeMs } = statSync(join(root, file))
      if (mtimeMs >= startMs) throw new Error(`${file} changed while it was bundled`)
      return [file, size, mtimeMs]
    })
    publishBundle(folder, name, files)
  } finally {
    rmSync(lock, { recursive: true, force: true })
    removeOldBundles(folder)
  }
}

/** Bundles into this folder, and returns the files of the repository that are in the bundle. */
async function bundle(outDir: string): Promise<string[]> {
  // Loaded here, because without development dependencies there is no bundler.
  const { bundleCommandLine } = await import('./bundle-mock.ts')
  const modules = await bundleCommandLine({
    root,
    input: { cli: join(root, 'scripts/cli.ts'), process: join(root, 'mocks/server/workers/process.ts') },
    outDir,
    plugins: [{ name: 'source-urls', enforce: 'pre', transform: keepUrls }],
  })
  // A worker process is started from the file `process.js` beside the file that starts it, which is CommonJS here.
  writeFileSync(join(outDir, 'process.js'), `require('./process.cjs')\n`)
  const own = modules
    .map((id) => relative(root, id))
    .filter((file) => /^(?:openapi|mocks|scripts|tests)[/\\]/.test(file))
  return [...new Set(own)].sort()
}

/** Makes modules find their files beside the source and not beside the bundle. Only workers are started from the bundle. */
function keepUrls(code: string, id: string): string | null {
  if (!id.startsWith(root) || id.includes('node_modules') || !code.includes('import.meta')) return null
  if (/[/\\]workers[/\\]fork\.ts$/.test(id)) return null
  const kept = code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
  if (kept.includes('import.meta')) throw new Error(`${relative(root, id)} uses import.meta in another way than .url`)
  return kept
}
