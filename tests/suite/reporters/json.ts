/** The report as JSON; its schema is `report.schema.json` beside this file. */
import type { Reporter } from './reporter.ts'

export const json: Reporter = {
  name: 'json',
  about: 'the report as JSON, with a published schema',
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
}
