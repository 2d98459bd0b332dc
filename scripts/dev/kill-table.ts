/** `npm run kill-table`: measures the kill table and writes its pins and its page. Read the diff before committing it. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { faults } from '../../mocks/faults/index.ts'
import { measureAll, toMarkdown } from '../../tests/kill-table/table.ts'

const folder = fileURLToPath(new URL('../../tests/kill-table/', import.meta.url))
let done = 0
const { rows } = await measureAll(() => {
  done++
  if (done % 20 === 0) console.error(`${done} of ${faults.length} faults`)
})
const lines = Object.entries(rows).map(([id, row]) => `  ${JSON.stringify(id)}: ${JSON.stringify(row)}`)
writeFileSync(`${folder}kill-table.json`, `{\n${lines.join(',\n')}\n}\n`)
writeFileSync(`${folder}KILL-TABLE.md`, toMarkdown(rows))
console.log(`wrote tests/kill-table/kill-table.json and KILL-TABLE.md: ${lines.length} faults`)
