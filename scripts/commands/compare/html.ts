/** The comparison as one page that needs no network. */
import { css } from '../../../tests/suite/reporters/html-style.ts'
import { escape } from '../../../tests/suite/reporters/html.ts'
import type { Comparison } from './compare.ts'
import { rules, toHeadline, toSections, type Row, type Section } from './sections.ts'

const tones = { differs: 'fail', plain: '', quiet: 'skip' } as const
const verdicts = { alike: 'pass', different: 'fail', inconclusive: 'inconclusive' } as const

/** More than two targets make wide tables: they scroll, the page does not. */
const wide = '.wide{overflow-x:auto}tr.fail td{color:var(--fail)}tr.skip td{color:var(--skip)}'

/** The whole page. */
export function renderHtml(comparison: Comparison): string {
  const headline = escape(toHeadline(comparison))
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>kimi-contract compare: ${headline}</title>
<style>${css}${wide}</style>
</head>
<body>
<header>
<h1 class="${verdicts[comparison.verdict]}">${headline}</h1>
<p>${escape(rules)}</p>
</header>
<main>
${toSections(comparison).map(toTable).join('\n')}
</main>
</body>
</html>
`
}

function toTable({ title, head, rows, empty, folded }: Section): string {
  if (rows.length === 0) return `<h2>${escape(title)}</h2>\n<p>${escape(empty)}</p>`
  const table = `<div class="wide"><table><thead><tr>${head.map((one) => `<th scope="col">${escape(one)}</th>`).join('')}</tr></thead><tbody>
${rows.map(toRow).join('\n')}
</tbody></table></div>`
  return folded
    ? `<details><summary>${escape(title)} (${rows.length})</summary>\n${table}\n</details>`
    : `<h2>${escape(title)}</h2>\n${table}`
}

function toRow({ cells, tone }: Row): string {
  return `<tr class="${tones[tone]}">${cells.map((one) => `<td>${escape(one)}</td>`).join('')}</tr>`
}
