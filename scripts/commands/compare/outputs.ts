/** `--reporter NAME[=FILE]` of `compare`: the files are checked before a run and written in one step after it. */
import { findNearestNames } from '../../../openapi/nearest-names.ts'
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

/** The valid names. */
export const rendererNames: readonly string[] = Object.keys(renderers)

export interface CompareOutput {
  name: string
  render: Render
  /** null is stdout. */
  file: string | null
}

/** Reads the values of the option. @throws UsageError if a name is unknown or a file cannot be written */
export function toCompareOutputs(specs: readonly string[] | undefined): CompareOutput[] {
  return (specs === undefined || specs.length === 0 ? ['pretty'] : specs).map((spec) => {
    const cut = spec.indexOf('=')
    const name = cut < 0 ? spec : spec.slice(0, cut)
    const file = cut < 0 ? null : spec.slice(cut + 1)
    const render = Object.hasOwn(renderers, name) ? renderers[name] : undefined
    if (!render)
      throw new UsageError(
        `--reporter ${name} is unknown to compare; did you mean ${findNearestNames(name, rendererNames, { most: 1, onlySimilar: false })[0]}? There are: ${rendererNames.join(', ')}`,
      )
    if (file !== null) assertWritable(`--reporter ${name}`, file)
    return { name, render, file }
  })
}

/** Writes the comparison to each output; returns false if one could not be written. */
export function writeComparison(comparison: Comparison, outputs: readonly CompareOutput[], io: Io): boolean {
  let written = true
  for (const { name, render, file } of outputs) {
    const text = render(comparison, { color: file === null && io.color })
    try {
      if (file === null) io.out(text)
      else {
        writeWhole(file, text)
        io.log(`${name} comparison written to ${file}`)
      }
    } catch (error) {
      written = false
      io.log(`the ${name} comparison could not be written: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return written
}
