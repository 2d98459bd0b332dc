/** The report as one page that needs no network, with the bytes around each failure. */
import { htmlEscape } from 'escape-goat'
import {
  describeCost,
  describeCounts,
  describeFailure,
  describeRequests,
  describeRow,
  describeTarget,
  describeVerdict,
} from './failure-text.ts'
import { toGroups, toRequestGroups, type FailureGroup } from './groups.ts'
import { css } from './html-style.ts'
import { toRows, type Report } from './report.ts'
import type { Reporter } from './reporter.ts'

export const html: Reporter = {
  name: 'html',
  about: 'one page that needs no network, with the bytes around each failure',
  render(report) {
    const groups = toGroups(report)
    const head = [
      markup`<h1 class="${report.verdict}">${describeVerdict(report)}</h1>`,
      markup`<p>Tested ${describeTarget(report.target)}.</p>`,
      markup`<p>${describeCounts(report)}. ${describeCost(report)}.</p>`,
      ...(report.notes ?? []).map((note) => markup`<p class="note">${note}</p>`),
    ]
    const sections = groups.length === 0 ? [] : ['<h2>Findings</h2>', ...groups.map(toSection)]
    const requests = describeRequests(report)
    if (requests !== null) sections.push(markup`<h2>${requests}</h2>`, ...toRequestGroups(report).map(toSection))
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
${markup`<title>kimi-contract: ${describeVerdict(report)}</title>`}
<style>${css}</style>
</head>
<body>
<header>
${head.join('\n')}
</header>
<main>
${sections.join('\n')}
<h2>All results</h2>
${toTable(report)}
</main>
</body>
</html>
`
  },
}

function toSection(group: FailureGroup): string {
  const { severity, excerpt } = group.failure
  const { title, message, lines } = describeFailure(group)
  const labelled = lines.map(
    ([label, text]) => `<dt>${label}</dt><dd>${label === 'source' ? toLinks(text) : escape(text)}</dd>`,
  )
  const bytes = excerpt
    ? markup`<details open><summary>Received, from byte ${excerpt.offset}</summary><pre>${excerpt.text}</pre></details>`
    : ''
  const heading = markup`<h3><span class="tag">${severity}</span> ${title}</h3>
<p>${message}</p>`
  return `<section class="${severity}">${heading}<dl>${labelled.join('')}</dl>${bytes}</section>`
}

function toTable(report: Report): string {
  const body = toRows(report).map((row) => {
    const remarks = [...describeRow(row), row.about].filter((one) => one !== '').join(' · ')
    const time = row.durationMs > 0 ? `${row.durationMs} ms` : ''
    return markup`<tr class="${row.status}"><td><span class="tag">${row.status}</span></td><td><code>${row.id}</code></td><td>${remarks}</td><td class="time">${time}</td></tr>`
  })
  const name = 'cases' in report ? 'Case' : 'Entry'
  return `<table><thead><tr><th>Result</th><th>${name}</th><th>About</th><th>Time</th></tr></thead><tbody>\n${body.join('\n')}\n</tbody></table>`
}

function toLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"'();,]+)/)
    .map((part, at) => (at % 2 === 0 ? escape(part) : markup`<a href="${part}" rel="noreferrer">${part}</a>`))
    .join('')
}

/** Markup with every inserted value escaped, control characters included. */
function markup(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return htmlEscape(strings, ...values.map((value) => toVisible(String(value))))
}

/** Text without markup and without control characters. */
function escape(text: string): string {
  return htmlEscape(toVisible(text))
}

/** Control characters as escapes; line feeds stay, for the received bytes. */
function toVisible(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
}
