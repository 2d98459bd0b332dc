/**
 * Bundles the command line with its `mock` command into CommonJS files. Loading two hundred modules, and the loader of ES modules
 * itself, take longer than the rest of its start (`npm run bench`, "cold start"). All other commands and entry points stay as they
 * are.
 */
import { cpSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

/** Bundles `dist/scripts/cli.js` into `dist/scripts/mock`. */
export async function bundleMock(dist: string): Promise<void> {
  const folder = `${dist}/scripts/mock`
  await bundleCommandLine({
    root: dist,
    input: { cli: `${dist}/scripts/cli.js`, process: `${dist}/mocks/server/workers/process.js` },
    outDir: folder,
  })
  // A worker process is started from the file `process.js` beside the file that starts it, which is an ES module here.
  writeFileSync(`${folder}/process.js`, `import './process.cjs'\n`)
  cpSync(fileURLToPath(new URL('LICENSE', import.meta.resolve('commander'))), `${folder}/LICENSE.commander`)
}

/** Bundles a command line and the program of its workers, as sources or as tsc emits them; the ids of the modules that went into both. */
export async function bundleCommandLine({
  root,
  input,
  outDir,
  plugins = [],
}: {
  root: string
  input: { cli: string; process: string }
  outDir: string
  plugins?: readonly Plugin[]
}): Promise<string[]> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [...plugins, withoutExecutables, lazyChunks],
    ssr: { noExternal: ['commander'] },
    build: {
      ssr: true,
      target: 'node22',
      outDir,
      minify: false,
      rolldownOptions: {
        input,
        // An index re-exports parts that a start does not use; they have no effects, so that nothing of them is loaded.
        treeshake: { moduleSideEffects: (id) => !/[/\\](?:mocks|openapi|scripts|tests)[/\\]/.test(id) },
        // Only `mock` is bundled: the other commands are loaded from their own files.
        external: [/\/commands\/(?!mock\/)[^/]+\/index\.[jt]s$/],
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name].cjs',
          codeSplitting: { groups: [{ name: createChunkNames(root) }], includeDependenciesRecursively: false },
          // Comments and blanks are half of the bytes that a start reads; names stay, so that stacks can be read.
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  })
  if (!('output' in result)) throw new Error('the bundler returned no output')
  return result.output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []))
}

/**
 * commander loads `child_process` for commands that are programs of their own, which this command line does not have. It takes other modules
 * of Node as default imports, for which the bundler would copy each of their members at every start.
 */
const withoutExecutables: Plugin = {
  name: 'without-executables',
  enforce: 'pre',
  transform(code, id) {
    if (!/[/\\]commander[/\\]lib[/\\]\w+\.js$/.test(id)) return null
    const changed = code
      .replace(/^import childProcess from 'node:child_process';?$/m, 'const childProcess = {};')
      .replaceAll(/^import (\w+) from '(node:\w+)';?$/gm, "const $1 = globalThis.process.getBuiltinModule('$2');")
    if (id.endsWith('command.js') && (changed.match(/getBuiltinModule/g)?.length !== 3 || !changed.includes('= {};')))
      throw new Error('commander no longer imports modules of Node as expected')
    return changed
  },
}

/** What every start needs, in one chunk. */
const startFiles = [
  /^openapi\/(?:models|evidence|package-version|generated\/(?:models|operations|shapes))\./,
  /^mocks\/answer(?:-shared)?\./,
  /^mocks\/(?:server|state|request|reply|overrides|common|pace|rate-limits|fixtures|operations)\//,
  /^mocks\/completion\/(?:body-cache|prefix-cache|recent-\w+)\./,
]

/** Names the chunks of modules that are not imported on demand: one for each folder, because a folder is what a kind of request needs. */
function createChunkNames(root: string) {
  const known = new Map<string, boolean>()

  /** Whether the entry point or the `mock` command imports it, not only a part that is imported on demand. */
  function isStatic(id: string, context: ChunkingContext): boolean {
    const found = known.get(id)
    if (found !== undefined) return found
    known.set(id, false)
    const is =
      /[/\\]scripts[/\\](?:cli|commands[/\\]mock[/\\]index)\.[jt]s$/.test(id) ||
      (context.getModuleInfo(id)?.importers ?? []).some((importer) => isStatic(importer, context))
    known.set(id, is)
    return is
  }

  return (id: string, context: ChunkingContext): string | null => {
    const file = relative(root, id).replaceAll('\\', '/')
    const folder = /^(?:mocks|openapi)\/(?:[\w-]+\/)+/.exec(file)?.[0]
    // The program of the workers stays a file of its own, because it has effects; it needs what every start needs.
    const isStart = startFiles.some((one) => one.test(file))
    if ((folder === undefined && !isStart) || file.includes('/workers/process.') || !isStatic(id, context)) return null
    return isStart ? 'start' : folder!.slice(0, -1).replaceAll('/', '-')
  }
}

interface ChunkingContext {
  getModuleInfo(id: string): { importers: string[] } | null
}

/**
 * Loads a chunk when something of it is used first. The modules have no effects but their exports, so that the order in which they
 * run does not matter.
 */
const lazyChunks: Plugin = {
  name: 'lazy-chunks',
  generateBundle(_options, bundle) {
    for (const part of Object.values(bundle)) {
      if (part.type !== 'chunk') continue
      const names: string[] = []
      const code = part.code.replaceAll(
        /const (require_\w+) ?= ?require\("(\.[^"]+)"\);/g,
        (_all, name: string, path: string) => {
          names.push(name)
          return `let ${name};const load_${name}=()=>${name}??=require("${path}");`
        },
      )
      // The outer brackets let `new` take the member: `new load().Name()` would construct `load`.
      part.code = names.reduce(
        (text, name) => text.replaceAll(new RegExp(`\\b${name}\\.`, 'g'), `(load_${name}()).`),
        code,
      )
    }
  },
}
