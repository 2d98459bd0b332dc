/**
 * Bundles the `mock` command into one CommonJS file. Loading two hundred modules, and the loader of ES modules itself, take longer
 * than the rest of its start (`npm run bench`, "cold start"). All other commands and entry points stay as tsc emits them.
 */
import { cpSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Bundles `dist/scripts/cli.js` with its `mock` command into `dist/scripts/mock`. */
export async function bundleMock(dist: string): Promise<void> {
  const folder = `${dist}/scripts/mock`
  await build({
    configFile: false,
    root: dist,
    logLevel: 'error',
    ssr: { noExternal: ['commander'] },
    build: {
      ssr: true,
      target: 'node22',
      outDir: folder,
      minify: false,
      rolldownOptions: {
        input: { cli: `${dist}/scripts/cli.js` },
        // The other commands are not bundled; bin.cjs loads them from their own files.
        external: [/\/commands\/(?!mock\/)[^/]+\/index\.js$/],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
      },
    },
  })
  // A worker process is started from the file `process.js` beside the file that starts it.
  writeFileSync(`${folder}/process.js`, `import '../../mocks/server/workers/process.js'\n`)
  cpSync(fileURLToPath(new URL('LICENSE', import.meta.resolve('commander'))), `${folder}/LICENSE.commander`)
}
