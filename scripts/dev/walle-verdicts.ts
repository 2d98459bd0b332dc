/**
 * `node scripts/dev/walle-verdicts.ts [CLONE]`: draws schemas, and writes the verdicts of Moonshot's public validator on them, the input of
 * `tests/unit/mocks/rules/schema/walle.test.ts`. It needs Go, and a clone of https://github.com/MoonshotAI/walle if the module proxy does
 * not have the module. The output has only data and no code of the validator. Each line has a schema and the texts of its possible errors;
 * `[""]` means that the schema is accepted.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRandom } from '../../mocks/common/index.ts'
import { drawSchema, listEdges } from './walle/draw-schemas.ts'

const output = fileURLToPath(new URL('../../tests/unit/mocks/rules/schema/walle-verdicts.jsonl', import.meta.url))
/** The commit of 2026-06-29. */
const version = '196bb0c'
const program = fileURLToPath(new URL('walle/main.go.txt', import.meta.url))

const [clone = null, count = '1000', seed = 'walle', file = output] = process.argv.slice(2)

const random = createRandom(seed)
const schemas = new Set<string>()
while (schemas.size < Number(count)) schemas.add(JSON.stringify(drawSchema(random)))
for (const schema of listEdges()) schemas.add(JSON.stringify(schema))
const results = judge([...schemas], clone && resolve(clone))
const rows = results.map(({ schema, errors }) => `{"schema":${schema},"errors":${JSON.stringify(errors)}}`)
writeFileSync(file, `${rows.join('\n')}\n`)
const accepted = results.filter(({ errors }) => errors.includes('')).length
console.log(`wrote ${file}: ${rows.length} schemas, ${accepted} accepted`)

interface Verdict {
  schema: string
  errors: string[]
}

/** Builds the Go program once and runs it. A schema that makes the validator crash is left out. */
function judge(list: readonly string[], source: string | null): Verdict[] {
  const folder = mkdtempSync(join(tmpdir(), 'walle-'))
  try {
    copyFileSync(program, join(folder, 'main.go'))
    run('go', ['mod', 'init', 'verdicts'], folder)
    if (source === null) run('go', ['get', `github.com/moonshotai/walle@${version}`], folder)
    else
      run(
        'go',
        [
          'mod',
          'edit',
          '-require=github.com/moonshotai/walle@v0.0.0',
          `-replace=github.com/moonshotai/walle=${source}`,
        ],
        folder,
      )
    run('go', ['build', '-mod=mod', '-o', 'verdicts', '.'], folder)
    const verdicts: Verdict[] = []
    for (let next = 0; next < list.length;) {
      const { stdout } = spawnSync(join(folder, 'verdicts'), {
        input: list.slice(next).join('\n'),
        encoding: 'utf8',
        maxBuffer: 2 ** 30,
      })
      const lines = stdout.split('\n').slice(0, -1)
      for (const [index, line] of lines.entries()) {
        verdicts.push({ schema: list[next + index]!, errors: JSON.parse(line) as string[] })
      }
      next += lines.length
      if (next < list.length) {
        console.error(`the validator crashes on ${list[next]}`)
        next++
      }
    }
    return verdicts
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (error) throw new Error(`${command} cannot be started: ${error.message}`)
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`)
}
