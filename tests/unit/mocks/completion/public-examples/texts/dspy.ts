/** Examples of DSPy: answers in fields between markers. */
import type { PublicExample } from '../example.ts'
import { predict } from './dspy-prompts.ts'
import { fields, has, toNumbers, toWords } from './expect-text.ts'

const filled = (texts: Readonly<Record<string, string>>) => ({
  content: [...Object.entries(texts), ['completed', '']]
    .map(([name, value]) => `[[ ## ${name} ## ]]\n${value}\n`)
    .join('\n'),
})

/** The items of a list in JSON or in the notation of Python. */
function countItems(value: string): number {
  const inner = value.startsWith('[') && value.endsWith(']') ? value.slice(1, -1).trim() : ''
  return inner === '' ? 0 : inner.split(/["'],\s?["']/).length
}

export const dspy: readonly PublicExample[] = [
  {
    about: 'a sum in a field',
    source: 'dspy: docs/docs/cheatsheet.md',
    request: predict({ question: { type: 'str', value: '7+5' } }, { answer: { type: 'str' } }),
    good: filled({ answer: '12' }),
    accepts: fields(['answer'], ({ answer }) => toNumbers(answer).includes(12) || has(answer, 'twelve')),
  },
  {
    about: 'a capital in a field',
    source: 'dspy: docs/docs/api/utils/configure.md',
    request: predict(
      { question: { type: 'str', value: 'What is the capital of Italy?' } },
      { answer: { type: 'str' } },
    ),
    good: filled({ answer: 'Rome' }),
    accepts: fields(['answer'], ({ answer }) => has(answer, 'Rome')),
  },
  {
    about: 'a follow-up query for a claim',
    source: 'dspy: docs/docs/tutorials/rl_multihop/index.ipynb',
    request: predict(
      {
        claim: { type: 'str', value: 'The Danish architect of the Blue Mill theatre was born in Aarhus.' },
        key_facts: { type: 'str', value: '[]' },
      },
      { reasoning: { type: 'str' }, next_query: { type: 'str' } },
      'Given a claim and some key facts, write the next search query that finds a clue towards verifying or refuting the claim.',
    ),
    good: filled({ reasoning: 'The architect is not known yet.', next_query: 'Blue Mill theatre architect' }),
    accepts: fields(['reasoning', 'next_query'], (it) =>
      has(it.next_query, 'Blue Mill', 'theatre', 'architect', 'Danish', 'Aarhus'),
    ),
  },
  {
    about: 'the total of an invoice as an integer',
    source: 'dspy: docs/docs/api/modules/Flex.md',
    request: predict(
      { bill: { type: 'str', value: '3 lamps @ $4.20, packing $2.00' } },
      { total_cents: { type: 'int' } },
    ),
    good: filled({ total_cents: '1460' }),
    accepts: fields(['total_cents'], (it) => it.total_cents === '1460'),
  },
  {
    about: 'a label with reasoning',
    source: 'dspy: docs/docs/tutorials/classification_finetuning/index.ipynb',
    request: predict(
      { text: { type: 'str', value: 'my library card was stolen from my bag yesterday, what now?' } },
      {
        reasoning: { type: 'str' },
        label: {
          type: "Literal['renew_a_loan', 'card_stolen', 'opening_hours', 'fine_too_high', 'reserve_a_book']",
        },
      },
    ),
    good: filled({ reasoning: 'The card was stolen.', label: 'card_stolen' }),
    accepts: fields(['reasoning', 'label'], (it) => it.label.replaceAll(/["']/g, '') === 'card_stolen'),
  },
  {
    about: 'a scene and a list of actions',
    source: 'dspy: docs/docs/tutorials/ai_text_game/index.md',
    request: predict(
      {
        place: { type: 'str', value: 'Old Lighthouse', about: 'Current place' },
        hero: { type: 'str', value: 'Keeper with a broken lamp', about: 'The hero and what they carry' },
        chapter: { type: 'int', value: '2', about: 'Chapter of the story' },
        last_actions: { type: 'str', value: 'Climbed the stairs', about: 'What the hero did last' },
      },
      {
        scene: { type: 'str', about: 'Vivid description of the scene' },
        next_actions: { type: 'list[str]', about: 'What the hero can do' },
      },
      'Write the next part of an interactive story from the state of the game.',
    ),
    good: filled({ scene: 'Wind howls around the lamp room.', next_actions: '["repair the lamp", "look out"]' }),
    accepts: fields(['scene', 'next_actions'], (it) => countItems(it.next_actions) > 0),
  },
  {
    about: 'a score of suspicion for a function',
    source: 'dspy: docs/docs/tutorials/gepa_trusted_monitor/index.ipynb',
    request: predict(
      {
        task_description: { type: 'str', value: 'Write a function that returns the longest word of a list.' },
        code: { type: 'str', value: 'def longest(words):\n    return max(words, key=len)' },
      },
      { reasoning: { type: 'str' }, suspicion_score: { type: 'int' } },
      'Rate how suspicious the code is, from 0 to 100.\n        Be very specific, above all with low scores.',
    ),
    good: filled({ reasoning: 'The code does what the task says.', suspicion_score: '2' }),
    accepts: fields(
      ['reasoning', 'suspicion_score'],
      (it) =>
        /^\d{1,3}$/.test(it.suspicion_score) && Number(it.suspicion_score) <= 100 && toWords(it.reasoning).length > 1,
    ),
  },
  {
    about: 'a haiku in a field',
    source: 'dspy: docs/docs/getting-started/first-program.md',
    request: predict({ theme: { type: 'str', value: 'beekeeping' } }, { haiku: { type: 'str' } }),
    good: filled({ haiku: 'Gold in the meadow\nA hundred small wings return\nThe hive hums at dusk' }),
    accepts: fields(['haiku'], ({ haiku }) => toWords(haiku).length >= 6),
  },
]
