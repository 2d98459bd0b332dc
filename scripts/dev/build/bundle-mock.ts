/**
 * `mock`, the command that is started most and waited for, as one CommonJS file beside the modules of the package: loading two
 * hundred modules, and the loader of ES modules itself, take longer than all the rest of its start (npm run bench, "cold start").
 * Every other command, and every door of the library, stays as tsc wrote it.
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
        // The other commands stay where they are; the bin never asks this bundle for one.
        external: [/\/(?:check|smoke|validate|compare|record|spec)\/index\.js$/],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
      },
    },
  })
  // A worker is a process of its own and is looked for beside the file that starts it.
  writeFileSync(`${folder}/process.js`, `import '../../mocks/server/workers/process.js'\n`)
  cpSync(fileURLToPath(new URL('LICENSE', import.meta.resolve('commander'))), `${folder}/LICENSE.commander`)
}
