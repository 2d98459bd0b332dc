/** Changes names in code that a prompt contains: `Replace the Username property with an Email property.` */
import { escapePattern } from '../../common/index.ts'
import { needs } from '../cues.ts'

/** Cues of such a request. */
export const codeEditCues = needs('replace rename change', '{ ( = ;', 'with to by')

const longest = 20_000
const order =
  /\b(?:replace|rename|change)\s(?:the\s)?["'\u0060]?([A-Za-z_]\w{1,40})["'\u0060]?\s(?:(?:property|field|variable|function|method|class|parameter|constant|column)\s)?(?:with|to|by)\s(?:an?\s|the\s)?(?:new\s)?["'\u0060]?([A-Za-z_]\w{1,40})["'\u0060]?/i

/** The code with the new name; null where a text asks for no such change, or has no code with the old name. */
export function editCode(text: string): string | null {
  if (text.length > longest) return null
  const found = order.exec(text)
  if (found === null) return null
  const [from, to] = [found[1] as string, found[2] as string]
  const block = /\u0060{3}(\w{0,20})\n([\s\S]*?)\n?\u0060{3}/.exec(text)
  const at = text.indexOf('\n', found.index)
  const code = block?.[2] ?? (at < 0 ? '' : text.slice(at + 1).trim())
  const name = new RegExp(String.raw`(?<![A-Za-z\d])${escapePattern(from)}(?![A-Za-z\d])`, 'gi')
  if (!/[{}();=]/.test(code) || code.search(name) < 0) return null
  const changed = code.replaceAll(name, (old) => inCaseOf(old, to))
  const isPlain = /\b(?:no|without) (?:any )?markdown\b/i.test(text) || block === null
  return isPlain ? changed : `\u0060\u0060\u0060${block[1]}\n${changed}\n\u0060\u0060\u0060`
}

/** The new name with a first letter of the same case. */
function inCaseOf(old: string, name: string): string {
  const first = old.charAt(0)
  return (first === first.toLowerCase() ? name.charAt(0).toLowerCase() : name.charAt(0).toUpperCase()) + name.slice(1)
}
