/** What stands around a command where it was copied: a prompt, a code fence, comments, assignments of variables. */

/**
 * One line that sends nothing: empty, a comment, `export NAME=value` or `set NAME=value`, `NAME=value`, or `$name = value` and
 * `$name.Method(…)` of PowerShell.
 */
const line =
  /^[ \t]*(?:#[^\n]*|(?:export|set)[ \t]+\w+=[^\n]*|\w+=[^\n ]*|\w+=(?:"[^"\n]*"|'[^'\n]*')|\$[\w.:]+(?:[ \t]*=|\()[^\n]*)?\r?\n/
const prompt = /^(?:[$>%]|PS[^>\n]{0,200}>)[ \t]+/
/** `KEY=value curl …`. */
const assignment = /^\w+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"']*)[ \t]+(?=\S)/

/** The text from its command on; the text itself where it has nothing before it. */
export function withoutLeadIn(text: string): string {
  let rest = text.replace(/^```[^\n]*\n/, '').replace(/\r?\n```\s*$/, '')
  for (const pattern of [line, prompt, assignment])
    for (let found = pattern.exec(rest); found !== null && found[0] !== ''; found = pattern.exec(rest))
      rest = rest.slice(found[0].length)
  return rest
}
