/** Tokens and tags in closed code are examples and pass; in unclosed code and beside code they fail (SEM-01, SEM-06, SEM-22). */
import { describe } from 'vitest'
import { answer, boundary, call, completion, completionOf, finish, fragment, opening, slot, think } from '../wire.ts'
import { judgeRows, type Json, type Row } from '../verdict-table.ts'

const leak = ['template-leak:fail']
const template = '<|im_system|>system<|im_middle|>You are Kimi<|im_end|>'
const section = '<|tool_calls_section_begin|><|tool_call_begin|>functions.ls:0<|tool_call_argument_begin|>{"a":1}'
const text = (content: string, over: Json = {}) => ({
  request: null,
  json: completion({ role: 'assistant', content, ...over }),
})
const truncated = (content: string) => ({
  request: null,
  json: completionOf([{ index: 0, message: { role: 'assistant', content }, finish_reason: 'length' }]),
})
const pieces = (...words: string[]) => ({ request: null, events: answer(...words) })
const characters = (content: string) => pieces(...content)
const wrote = (args: unknown) => ({
  request: null,
  json: completionOf([
    {
      index: 0,
      message: { role: 'assistant', content: '', tool_calls: [call('write_file', JSON.stringify(args))] },
      finish_reason: 'tool_calls',
    },
  ]),
})
const wroteInPieces = (args: unknown) => ({
  request: null,
  events: [
    opening,
    slot('write_file'),
    ...(JSON.stringify(args).match(/[^]{1,7}/g) ?? []).map((part) => fragment(part)),
    finish('tool_calls'),
  ],
})

const answers: Row[] = [
  ['the template in a fence', text(`Kimi's template:\n\n\`\`\`text\n${template}\n\`\`\`\nThat is all.`), []],
  ['the template in a fence, streamed', characters(`It is:\n\`\`\`\n${template}\n\`\`\`\n`), []],
  ['a fence that a chunk opens in the middle', pieces('See ``', '`\n', '<|im_', 'end|>', '\n``', '`'), []],
  ['a section of calls in a fence', text(`\`\`\`\n${section}<|tool_call_end|>\n\`\`\``), []],
  ['tokens in inline code', text(`A turn is \`${template}\` and ends so.`), []],
  ['tokens in inline code, streamed', characters(`A turn is \`${template}\` and ends so.`), []],
  ['inline code in two backticks', text('Write ``<|im_end|> ` <|im_user|>`` for it.'), []],
  ['a fence of tildes', text(`~~~\n${template}\n~~~\n`), []],
  ['a fence in a list', text(`1. First:\n   \`\`\`jinja\n   ${template}\n   \`\`\`\n2. Then stop.`), []],
  ['a fence in a quotation', text(`> \`\`\`\n> ${template}\n> \`\`\`\n`), []],
  ['a long fence around a short one', text(`\`\`\`\`md\n\`\`\`\n${template}\n\`\`\`\n${template}\n\`\`\`\`\n`), []],
  [
    'two fences and an inline span',
    text(`\`\`\`\n${template}\n\`\`\`\nor \`<|im_end|>\`:\n\`\`\`\n${section}\n\`\`\``),
    [],
  ],
  ['the id of a call in inline code', text('Ids look like `functions.ls:0 {"a":1}` on K2.'), []],
  ['names without brackets in a fence', text('```\ntool_calls_section_begin functions.ls:0 {"a":1}\n```'), []],
  ['a fence that the budget cut', truncated(`The template:\n\`\`\`\n${template}\n`), []],
  ['tokens in code of the reasoning', text('Hi.', { reasoning_content: `It wants \`${template}\`.` }), []],
  ['a tag in a fence of tildes', text('~~~xml\n<think>Hm.</think>\n~~~\nParse it.'), []],
  ['a part of a token in inline code at the end', text('The token ends with `section_end|>`'), []],
]

const leaks: Row[] = [
  ['an unclosed fence', text(`Calling:\n\`\`\`\n${section}`), leak],
  ['an unclosed fence, streamed', characters(`Calling:\n\`\`\`\n${section}`), leak],
  ['an unclosed inline span', text(`I call \`ls ${section}<|tool_call_end|>`), leak],
  ['an inline span that an empty line ends', text(`A \` sign\n\n${section}\n\nand another \` sign`), leak],
  ['a section after a closed fence', text(`\`\`\`sh\nls\n\`\`\`\n${section}`), leak],
  ['a section right after the end of a fence', text(`\`\`\`sh\nls\n\`\`\`${section}\n\`\`\`sh\nls\n\`\`\``), leak],
  ['a section after a closed fence, streamed', characters(`\`\`\`sh\nls\n\`\`\`\n${section}`), leak],
  ['a token between two spans', text('Use `a` <|im_end|> or `b`.'), leak],
  ['a token between two fences', text('```\na\n```\n<|tool_call_end|>\n```\nb\n```'), leak],
  ['tokens in code and one at the end', text(`It is \`${template}\`.<|im_end|>`), leak],
  ['tokens in code and one at the end, streamed', pieces(`It is \`${template}\`.`, '<|im_', 'end|>'), leak],
  ['a part of a token after a fence', text('```\nls\n```\nsection_end|>'), leak],
  ['a section in the reasoning', text('', { content: 'Hi.', reasoning_content: `Call it. ${section}` }), leak],
  [
    'a section in the reasoning, streamed',
    { request: null, events: [opening, think('It '), think(section), boundary, ...answer('Hi.').slice(1)] },
    ['template-leak:fail'],
  ],
]

const parser = `import re

# A section is <|tool_calls_section_begin|> … <|tool_calls_section_end|>.
def render(name, args):
    return f"<|tool_call_begin|>functions.{name}:0<|tool_call_argument_begin|>{args}<|tool_call_end|>"
`
const page = `# Calls\n\n\`\`\`\n${section}<|tool_call_end|>\n\`\`\`\n\nThe id is \`functions.ls:0\`.\n`

const files: Row[] = [
  ['a source file with tokens in its literals and comments', wrote({ path: 'render.py', content: parser }), []],
  ['the same, streamed', wroteInPieces({ path: 'render.py', content: parser }), []],
  [
    'a source file in JavaScript',
    wrote({ content: "// parse\nconst at = text.split('a <|tool_call_end|> b')\nat[0]\n" }),
    [],
  ],
  ['a page with tokens in its code', wrote({ path: 'calls.md', content: page }), []],
  ['a page in a list of edits', wrote({ edits: [{ old: 'x', new: page }] }), []],
  ['a file and a token at its end', wrote({ content: `${parser}print(1)\n<|tool_call_end|>` }), leak],
  ['a file and a token in the middle', wrote({ content: 'a = 1\n<|tool_call_end|>\nb = 2\n' }), leak],
  ['a page and a token after its code', wrote({ content: `${page}functions.write_file:1<|tool_call_end|>` }), leak],
  ['a command with the rest of another call', wrote({ cmd: 'ls <|tool_call_end|><|tool_call_begin|>' }), leak],
]

describe('code of an answer', () => judgeRows(answers))
describe('tokens beside code and in unclosed code', () => judgeRows(leaks))
describe('code in arguments', () => judgeRows(files))
