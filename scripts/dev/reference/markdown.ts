/** Markdown for the pages of the reference: tables, text that is safe in a cell, links to sources. */
import { getSource, type SourceId } from '../../../openapi/evidence.ts'

/** A table; cells are Markdown. */
export function toTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, headings.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Plain text for a cell. Characters that GitHub or the site would read as HTML, a template or a column are escaped; code in backticks stays. */
export function toText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|')
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeText(part)))
    .join('')
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('{{', '&#123;&#123;')
    .replace(/[*_[\]]/g, String.raw`\$&`)
}

/** Code for a cell. */
export function toCode(text: string): string {
  const shown = text.replace(/\s+/g, ' ').replaceAll('|', '\\|')
  return shown.includes('`') ? `\`\` ${shown} \`\`` : `\`${shown}\``
}

/** Links to sources, by their ids. */
export function toSourceLinks(ids: SourceId | readonly SourceId[]): string {
  return [ids]
    .flat()
    .map((id) => {
      const { url } = getSource(id as SourceId)
      return url === undefined ? toText(id) : `[${toText(id)}](${encodeURI(decodeURI(url)).replaceAll(')', '%29')})`
    })
    .join(', ')
}

/** A page: its title, and its sections. */
export function toPage(title: string, sections: readonly string[]): string {
  const note = '<!-- Written by scripts/dev/reference.ts from the code. Do not edit: run npm run generate. -->'
  return `${[`# ${title}`, note, ...sections].join('\n\n')}\n`
}
