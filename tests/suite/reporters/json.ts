/** The report as data; its schema is `report.schema.json` beside this file. */
import type { Reporter } from './reporter.ts'

export const json: Reporter = {
  name: 'json',
  about: 'the report as data, by a published schema',
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
}
