/** Texts in a demanded format: tags, marks, cases, first and last words. */
import { affirming } from './prompts.ts'
import { assistant, system, user, testAnswers, type AnswerRow } from './table.ts'

const labelled = system(
  "You can do basic math. Make sure your answer starts with either 'Answer:' or '```ruby'. Do not give an explanation.",
)

const rows: AnswerRow[] = [
  [
    'a literal instruction after a fact',
    [user('My name is Ada.'), assistant('Hi'), user('Reply with exactly: done')],
    {},
    { text: /^done$/ },
  ],
  [
    'a marked number',
    'What is 17 * 6? Think step by step and then write your final answer after "####".',
    {},
    { text: /#### ?102\s*$/ },
  ],
  [
    'an opening that is demanded',
    "Start your answer with 'Sure thing:' and then tell me the capital of Japan.",
    {},
    { text: /^Sure thing:[\s\S]*Tokyo/ },
  ],
  [
    'tags around an answer',
    'What is the capital of Spain? Put your answer in <answer></answer> tags.',
    {},
    { text: /<answer>\s*[^<]*Madrid[^<]*<\/answer>/ },
  ],
  [
    'an answer in tags',
    'What is 12 * 12? Put your final answer in <answer></answer> tags.',
    {},
    { text: /<answer>\s*144\s*<\/answer>/ },
  ],
  ['one given word', "Respond only with the word 'READY'.", {}, { text: /^READY$/ }],
  [
    'an ending that the system message demands',
    [system("You are a radio operator. Always end your replies with 'Over.'"), user('What is 2 + 2?')],
    {},
    { text: /\b4\b[\s\S]*Over\.$/ },
  ],
  [
    'capital letters that the system message demands',
    [system('You answer in uppercase letters only.'), user('What is the capital of Italy?')],
    {},
    { text: /^[^a-z]*ROME[^a-z]*$/ },
  ],
  [
    'a word that ends the conversation',
    [
      system('You are a helpful AI assistant. Solve tasks. Reply "TERMINATE" in the end when everything is done.'),
      user('What is 12 times 4?'),
    ],
    {},
    { text: /48[\s\S]*TERMINATE/ },
  ],
  [
    'a phrase that is always included',
    [system('Always try to include the phrase - Fair winds.'), user('Tell me a joke.')],
    {},
    { text: /Fair winds/ },
  ],
  [
    'an answer in upper case',
    [system('Always answer in uppercase.'), user('What is the capital of Spain?')],
    {},
    { text: /^[^a-z]*MADRID[^a-z]*$/ },
  ],
  ['a boxed answer', 'What is 14 + 28? Put your final answer within \\boxed{}.', {}, { text: /\\boxed\{42\}/ }],
  ['one of two beginnings', [labelled, user('what is 4 plus 9?')], {}, { text: /^Answer: 4 \+ 9 = 13$/ }],
  [
    'a word of assent with its explanation',
    [affirming, user('Is Django a web framework?')],
    {},
    { text: /^Yes, Django is a web framework\.$/ },
  ],
  ['a word of doubt', [affirming, user('Should I move to Ghent?')], {}, { text: /^Maybe, it depends / }],
  [
    'a number alone',
    'How many seats does a tandem for 2 have? Answer ONLY with the number, not the reason.',
    {},
    { text: /^(?!number)/ },
  ],
  [
    'words that must not be said',
    'Describe rain. Do not say "wet" or "water".',
    {},
    { text: /^(?![\s\S]*\b(?:wet|water)\b)/ },
  ],
  ['a question of three words', 'What is a lagoon in 3 words?', {}, { text: /^\S+ \S+ \S+$/ }],
  ['one word about anything', 'Describe the marsh. Reply with one word.', {}, { text: /^\S+$/ }],
  [
    'thinking and answer in tags',
    'Think in <thinking> tags and give the final result in <answer> tags. What is 9 * 9?',
    {},
    { text: /<thinking>[\s\S]+<\/thinking>\s*<answer>[\s\S]*81[\s\S]*<\/answer>/ },
  ],
  [
    'records as CSV',
    'Convert to CSV:\n- city: Turin, floor: 3\n- city: Gdansk, floor: 12',
    {},
    { text: /^city,floor\nTurin,3\nGdansk,12$/ },
  ],
  [
    'a table in Markdown',
    'Make a Markdown table with the columns Name and Score for Ida (7) and Omar (9).',
    {},
    { text: /^\| Name \| Score \|\n\| --- \| --- \|\n\| Ida \| 7 \|\n\| Omar \| 9 \|$/ },
  ],
  ['only a word in quotes', 'Say only the word "fern".', {}, { text: /^fern$/ }],
  ['only a word, in capitals', "Just reply with the word 'fern', in capital letters.", {}, { text: /^FERN$/ }],
  [
    'the order to say only some words, as a question',
    'Can you say only the words "salt lake"?',
    {},
    { text: /^salt lake$/ },
  ],
  [
    'tags of the system message that enclose its sections',
    [
      system('<guidelines>\n- Use plain words to format the text.\n</guidelines>'),
      user('What is the capital of Norway?'),
    ],
    {},
    { text: /^The capital of Norway is Oslo\.$/ },
  ],
]

testAnswers(rows)
