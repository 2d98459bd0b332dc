/**
 * Markdown of a model as safe elements. The text is untrusted: HTML in it is shown as text, images become links, and the sanitizer keeps
 * only a short list of elements and attributes.
 */
import DOMPurify, { type Config } from 'dompurify'
import { Marked, type Tokens } from 'marked'

/** A longer block is shown as plain text, because the time of parsing can grow faster than the text. */
export const mostBlockCharacters = 20_000

const tags = 'a blockquote br code del em h3 h4 h5 h6 hr li ol p pre strong table tbody td th thead tr ul'.split(' ')

const options = {
  ALLOWED_TAGS: tags,
  ALLOWED_ATTR: ['href', 'start'],
  ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:)/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
} satisfies Config

const parser = new Marked({ gfm: true, async: false })

parser.use({
  renderer: {
    html: ({ text }: Tokens.HTML | Tokens.Tag) => escape(text),
    image: ({ href, text }: Tokens.Image) => `<a href="${escape(href)}">${escape(text === '' ? href : text)}</a>`,
    checkbox: ({ checked }: Tokens.Checkbox) => (checked ? '☑ ' : '☐ '),
    heading({ depth, tokens }: Tokens.Heading) {
      // The panel's own headings come first.
      const level = Math.min(6, depth + 2)
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`
    },
  },
})

/** The elements of a block of Markdown; a block that cannot be parsed is shown as it is. */
export function toElements(markdown: string): DocumentFragment {
  if (markdown.length > mostBlockCharacters) return toPlain(markdown)
  let html: string
  try {
    html = parser.parse(markdown) as string
  } catch {
    return toPlain(markdown)
  }
  const fragment = DOMPurify.sanitize(html, { ...options, RETURN_DOM_FRAGMENT: true })
  for (const link of fragment.querySelectorAll('a')) finishLink(link)
  for (const table of fragment.querySelectorAll('table')) table.tabIndex = 0
  return fragment
}

/** Opens in a new tab without a reference to this one, and shows where it leads. */
function finishLink(link: HTMLAnchorElement): void {
  const href = link.getAttribute('href')
  if (href === null) return
  link.target = '_blank'
  link.rel = 'noopener noreferrer nofollow'
  link.title = href
  const host = URL.canParse(href) ? new URL(href).host : ''
  const text = link.textContent ?? ''
  if (host === '' || text.includes(host)) return
  const target = document.createElement('span')
  target.className = 'link-target'
  target.textContent = ` (${host})`
  link.append(target)
}

function toPlain(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment()
  const element = document.createElement('pre')
  element.textContent = text
  fragment.append(element)
  return fragment
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
