/** The chain of thought in content and control tokens in texts and arguments fail; code and quotations pass (SEM-01, SEM-06). */
import { describe } from 'vitest'
import { answer, call, completion, completionOf, finish, fragment, opening, slot } from '../wire.ts'
import { ask, judgeRows, tool, type Json, type Row } from '../verdict-table.ts'

const leak = ['template-leak:fail']
const text = (content: string, request: Json | null = null, over: Json = {}) => ({
  request,
  json: completion({ role: 'assistant', content, ...over }),
})
const pieces = (...words: string[]) => ({ request: null, events: answer(...words) })
const called = (args: string, request: Json | null = null) => ({
  request,
  json: completionOf([
    {
      index: 0,
      message: { role: 'assistant', content: '', tool_calls: [call('bash', args)] },
      finish_reason: 'tool_calls',
    },
  ]),
})
const streamed = (...parts: string[]) => ({
  request: null,
  events: [opening, slot('bash'), ...parts.map((part) => fragment(part)), finish('tool_calls')],
})
const arguing = (content: string) => ask({ tools: [tool('bash')], messages: [{ role: 'user', content }] })

const thoughts: Row[] = [
  ['<reasoning>', text('<reasoning>The user greets me.</reasoning>Hello!'), leak],
  ['<reasoning>, streamed', pieces('<reas', 'oning>The user', ' greets me.</reasoning>', 'Hello!'), leak],
  ['<thought> with an attribute and white space', text('\n <thought level="2">Hm.</thought>\nHello!'), leak],
  ['<Think> in capitals', text('<Think>Hm.</Think>Hello!'), leak],
  ['<seed:think>', text('<seed:think>Hm.</seed:think>Hello!'), leak],
  ['◁think▷', text('◁think▷Hm.◁/think▷Hello!'), leak],
  ['◁think▷, streamed', pieces('◁', 'think▷', 'Hm.', '◁/think▷', 'Hello!'), leak],
  ['[THINK]', text('[THINK]Hm.[/THINK]Hello!'), leak],
  ['</think> without its opening tag', text('The user greets me.</think>Hello!'), leak],
  ['</reasoning> without its opening tag', text('The user greets me.</reasoning>Hello!'), leak],
  ['<思考>', text('<思考>他问时间。</思考>现在三点。'), leak],
  ['<思考过程>, streamed', pieces('<思考', '过程>他问时间。', '</思考过程>现在三点。'), leak],
  ['<analysis> before an answer', text('<analysis>They greet me.</analysis>\nHello!'), leak],
  ['<Analysis> before an answer, streamed', pieces('<Analysis>', 'Hm.</analysis>', 'Hello!'), leak],
  ['<analysis> in a document of elements', text('<analysis>It works.</analysis>\n<summary>Done.</summary>'), []],
  ['<analysis> within an answer', text('Hello! <analysis>It works.</analysis> Done.'), []],
  ['<reason> before an answer', text('<reason>They greet me.</reason>Hello!'), leak],
  ['<reason> in a document of elements', text('<reason>sold out</reason><verdict>no</verdict>'), []],
  ['<longcat_think>', text('<longcat_think>Hm.</longcat_think>Hello!'), leak],
  ['<internal_thinking>, streamed', pieces('<internal', '_thinking>Hm.</internal_thinking>', 'Hello!'), leak],
  ['<think> after a sentence', text('Sure. <think>The user greets me.</think> Hello!'), leak],
  ['<think> at the end', text('It is 4. <think>'), leak],
  ['</think> in a line', text('two plus two </think> it is four'), leak],
  ['<think> that a sentence names', text('The <think> tag opens it and the </think> tag ends it.'), []],
  ['<think> that a sentence names, streamed', pieces('Models write <thi', 'nk>, then', ' text.'), []],
  ['<think> in a Chinese sentence', text('标签 <think> 表示思考。'), []],
  ['<think> in a Chinese sentence without spaces', text('标签<think>表示思考。'), []],
  ['<think> in a Chinese answer', text('好的<think>用户打招呼</think>你好!'), leak],
  ['<think> in parentheses', text('Models (<think>) think first.'), []],
  ['<think> in emphasis', text('The **<think>** tag and *</think>* mark it.'), []],
  ['<think> in a table', text('| tag | use |\n|---|---|\n| <think> | thoughts |'), []],
  ['<think> in a list', text('The tags are:\n\n- <think>\n- <answer>: the answer\n'), []],
  ['an empty pair in a sentence', text('It puts <think></think> around them.'), []],
  ['a pair around dots', text('Format: <think> … </think> then the answer.'), []],
  ['a pair around dots, streamed', pieces('It uses <thi', 'nk>..', '.</thi', 'nk> for thoughts.'), []],
  ['a pair in a pattern', text('Use:\n\n    re.sub("<think>[\\s\\S]*?</think>", "", s)\n'), []],
  ['both tags after a colon', text('Use these tags: <think> and </think>.'), []],
  ['both tags in Chinese', text('用这两个标签：<think> 和 </think>。'), []],
  ['an example after the name', text('Use the <think> tag like this: <think>x</think> in a prompt.'), []],
  ['a list that describes the tags', text('Write:\n\n- <think> your thoughts\n- <answer> the answer'), []],
  ['a pair before another, in a line of its own', text('The form is\n\n<think>...</think><answer>...</answer>.\n'), []],
  ['a German noun', text('Das <think> Tag öffnet den Gedanken.'), []],
  [
    'a line of thought after the name',
    text('The <think> tag follows.\n<think>The user greets me.</think>Hello!'),
    leak,
  ],
  ['an empty pair before the answer', text('<think>\n\n</think>\n\nHello!'), leak],
  ['an empty pair in a line of its own', text('Well.\n<think>\n</think>\nHello!'), leak],
  ['<think> after a list mark and a thought', text('- <think>The user greets me.</think>Hello!'), leak],
  ['<think> after emphasis', text('**Answer:**<think>Hm.</think>Hello!'), leak],
  ['</think> after a sentence that names <think>', text('A <think> tag, then Hm.</think>Hello!'), leak],
  [
    '<think> that the reasoning names',
    text('Done.', null, { reasoning_content: 'I strip the <think> tag and the </think> tag.' }),
    [],
  ],
  ['</think> in the reasoning', text('Done.', null, { reasoning_content: 'two plus two </think> is four' }), leak],
  ['a component of that name', text('<Thinking /> is a component.'), []],
  ['[think] of a forum', text('[think] is a plug-in of [b]phpBB[/b].'), []],
  ['<思考> in inline code', text('模型会输出 `<思考>` 和 `</思考>`。'), []],
  ['<think> without its closing tag', text('<think>The user greets me. Hello!'), leak],
  ['<think> in a fence and an answer after it', text('<think>```js\n1\n```</think>Hello!'), leak],
  ['<thought> in code', text('Parse it with:\n```xml\n<thought>Hm.</thought>\n```\nDone.'), []],
  ['<thought> in the middle of an answer', text('The element <thought> holds it, and </thought> ends it.'), []],
  ['<think> in code', text("Remove it:\n```py\nre.sub('<think>.*?</think>', '', s)\n```"), []],
  ['<think> in inline code', text('DeepSeek opens with `<think>` and closes with `</think>`.'), []],
  ['<think> in code, streamed', pieces('Use ``', '`\n<think>', '\n```', ' here.'), []],
  [
    '<reasoning> that the user asked for',
    text(
      '<reasoning>a</reasoning>b',
      ask({ messages: [{ role: 'user', content: 'Answer as <reasoning>…</reasoning> and b.' }] }),
    ),
    [],
  ],
]

const tokens: Row[] = [
  ['a token of tool calls and an id', called('{"c": "mkdir.functions.bash:1 <|tool_call_argument_begin|> {"}'), leak],
  [
    'the same, streamed in pieces',
    streamed('{"c": "mkdir.functions.ba', 'sh:1 <|tool_call_arg', 'ument_begin|> {"}'),
    leak,
  ],
  ['an id of a call alone', called('{"c":"see functions.bash:12 for it"}'), leak],
  ['full-width bars', called('{"c":"ls<｜tool▁call▁end｜>"}'), leak],
  ['the end of a token after the arguments', called('{"c":"ls"}ep|>'), ['tool-call-arguments:fail', ...leak]],
  ['the end of a token within the arguments, streamed', streamed('{"c":"ls ', 'ep|>"}'), leak],
  ['the beginning of a token within the arguments', called('{"c":"ls <|tool_call_e"}'), leak],
  ['a token without its last character', called('{"c":"ls <|tool_call_end|"}'), leak],
  ['a token without its last character, after the content', pieces('It is on.', '<|im_end|'), leak],
  ['a tag that ends a call', called('{"c":"ls</tool_call>"}'), leak],
  ['a tag that ends calls, streamed', streamed('{"c":"ls</tool', '_calls>"}'), leak],
  ['the end of a turn in a value', called('{"c":"ls<|im_end|>"}'), leak],
  ['the end of a text in another value', called('{"c":"ls<|endoftext|>\\n","d":1}'), leak],
  ['a document in the format of a template', called('{"c":"<|im_user|>Hi<|im_end|>"}'), ['template-leak:warn']],
  ['a token in the middle of a value', called('{"c":"ls <|im_end|> -a"}'), ['template-leak:warn']],
  ['a token with one bar on each side', text('<|channel>thought\nHm.<channel|>Hello!'), leak],
  ['tokens that a sentence names', text('Kimi has <|im_user|>, <|im_end|> and <|media_end|>.'), []],
  ['tokens of calls that a sentence names', text('It writes <|tool_call_begin|>, then an id.'), []],
  ['tokens in a list of code', text('The ids are [<|im_end|>, <|endoftext|>].'), []],
  ['a token in a comment', text('eos=[151643] # <|im_end|> token id\nx=1'), []],
  ['a token of calls in a sentence', text('I call <|tool_call_begin|> bash'), leak],
  ['a token and a further turn', text('It is on <|im_end|>\n<|im_user|>thanks'), leak],
  ['operators with bars', text('xs |> sum and f <| g, a <channel> b'), []],
  ['[PAD] after the content', text('It is on.[PAD]'), leak],
  ['[UNK] after the content, streamed', pieces('It is on.', '[UN', 'K]'), leak],
  ['[UNK] in prose', text('The token [UNK] stands for any other word.'), []],
  ['the end of a token after the content', text('It is on. ep|>'), leak],
  ['the end of a token after the content, streamed', pieces('It is on.', ' ep|>'), leak],
  ['all of a token but its first character, streamed', pieces('It is on.', '|sep|>'), leak],
  ['all of another token but its first character', text('It is on.|im_end|>'), leak],
  ['the beginning of a token after the content', text('It is on.<|tool_calls_sec'), leak],
  ['the end of a token after the reasoning', text('On.', null, { reasoning_content: 'Done. section_end|>' }), leak],
  [
    'the beginning of a token where the budget ended',
    {
      request: null,
      json: completionOf([
        { index: 0, message: { role: 'assistant', content: 'Use <|im_e' }, finish_reason: 'length' },
      ]),
    },
    [],
  ],
  ['a token of the question', called('{"c":"<|tool_call_end|>"}', arguing('Grep for <|tool_call_end|> please')), []],
  ['a token in quoted code of an argument', called('{"c":"x = \\"<|tool_call_end|>\\""}'), []],
  ['a file and a line', called('{"c":"see functions.py:12"}'), []],
  ['a pipeline', called('{"c":"data |> filter |> map(x)"}'), []],
  ['a pipeline in an answer', text('Write `xs |> sum` or xs |> sum.'), []],
]

describe('the chain of thought in content', () => judgeRows(thoughts))
describe('control tokens and their parts', () => judgeRows(tokens))
