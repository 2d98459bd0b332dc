/**
 * Bundles the command line into CommonJS files. To load two hundred modules and the loader of ES modules takes longer than the rest of a
 * start (`npm run bench`, "cold start").
 */
import { cpSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, parseAst, type Plugin } from 'vite'
import { escapePattern } from '../../../mocks/common/index.ts'

/** The commands that the package does not bundle: they are loaded from their own files, which its other entry points need as well. */
const otherCommands = /\/commands\/(?!mock\/)[^/]+\/index\.[jt]s$/

/** Bundles `dist/scripts/cli.js` with its `mock` command into `dist/scripts/mock`. */
export async function bundleMock(dist: string): Promise<void> {
  const folder = `${dist}/scripts/mock`
  await bundleCommandLine({
    root: dist,
    input: { cli: `${dist}/scripts/cli.js`, process: `${dist}/mocks/server/workers/process.js` },
    outDir: folder,
    external: [otherCommands],
  })
  // A worker process is started from the file `process.js` beside the file that starts it, which is an ES module here.
  writeFileSync(`${folder}/process.js`, `import './process.cjs'\n`)
  cpSync(fileURLToPath(new URL('LICENSE', import.meta.resolve('commander'))), `${folder}/LICENSE.commander`)
}

/** Bundles a command line and the program of its workers, from sources or from the output of tsc. Returns the ids of the bundled modules. */
export async function bundleCommandLine({
  root,
  input,
  outDir,
  external = [],
  plugins = [],
}: {
  root: string
  input: { cli: string; process: string }
  outDir: string
  external?: RegExp[]
  plugins?: readonly Plugin[]
}): Promise<string[]> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [...plugins, withoutExecutables, lazyChunks, plainExports, asciiChunks],
    ssr: { noExternal: ['commander'] },
    build: {
      ssr: true,
      target: 'node22',
      outDir,
      minify: false,
      rolldownOptions: {
        input,
        // An index re-exports modules that a start does not use. They have no side effects, so they need not be loaded.
        treeshake: { moduleSideEffects: (id) => !/[/\\](?:mocks|openapi|scripts|tests)[/\\]/.test(id) },
        external,
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name].cjs',
          codeSplitting: { groups: [{ name: createChunkNames(root) }], includeDependenciesRecursively: false },
          // Comments and blanks are half of the bytes that a start reads. Names stay, so that stack traces are readable.
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  })
  if (!('output' in result)) throw new Error('the bundler returned no output')
  return result.output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []))
}

/**
 * commander loads `child_process` for commands that are separate programs, which this command line does not have. It imports other modules
 * of Node by default import, for which the bundler would copy all of their members at every start.
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

/** The files that every start needs; they form one chunk. */
const startFiles = [
  /^openapi\/(?:models|evidence|package-version|generated\/(?:models|operations|shapes))\./,
  /^mocks\/answer(?:-shared)?\./,
  /^mocks\/(?:server|state|request|reply|overrides|common|pace|rate-limits|fixtures|operations)\//,
  /^mocks\/completion\/(?:body-cache|prefix-cache|recent-\w+)\./,
]

/** Names the chunks of modules that are not imported on demand: one chunk for each folder, because each kind of request needs whole folders. */
function createChunkNames(root: string) {
  const known = new Map<string, boolean>()

  /** Whether the entry point or the `mock` command imports it, not only a part that is imported on demand. */
  function isStatic(id: string, context: ChunkingContext): boolean {
    const found = known.get(id)
    if (found !== undefined) return found
    known.set(id, false)
    const result =
      /[/\\]scripts[/\\](?:cli|commands[/\\]mock[/\\]index)\.[jt]s$/.test(id) ||
      (context.getModuleInfo(id)?.importers ?? []).some((importer) => isStatic(importer, context))
    known.set(id, result)
    return result
  }

  return (id: string, context: ChunkingContext): string | null => {
    const file = relative(root, id).replaceAll('\\', '/')
    const folder = /^(?:mocks|openapi)\/(?:[\w-]+\/)+/.exec(file)?.[0]
    // The program of the workers stays a separate file, because it has side effects.
    const isStart = startFiles.some((one) => one.test(file))
    if ((folder === undefined && !isStart) || file.includes('/workers/process.') || !isStatic(id, context)) return null
    return isStart ? 'start' : folder!.slice(0, -1).replaceAll('/', '-')
  }
}

interface ChunkingContext {
  getModuleInfo(id: string): { importers: string[] } | null
}

/**
 * Loads a chunk when a member of it is first used. The modules have no side effects, so the order in which they run does not matter.
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
      // The outer parentheses are for `new`: without them `new load().Name()` would construct `load`.
      part.code = names.reduce(
        (text, name) => text.replaceAll(new RegExp(`\\b${name}\\.`, 'g'), `(load_${name}()).`),
        code,
      )
    }
  },
}

/**
 * Exports values in place of functions that return them. V8 looks up a getter slowly where an earlier chunk has one of the same name. A
 * getter stays where the name may be assigned again.
 */
const plainExports: Plugin = {
  name: 'plain-exports',
  generateBundle(_options, bundle) {
    for (const part of Object.values(bundle)) {
      if (part.type !== 'chunk') continue
      const { code } = part
      part.code = code.replaceAll(
        /Object\.defineProperty\(exports,"([\w$]+)",\{enumerable:true,get:function\(\)\{return ([\w$]+)\}\}\);/g,
        (getter, name: string, value: string) =>
          countAssignments(code, value) > 1 ? getter : `exports.${name}=${value};`,
      )
    }
  },
}

function countAssignments(code: string, name: string): number {
  return (
    code.match(new RegExp(String.raw`(?<![\w$.])${escapePattern(name)}(?:[-+*/%&|^?<>]{0,3}=(?![=>])|\+\+|--)`, 'g'))
      ?.length ?? 0
  )
}

/**
 * Escapes characters beyond ASCII. V8 keeps a source with one character beyond Latin-1 in two bytes for each character, and Node reads and
 * hashes it slower at every start. A chunk with such a character in a tagged template is left as it is, because a tag may read escapes.
 */
const asciiChunks: Plugin = {
  name: 'ascii-chunks',
  generateBundle(_options, bundle) {
    for (const part of Object.values(bundle)) {
      if (part.type !== 'chunk' || !beyondAscii.test(part.code) || hasTaggedBeyondAscii(parseAst(part.code))) continue
      part.code = part.code.replaceAll(/[^\x00-\x7f]/g, (char, at: number, code: string) => {
        let start = at
        while (code[start - 1] === '\\') start--
        // After a backslash the character is escaped already.
        const isEscaped = (at - start) % 2 === 1
        return `${isEscaped ? '' : '\\'}u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
      })
    }
  },
}

const beyondAscii = /[^\x00-\x7f]/

function hasTaggedBeyondAscii(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false
  const { type, quasi } = node as { type?: string; quasi?: { quasis: { value: { raw: string } }[] } }
  if (type === 'TaggedTemplateExpression' && quasi!.quasis.some(({ value }) => beyondAscii.test(value.raw))) return true
  return Object.values(node).some(hasTaggedBeyondAscii)
}
