/** Writes the programs of docs/guides/testcontainers.md into folders for their compilers: `write-programs.ts FOLDER`. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSnippets } from '../../unit/docs/snippets.ts'

const folders: Readonly<Record<string, string>> = { py: 'python', java: 'java/src/test/java', go: 'go' }

const [, , target] = process.argv
if (target === undefined) throw new Error('the folder to write to is missing: write-programs.ts FOLDER')
let written = 0
for (const { place, file, text } of readSnippets()) {
  if (file === null || !place.startsWith('docs/guides/testcontainers.md')) continue
  const folder = folders[file.split('.').at(-1)!]
  if (folder === undefined) throw new Error(`${place}: ${file} has no compiler in .ci/testcontainers`)
  const path = join(target, folder, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  written += 1
}
if (written < 3)
  throw new Error(`docs/guides/testcontainers.md has ${written} programs; expected one each for Python, Java and Go`)
cpSync(fileURLToPath(new URL('pom.xml', import.meta.url)), join(target, 'java/pom.xml'))
