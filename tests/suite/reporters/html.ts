/** The report as one page that needs no network, each failure with the bytes around the fault. */
import { toRows, type Report, type ReportedFailure } from './report.ts'
import {
  describeCost,
  describeCounts,
  describeTarget,
  describeVerdict,
  toLines,
  toMessage,
  toTitle,
} from './failure-text.ts'
import { css } from './html-style.ts'
import type { Reporter } from './reporter.ts'

export const html: Reporter = {
  name: 'html',
  about: 'one page that needs no network, with the bytes around each fault',
  render(report) {
    const rows = toRows(report)
    const told = rows.filter((row) => row.failures.length > 0)
    const notes = (report.notes ?? []).map((note) => `<p class="note">${escape(note)}</p>`).join('')
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>kimi-contract: ${escape(describeVerdict(report))}</title>
<style>${css}</style>
</head>
<body>
<header>
<h1 class="${report.verdict}">${escape(describeVerdict(report))}</h1>
<p>Tested ${escape(describeTarget(report.target))}.</p>
<p>${escape(describeCounts(report))}. ${escape(describeCost(report))}.</p>
${notes}
</header>
<main>
${told.length === 0 ? '' : `<h2>Findings</h2>\n${told.flatMap((row) => row.failures.map((one) => toSection(one, row))).join('\n')}`}
<h2>All results</h2>
${toTable(report, rows)}
</main>
</body>
</html>
`
  },
}

type Row = ReturnType<typeof toRows>[number]

function toSection(failure: ReportedFailure, row: Row): string {
  const lines = toLines(failure).map(
    ([label, text]) => `<dt>${label}</dt><dd>${label === 'source' ? toLinks(text) : escape(text)}</dd>`,
  )
  const excerpt = failure.excerpt
    ? `<details open><summary>On the wire, from byte ${failure.excerpt.offset}</summary><pre>${escape(failure.excerpt.text)}</pre></details>`
    : ''
  return `<section class="${failure.severity}"><h3><span class="tag">${failure.severity}</span> ${escape(toTitle(failure, row))}</h3>
<p>${escape(toMessage(failure))}</p><dl>${lines.join('')}</dl>${excerpt}</section>`
}

function toTable(report: Report, rows: readonly Row[]): string {
  const body = rows.map((row) => {
    const remarks = [
      row.skippedBecause === undefined ? '' : `skipped: ${row.skippedBecause}`,
      row.rate ? `${row.rate.wanted}: ${row.rate.met} of ${row.rate.tries}` : '',
      row.about,
    ].filter((one) => one !== '')
    const time = row.durationMs > 0 ? `${row.durationMs} ms` : ''
    return `<tr class="${row.status}"><td><span class="tag">${row.status}</span></td><td><code>${escape(row.id)}</code></td><td>${escape(remarks.join(' · '))}</td><td>${time}</td></tr>`
  })
  const name = 'cases' in report ? 'Case' : 'Entry'
  return `<table><thead><tr><th>Result</th><th>${name}</th><th>About</th><th>Time</th></tr></thead><tbody>\n${body.join('\n')}\n</tbody></table>`
}

function toLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"'();,]+)/)
    .map((part, at) => (at % 2 === 0 ? escape(part) : `<a href="${escape(part)}" rel="noreferrer">${escape(part)}</a>`))
    .join('')
}

/** Text that is neither markup nor a control; line feeds stay, for the bytes on the wire. */
export function escape(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
