/** `npm run kill-table`: measures the kill table, and writes the pinned results and the page. Read the diff before you commit it. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { faults } from '../../mocks/faults/index.ts'
import { measureAll, toMarkdown } from '../../tests/kill-table/table.ts'

const folder = fileURLToPath(new URL('../../tests/kill-table/', import.meta.url))
let done = 0
const { rows, triggers } = await measureAll(faults, {
  onFault() {
    done++
    if (done % 20 === 0) console.error(`${done} of ${faults.length} faults`)
  },
})
writeRows('kill-table.json', Object.entries(rows))
writeRows(
  'triggers.json',
  [...triggers].map(([check, ids]) => [check, ids[0]] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)),
)
writeFileSync(`${folder}KILL-TABLE.md`, toMarkdown(rows))
console.log(`wrote kill-table.json, triggers.json and KILL-TABLE.md in tests/kill-table: ${faults.length} faults`)

/** Writes a JSON object with one member on each line. */
function writeRows(name: string, entries: readonly (readonly [string, unknown])[]): void {
  const lines = entries.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
  writeFileSync(`${folder}${name}`, `{\n${lines.join(',\n')}\n}\n`)
}
