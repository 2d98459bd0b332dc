/** The comparison as one HTML page that needs no network. */
import { htmlEscape } from 'escape-goat'
import { css } from '../../../tests/suite/reporters/index.ts'
import type { Comparison } from './compare.ts'
import { rules, toHeadline, toSections, type Row, type Section } from './sections.ts'

const tones = { differs: 'fail', plain: '', quiet: 'skip' } as const
const verdicts = { alike: 'pass', different: 'fail', inconclusive: 'inconclusive' } as const

/** Tables of many targets are wide: the table scrolls, not the page. */
const wide = '.wide{overflow-x:auto}tr.fail td{color:var(--fail)}tr.skip td{color:var(--skip)}'

/** The page. Only what `htmlEscape` has escaped, and constants, are put into it. */
export function renderHtml(comparison: Comparison): string {
  const headline = htmlEscape(toHeadline(comparison))
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
<p>${htmlEscape(rules)}</p>
</header>
<main>
${toSections(comparison).map(toTable).join('\n')}
</main>
</body>
</html>
`
}

function toTable({ title, head, rows, empty, folded }: Section): string {
  if (rows.length === 0) return htmlEscape`<h2>${title}</h2>\n<p>${empty}</p>`
  const headCells = head.map((one) => htmlEscape`<th scope="col">${one}</th>`).join('')
  const table = `<div class="wide"><table><thead><tr>${headCells}</tr></thead><tbody>
${rows.map(toRow).join('\n')}
</tbody></table></div>`
  return folded
    ? `<details><summary>${htmlEscape(title)} (${rows.length})</summary>\n${table}\n</details>`
    : `${htmlEscape`<h2>${title}</h2>`}\n${table}`
}

function toRow({ cells, tone }: Row): string {
  return `<tr class="${tones[tone]}">${cells.map((one) => htmlEscape`<td>${one}</td>`).join('')}</tr>`
}
