/** Texts that a conversation determines: facts stated before, documents in the prompt, results of tools; the values are our own. */
import { expect, test } from 'vitest'
import { completeRequest } from './complete-request.ts'

type Message = Readonly<Record<string, unknown>>

const user = (content: string): Message => ({ role: 'user', content })
const system = (content: string): Message => ({ role: 'system', content })
const assistant = (content: string): Message => ({ role: 'assistant', content })
const context =
  'Use the following context to answer.\n\nThe museum opens at 10 am on weekdays.\nTickets cost 12 euros for adults.\nThe library was founded in 1907 by Marta Kowal.\n\n'

const cases: readonly (readonly [about: string, messages: readonly Message[], words: RegExp])[] = [
  ['a name', [user('My name is Ada.'), assistant('Hi Ada'), user('What is my name?')], /\bAda\b/],
  ['a name in short form', [user("Hi, I'm Grace."), assistant('Hello!'), user("What's my name?")], /\bGrace\b/],
  [
    'a name, asked in other words',
    [user('My name is Linus'), assistant('Nice to meet you.'), user('Do you remember my name?')],
    /\bLinus\b/,
  ],
  [
    'the latest name',
    [
      user('My name is Ada.'),
      assistant('Hi'),
      user('Sorry, my name is Eva.'),
      assistant('Hi'),
      user('What is my name?'),
    ],
    /\bEva\b/,
  ],
  [
    'only the name',
    [user('My name is Ada.'), assistant('Hi'), user('What is my name? Answer with only the name.')],
    /^Ada$/,
  ],
  [
    'a colour',
    [user('My favorite color is teal.'), assistant('Nice.'), user('What is my favorite color?')],
    /\bteal\b/,
  ],
  [
    'one fact of two',
    [user('My dog is called Rex. My cat is called Mia.'), assistant('Cute.'), user('What is my cat called?')],
    /\bMia\b/,
  ],
  [
    'a home',
    [user('I live in Porto and work as a nurse.'), assistant('Great.'), user('Where do I live?')],
    /\bPorto\b/,
  ],
  ['an age', [user('I am 37 years old.'), assistant('OK.'), user('How old am I?')], /\b37\b/],
  [
    'a code word',
    [user('Remember: the secret code is 7431.'), assistant('OK.'), user('What is the secret code?')],
    /\b7431\b/,
  ],
  [
    'a fact of the system message',
    [system('The user is called Noor. The shop closes at 8 pm.'), user('When does the shop close?')],
    /8 pm/,
  ],
  ['a Chinese name', [user('我叫李雷。'), assistant('你好，李雷！'), user('我叫什么名字？')], /李雷/],
  ['a country', [user("I'm from Norway."), assistant('Nice.'), user('Where am I from?')], /\bNorway\b/],
  [
    'a number to remember',
    [user('Remember the number 42.'), assistant('OK.'), user('Which number did I ask you to remember?')],
    /\b42\b/,
  ],
  ['a name without a capital', [user('hi! I am bob'), assistant('Hello!'), user("what's my name?")], /bob/i],
  [
    'the first question',
    [user('Tell me about whales'), assistant('Whales are mammals.'), user('What was my first question?')],
    /whales/,
  ],
  ['a price in a document', [user(`${context}Question: How much do tickets cost for adults?`)], /12 euros/],
  ['a founder in a document', [user(`${context}Who founded the library?`)], /Marta Kowal/],
  ['an opening hour in a document', [user(`${context}When does the museum open on weekdays?`)], /10 am/],
  ['a document in the system message', [system(context), user('When was the library founded?')], /1907/],
  ['nothing stated', [user('What is my name?')], /./],
  ['the name of the model', [user('My name is Ada.'), assistant('Hi Ada'), user('What is your name?')], /Kimi/],
  ['a sum after small talk', [user('My name is Ada.'), assistant('Hi'), user('What is 8 * 9?')], /72/],
  [
    'a literal instruction after a fact',
    [user('My name is Ada.'), assistant('Hi'), user('Reply with exactly: done')],
    /^done$/,
  ],
  [
    'a result of a tool',
    [
      user('What is in notes.txt?'),
      {
        role: 'assistant',
        content: '',
        reasoning_content: ' ',
        tool_calls: [{ id: 'a', type: 'function', function: { name: 'read_file', arguments: '{}' } }],
      },
      { role: 'tool', tool_call_id: 'a', content: 'The answer is 42.' },
    ],
    /The answer is 42\./,
  ],
  [
    'a result of an earlier tool',
    [
      user('Read notes.txt'),
      {
        role: 'assistant',
        content: '',
        reasoning_content: ' ',
        tool_calls: [{ id: 'a', type: 'function', function: { name: 'read_file', arguments: '{}' } }],
      },
      { role: 'tool', tool_call_id: 'a', content: 'The release date is 3 May.' },
      assistant('I have read it.'),
      user('What is the release date?'),
    ],
    /3 May/,
  ],
  ['yes or no', [user('Is the sky blue? Answer yes or no.')], /^Yes/],
  ['a question after a continuation', [user('Count from 1 to 3'), assistant('1, 2'), user('continue')], /3/],
  ['counting', [user('Count to 4, separated by spaces')], /^1 2 3 4$/],
  ['a list', [user('List three fruits')], /^1\. .+\n2\. .+\n3\. .+$/],
  ['a greeting', [user('hello')], /Hello/],
]

test.each(cases)('%s', (_, messages, words) => {
  expect(completeRequest({ model: 'kimi-k2.6', messages }).choices[0]?.content).toMatch(words)
})

test('a name that was never stated is not invented', () => {
  const content =
    completeRequest({ model: 'kimi-k2.6', messages: [user('What is my name?')] }).choices[0]?.content ?? ''
  expect(content).toMatch(/(?:don['’]t|do not|haven['’]t) (?:know|told)/)
})
