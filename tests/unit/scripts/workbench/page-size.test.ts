/** The first load of the page is small: 400 kB compressed at most, without the editor and the API document. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { buildPage } from '../../../../scripts/dev/build-page.ts'

const folder = new URL('../../../../scripts/workbench/page-dist/', import.meta.url)

beforeAll(async () => {
  if (!existsSync(new URL('index.html', folder))) await buildPage()
}, 120_000)

/** The files that a first load needs: those of the HTML, and what their scripts import at once. */
function findFirstFiles(): string[] {
  const html = readFileSync(new URL('index.html', folder), 'utf8')
  const found = new Set([...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, name]) => name!))
  for (const name of found) {
    if (!name.endsWith('.js')) continue
    const code = readFileSync(new URL(name, folder), 'utf8')
    for (const [, imported] of code.matchAll(/(?:^|[;}\s])(?:import|export)\b[^;'"()]*["']\.\/([\w.-]+\.js)["']/g))
      found.add(`assets/${imported}`)
  }
  return ['index.html', ...found]
}

/** As the server sends it: compressed where the build wrote a compressed form. */
function countSent(name: string): number {
  const compressed = new URL(`${name}.br`, folder)
  return readFileSync(existsSync(compressed) ? compressed : new URL(name, folder)).length
}

test('the files of the first load have at most 400 kB compressed', () => {
  const files = findFirstFiles()
  const sizes = Object.fromEntries(files.map((name) => [name.replace(/-[\w-]{8}(?=\.)/, ''), countSent(name)]))
  expect(Object.keys(sizes)).toEqual(expect.arrayContaining(['index.html', 'assets/index.js', 'assets/index.css']))
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0)
  console.log(`first load of the workbench: ${Math.round(total / 1000)} kB compressed (${JSON.stringify(sizes)})`)
  expect(total).toBeLessThan(400_000)
})

test('no script of the page uses the Buffer of Node, which browsers lack', () => {
  const scripts = readdirSync(new URL('assets/', folder)).filter((name) => name.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(10)
  const usesBuffer = (name: string) =>
    /(?<![\w$.])Buffer\.(?:from|alloc|concat|byteLength)\(/.test(
      readFileSync(new URL(`assets/${name}`, folder), 'utf8'),
    )
  expect(scripts.filter(usesBuffer)).toEqual([])
})

test('the compressed form of a file holds the same text', () => {
  const longer = findFirstFiles().filter((name) => /\.(?:js|css)$/.test(name) && countSent(name) > 1024)
  expect(longer.length).toBeGreaterThan(1)
  for (const name of longer)
    expect(
      brotliDecompressSync(readFileSync(new URL(`${name}.br`, folder))).equals(readFileSync(new URL(name, folder))),
    ).toBe(true)
})

test('views, Markdown and controls are not part of the first load', () => {
  const names = findFirstFiles().join(' ')
  expect(names).toContain('assets/index-')
  expect(names).not.toMatch(/assets\/(?:traffic|suite|reference|controls|exchange-tabs|compare|code|import)-/)
})

test('the editor and the API document are not part of the first load', () => {
  const text = findFirstFiles()
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  expect(text).not.toContain('cm-content')
  expect(text).not.toContain('"openapi":"3.1')
  // Both are built, and loaded when they are opened.
  expect(text).toMatch(/import\(["'`]\.\/create-editor-[\w-]+\.js["'`]\)/)
})
