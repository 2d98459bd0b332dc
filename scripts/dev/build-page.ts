/** `npm run build:page`: bundles the page of the workbench into scripts/workbench/page-dist, from which the server serves it. */
import { fileURLToPath } from 'node:url'
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { build, type Plugin } from 'vite'

const root = fileURLToPath(new URL('../workbench/page', import.meta.url))
const outDir = fileURLToPath(new URL('../workbench/page-dist', import.meta.url))
/** A page may be loaded from `outDir` at any time, so the files are made beside it. */
const madeDir = `${outDir}-${process.pid}`

/** Removes the URLs by which openapi/document.ts finds its files. The page reads no files, and the bundler would copy all of them into it. */
const withoutOwnFiles: Plugin = {
  name: 'without-own-files',
  enforce: 'pre',
  transform: (code, id) =>
    /[/\\]openapi[/\\][^/\\]+\.ts$/.test(id) ? code.replaceAll('import.meta.url', "'about:blank'") : null,
}

/** Builds the page, and resolves with the milliseconds that this took. */
export async function buildPage(): Promise<number> {
  const startMs = performance.now()
  await build({
    configFile: false,
    root,
    // The page is served at `/__mock/`; relative addresses also work behind a proxy that adds a path.
    base: './',
    logLevel: 'error',
    // openapi/event-stream.ts uses Node's Buffer; the page has a module with the members that are used.
    resolve: { alias: { 'node:buffer': `${root}/state/node-buffer.ts` } },
    plugins: [withoutOwnFiles],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      target: 'es2023',
      outDir: madeDir,
      emptyOutDir: true,
      // The CSP allows no inline files, and data: URLs only for images.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        // An index of the mock, the suite or the contract re-exports modules for Node. They have no side effects and must be left out.
        treeshake: { moduleSideEffects: (id) => !/[/\\](?:mocks|openapi|tests[/\\]suite)[/\\]/.test(id) },
      },
    },
  })
  compress()
  replaceFiles()
  return Math.round(performance.now() - startMs)
}

/** Compresses each longer file, so that the server need not compress it while a page waits. */
function compress(): void {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  for (const name of globSync('assets/*.{js,css,json,svg}', { cwd: madeDir })) {
    const plain = readFileSync(`${madeDir}/${name}`)
    if (plain.length > 1024) writeFileSync(`${madeDir}/${name}.br`, brotliCompressSync(plain, { params }))
  }
}

/** Moves the files to where they are served, the page after what it loads, and removes what an earlier build made. */
function replaceFiles(): void {
  const made = listFiles(madeDir).toSorted((a, b) => Number(a.endsWith('.html')) - Number(b.endsWith('.html')))
  for (const name of made) {
    mkdirSync(dirname(`${outDir}/${name}`), { recursive: true })
    renameSync(`${madeDir}/${name}`, `${outDir}/${name}`)
  }
  for (const name of listFiles(outDir)) if (!made.includes(name)) rmSync(`${outDir}/${name}`)
  rmSync(madeDir, { recursive: true })
}

function listFiles(folder: string): string[] {
  return globSync('**/*', { cwd: folder }).filter((name) => statSync(`${folder}/${name}`).isFile())
}

if (import.meta.main) console.log(`page: built in ${await buildPage()} ms`)
