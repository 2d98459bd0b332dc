/**
 * Bundles the command line with its `mock` command into CommonJS files. Loading two hundred modules, and the loader of ES modules
 * itself, take longer than the rest of its start (`npm run bench`, "cold start"). All other commands and entry points stay as they
 * are.
 */
import { cpSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

/** Bundles `dist/scripts/cli.js` into `dist/scripts/mock`. */
export async function bundleMock(dist: string): Promise<void> {
  const folder = `${dist}/scripts/mock`
  await bundleCommandLine({ root: dist, input: `${dist}/scripts/cli.js`, outDir: folder })
  // A worker process is started from the file `process.js` beside the file that starts it.
  writeFileSync(`${folder}/process.js`, `import '../../mocks/server/workers/process.js'\n`)
  cpSync(fileURLToPath(new URL('LICENSE', import.meta.resolve('commander'))), `${folder}/LICENSE.commander`)
}

/** Bundles a command line, as sources or as tsc emits them; the ids of the modules that went into it. */
export async function bundleCommandLine({
  root,
  input,
  outDir,
  plugins = [],
}: {
  root: string
  input: string
  outDir: string
  plugins?: readonly Plugin[]
}): Promise<string[]> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [...plugins, withoutExecutables],
    ssr: { noExternal: ['commander'] },
    build: {
      ssr: true,
      target: 'node22',
      outDir,
      minify: false,
      rolldownOptions: {
        input: { cli: input },
        // Only `mock` is bundled: the other commands are loaded from their own files.
        external: [/\/commands\/(?!mock\/)[^/]+\/index\.[jt]s$/],
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name].cjs',
          // Comments and blanks are half of the bytes that a start reads; names stay, so that stacks can be read.
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  })
  if (!('output' in result)) throw new Error('the bundler returned no output')
  return result.output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []))
}

/** commander loads `child_process` for commands that are programs of their own, which this command line does not have. */
const withoutExecutables: Plugin = {
  name: 'without-executables',
  enforce: 'pre',
  transform(code, id) {
    if (!/[/\\]commander[/\\]lib[/\\]command\.js$/.test(id)) return null
    const changed = code.replace(/^import childProcess from 'node:child_process';?$/m, 'const childProcess = {};')
    if (changed === code) throw new Error('commander no longer imports child_process as expected')
    return changed
  },
}
