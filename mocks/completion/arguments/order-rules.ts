/** Rules for what orders to services and agents name: accounts, tables, branches, revisions, texts of files, and words to work on. */
import { guard } from '../cues.ts'
import type { Facts } from '../facts.ts'
import { writeDiff } from './diffs.ts'
import { findSearchedName } from './searched-code.ts'
import type { Rule } from './property.ts'

const scanned = 2000
const sampleOf = ({ text }: Facts): string => text.slice(0, scanned)

interface NamedRule {
  name: RegExp
  find: (facts: Facts, key: string) => string | undefined
}

const userName = guard(
  /\buser ?name\s?(?:is\s|:\s?|=\s?)?["'“\u0060]?(?!is\b|and\b|or\b)([\w.@+-]{2,60})|\b(?:log|sign)(?:ged|ging)? (?:me )?in (?:as|with|using) (?:the )?(?:user(?:name)? |account )?["'“\u0060]?(?!the\b|my\b|password\b)([\w.@+-]{2,60})|\b(?:user|login|account|handle|as) @?((?=[\w.-]{0,40}[\d._-])[\w.-]{2,40})|\b(?:user|usuario|benutzer) ["'“\u0060]([\w.@+-]{2,60})/i,
)
const password = guard(
  /\b(?:password|passwort|contrase\S{1,2}a|passphrase)\s?(?:is\s|ist\s|es\s|:\s?|=\s?)?["'“\u0060]?(?!(?:is|ist|es|and|or|for|of|to|please|reset|link|field|with|my|the|was|has|in)\b)([^\s"'”\u0060]{3,60}?)["'”\u0060]?(?=[.,;]?(?:\s|$))/i,
)
const table = guard(
  /\b(?:the |my |our )?["'\u0060]?(?!the\b|a\b|my\b|this\b|that\b|new\b|which\b|what\b|each\b|sqlite\b|database\b|create\b)([a-z_]\w{1,60})["'\u0060]? table\b|\b(?:columns|fields|schema|structure) (?:does|do|has|have|of|in) (?:the )?["'\u0060]?(?!the\b|this\b|that\b|it\b|a\b|we\b|you\b)([a-z_]\w{1,60})|\btable (?:called |named )?["'\u0060]?(?!with\b|for\b|of\b|in\b|from\b|that\b|and\b|to\b|at\b|is\b|has\b|have\b|schema\b|names?\b|structure\b)([a-z_]\w{1,60})/i,
)
const branch = guard(
  /\bbranch (?:called |named )?["'\u0060]?(?!from\b|of\b|for\b|in\b|and\b|called\b|named\b|off\b|based\b|to\b|on\b|at\b)([\w][\w./-]{0,80}[\w])|\b(?:the |to |branch )["'\u0060]?((?!the\b|a\b|my\b|new\b|this\b|current\b)[\w][\w./-]{0,80})["'\u0060]? branch\b|\b(?:check ?out|switch to) (?:the )?(?:branch )?["'\u0060]?((?!the\b|a\b|branch\b|new\b)[\w][\w./-]{1,80})/i,
)
const baseBranch = guard(
  /\b(?:from|off(?: of)?|based on|starting (?:at|from)) (?:the )?(?:branch )?["'\u0060]?((?!the\b|my\b|it\b|this\b|a\b|scratch\b)[\w][\w./-]{0,60}?)["'\u0060]?(?: branch)?(?=[.,;!]?(?:\s|$))/i,
)
const branches = guard(
  /\bfrom (?:the )?(?:branch )?["'\u0060]?([\w][\w./-]{0,60})["'\u0060]? (?:in)?to (?:the )?(?:branch )?["'\u0060]?([\w][\w./-]{0,60}[\w])/i,
)
const revision = guard(
  /\b(?:commit|revision|sha|hash)\s(?:#|sha\s|id\s)?["'\u0060]?((?=[\da-f]*\d)[\da-f]{6,40})\b|\b(HEAD(?:[~^]\d{0,3}){0,3})/i,
)
const printed = guard(
  /\b(?:that )?(?:prints?|printing|outputs?|logs?|says)\s(?:out\s)?(?:the (?:text|words?|message|string)\s)?["'“\u0060]?([^"'”\u0060\n]{1,120}?)["'”\u0060]?(?:\s(?:to the (?:console|screen|terminal)))?[.!]?\s*$/i,
)
const worked = guard(
  /\b(?:the )?(?:word|string|phrase|text)s?\s["'“\u0060]?((?!is\b|of\b|in\b|to\b|that\b|and\b|below\b|above\b|from\b|into\b|for\b|with\b)[\p{L}\d][\p{L}\d'-]{1,60})["'”\u0060]?(?=[.,;!?]|\s*$|\s(?:have|has|contain|in reverse|backwards|to|into|in)\b)/iu,
)
const worksOnText =
  /\b(?:letters|characters|length|long|reverse[ds]?|upper ?case|lower ?case|spell|count|vowels|palindrome|backwards)\b/i
const rest =
  /^\W{0,3}(?:please\s|can you\s|could you\s)?(?:translate|summari[sz]e|rewrite|rephrase|proofread|classify|analy[sz]e|correct|shorten|simplify|reverse|count|speak|say)\b[^:\n"]{0,80}:\s{1,3}(?!\/\/)["'“]?([^\n]{2,600}?)["'”]?\s*$/i
const files: readonly (readonly [extension: RegExp, write: (text: string) => string])[] = [
  [/\.py\b/, (text) => `print(${JSON.stringify(text)})\n`],
  [/\.(?:m?js|ts|jsx|tsx)\b/, (text) => `console.log(${JSON.stringify(text)})\n`],
  [/\.sh\b/, (text) => `#!/bin/sh\necho ${JSON.stringify(text)}\n`],
  [/\.rb\b/, (text) => `puts ${JSON.stringify(text)}\n`],
  [/\.php\b/, (text) => `<?php\necho ${JSON.stringify(text)};\n`],
  [/\.go\b/, (text) => `package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println(${JSON.stringify(text)})\n}\n`],
  [/\.rs\b/, (text) => `fn main() {\n    println!(${JSON.stringify(text)});\n}\n`],
]

function firstGroup(match: RegExpExecArray | null): string | undefined {
  return match
    ?.slice(1)
    .find((part) => part !== undefined)
    ?.replace(/[.,;]$/, '')
}

/** Rules that come before labels, because what they find has a form of its own. */
export const namedRules: readonly NamedRule[] = [
  {
    name: /^(?:user_?name|login|login_name|user_?login|handle)$/,
    find: (facts) => firstGroup(userName.exec(sampleOf(facts))),
  },
  { name: /^(?:password|passwd|pwd|passphrase)$/, find: (facts) => password.exec(sampleOf(facts))?.[1] },
  { name: /^(?:table|table_name)$/, find: (facts) => firstGroup(table.exec(sampleOf(facts))) },
  {
    name: /^(?:head|head_branch|source_branch|compare)$/,
    find: (facts) => branches.exec(sampleOf(facts))?.[1],
  },
  {
    name: /^(?:base|base_branch|target_branch)$/,
    find: (facts) => branches.exec(sampleOf(facts))?.[2],
  },
  {
    name: /^(?:base|from|source|start)_branch(?:_name)?$|^base_ref$/,
    find: (facts) => baseBranch.exec(sampleOf(facts))?.[1],
  },
  {
    name: /^(?:branch|branch_name|new_branch|head_branch|branch_to_create)$/,
    find: (facts) => firstGroup(branch.exec(sampleOf(facts))),
  },
  {
    name: /^(?:revision|commit|sha|commit_sha|commit_hash|ref)$/,
    find: (facts) => firstGroup(revision.exec(sampleOf(facts))),
  },
]

const toAccount = guard(
  /\b(?:to|into) (?:the |my )?(?:account|acct) (?:number |no\.? |id |#)?((?=[\w-]{0,20}\d)[A-Z\d][\w-]{0,20})/i,
)
const fromAccount = guard(
  /\bfrom (?:the |my )?(?:account|acct) (?:number |no\.? |id |#)?((?=[\w-]{0,20}\d)[A-Z\d][\w-]{0,20})/i,
)
/** The words by which code marks open work. */
const marker = guard(/\b(TODO|FIXME|XXX|HACK)s?\b/)
/** `POST:` before the text that is to be worked on. */
const labelledText = /(?:^|\n)[A-Z][A-Za-z ]{1,24}:\s{0,3}\n?([^\n][\s\S]{2,1500})$/

/** Rules among those of requests. */
export const orderRules: readonly Rule[] = [
  { name: /^(?:diff|patch)$/, find: (facts, about) => [writeDiff(facts, about)] },
  {
    name: /^(?:pattern|regex|regexp)$/,
    find: (facts, about) => [
      marker.exec(sampleOf(facts))?.[1],
      /\bglob\b|\bpath/.test(about) ? undefined : findSearchedName(facts.text),
    ],
  },
  {
    name: /^(?:to|destination|target|recipient|to_account|destination_account|target_account)(?:_id|_number)?$/,
    find: (facts, about) => [/\baccount/.test(about) ? toAccount.exec(sampleOf(facts))?.[1] : undefined],
  },
  {
    name: /^(?:from|source|from_account|source_account)(?:_id|_number)?$/,
    find: (facts, about) => [/\baccount/.test(about) ? fromAccount.exec(sampleOf(facts))?.[1] : undefined],
  },
  {
    name: /^(?:text|string|input_text|passage)$/,
    find: (facts) => [/\n/.test(facts.text) ? labelledText.exec(sampleOf(facts))?.[1]?.trim() : undefined],
  },
  {
    name: /(?:^|_)(?:height|length|width|depth|distance)(?:_in)?_(?:m|met(?:er|re)s)$/,
    find: (facts) => [toMeters(sampleOf(facts))],
  },
  {
    name: /^(?:final|last|ending)_?punctuation$/,
    find: (facts) => [/[.!?。！？](?=["'”]?\s*$)/.exec(facts.text)?.[0]],
  },
  {
    name: /^(?:content|contents|file_text|text|code|data|file_content)$/,
    find: (facts) => [writeProgram(facts)],
  },
  {
    name: /^(?:text|word|string|s|input|input_text|phrase|str)$/,
    find: (facts) => [
      rest.exec(sampleOf(facts).trim())?.[1],
      worksOnText.test(sampleOf(facts)) ? worked.exec(sampleOf(facts))?.[1] : undefined,
    ],
  },
]

const measure =
  /\b(\d{1,3}(?:\.\d{1,2})?)\s?(feet|foot|ft|inch(?:es)?|cm|centimet(?:er|re)s?|m|met(?:er|re)s?)\b(?:\s?(?:and\s)?(\d{1,2})\s?(?:inch(?:es)?|in)\b)?/i

/** Meters for a unit by its first letter. */
const factors: Readonly<Record<string, number>> = { f: 0.3048, i: 0.0254, c: 0.01 }

/** A length in meters, with two decimals: `1.83` for "6 feet". */
function toMeters(text: string): string | undefined {
  const [, figure, unit = '', inches = '0'] = measure.exec(text) ?? []
  if (figure === undefined) return undefined
  const plain = unit.toLowerCase()
  const factor = factors[plain.charAt(0)] ?? 1
  return String(Number((Number(figure) * factor + Number(inches) * 0.0254).toFixed(2)))
}

/** The text of a program that only prints something: `a file hello.py that prints hello`. */
function writeProgram(facts: Facts): string | undefined {
  const text = sampleOf(facts)
  const said = printed.exec(text)?.[1]
  return said === undefined ? undefined : files.find(([extension]) => extension.test(text))?.[1](said)
}
