/** `--reporter NAME[=FILE]` of `compare`: its four forms, checked before a run and written whole. */
import { findNear } from '../../../tests/suite/runner/select.ts'
import { UsageError, type Io } from '../../cli/command.ts'
import type { Comparison } from './compare.ts'
import { assertWritable, writeWhole } from '../../cli/report-files.ts'
import { renderHtml } from './html.ts'
import { renderMarkdown } from './markdown.ts'
import { renderPretty } from './pretty.ts'

type Render = (comparison: Comparison, options?: { color?: boolean }) => string

const renderers: Readonly<Record<string, Render>> = {
  pretty: renderPretty,
  markdown: renderMarkdown,
  html: renderHtml,
  json: (comparison) => `${JSON.stringify(comparison, null, 2)}\n`,
}

/** The names a person may say. */
export const rendererNames: readonly string[] = Object.keys(renderers)

export interface CompareOutput {
  name: string
  render: Render
  /** null is stdout. */
  file: string | null
}

/** Reads the specs; throws when a name is unknown or a file could not be written. */
export function toCompareOutputs(specs: readonly string[] | undefined): CompareOutput[] {
  return (specs === undefined || specs.length === 0 ? ['pretty'] : specs).map((spec) => {
    const cut = spec.indexOf('=')
    const name = cut < 0 ? spec : spec.slice(0, cut)
    const file = cut < 0 ? null : spec.slice(cut + 1)
    const render = Object.hasOwn(renderers, name) ? renderers[name] : undefined
    if (!render)
      throw new UsageError(
        `--reporter ${name} is unknown to compare; did you mean ${findNear(name, rendererNames, 1)[0]}? There are: ${rendererNames.join(', ')}`,
      )
    if (file !== null) assertWritable(`--reporter ${name}`, file)
    return { name, render, file }
  })
}

/** Hands the comparison to each output; false when a file could not be written after all. */
export function writeComparison(comparison: Comparison, outputs: readonly CompareOutput[], io: Io): boolean {
  let whole = true
  for (const { name, render, file } of outputs) {
    const text = render(comparison, { color: file === null && io.color })
    try {
      if (file === null) io.out(text)
      else {
        writeWhole(file, text)
        io.log(`${name} comparison written to ${file}`)
      }
    } catch (error) {
      whole = false
      io.log(`the ${name} comparison could not be written: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return whole
}
