/** Texts for requests as client libraries write them for the kinds of answers that programs depend on; the values are our own. */
import { assistant, described, object, system, testSensible, user, type SensibleRow } from './sensible-table.ts'

const fence = '\u0060\u0060\u0060'
const yaml = (properties: Record<string, unknown>) =>
  `Answer the user query.\nThe output should be formatted as a YAML instance that conforms to the given JSON schema below.\n\nPlease follow the standard YAML formatting conventions with an indent of 2 spaces and make sure that the data types adhere strictly to the following JSON schema: \n${fence}\n${JSON.stringify(object(properties))}\n${fence}\n\nMake sure to always enclose the YAML output in triple backticks (${fence}).\n`

const rows: SensibleRow[] = [
  [
    'a date in the form of strftime',
    "Answer the users question:\n\nwhen did the Titanic sink?\n\nWrite a datetime string that matches the following pattern: '%Y-%m-%dT%H:%M:%S.%fZ'.\n\nExamples: 2023-07-04T14:30:00.000000Z, 1999-12-31T23:59:59.999999Z\n\nReturn ONLY this string, no other words!",
    {},
    { text: /^1912-04-15T\d\d:\d\d:\d\d\.\d{6}Z$/ },
  ],
  [
    'an XML document with the listed tags',
    `Generate the shortened filmography for Agnes Varda.\n\nThe output should be formatted as a XML file.\n1. Output should conform to the tags below.\n\nHere are the output tags:\n${fence}\n['films', 'director', 'title']\n${fence}`,
    {},
    { text: /^<films>\n {2}<director>[^<]+<\/director>\n {2}<title>[^<]+<\/title>\n<\/films>$/ },
  ],
  [
    'YAML of a schema',
    `${yaml({ setup: described('question to set up a joke'), punchline: described('answer to resolve the joke') })}Tell me a joke.`,
    {},
    { text: /^```yaml\nsetup: .+\npunchline: .+\n```$/ },
  ],
  [
    'YAML with keys in words',
    'Return YAML with the keys name and age: Petra is 44 years old.',
    {},
    { text: /^name: Petra\nage: 44$/ },
  ],
  [
    'CSV with keys in words',
    'In CSV format with columns name, age: Petra is 44 years old.',
    {},
    { text: /^name,age\nPetra,44$/ },
  ],
  [
    'a price from a passage with other numbers',
    'Context information is below.\n---------------------\nThe Alder tram leaves platform 7 at 06:15 every day. Tickets cost 3 euros.\n---------------------\nGiven the context information and not prior knowledge, answer the query.\nQuery: How much is a ticket for the tram?\nAnswer: ',
    {},
    { text: /\b3 euros/ },
  ],
  [
    'XML tags of DSPy',
    [
      system(
        'Your input fields are:\n1. `question` (str):\nYour output fields are:\n1. `answer` (str):\nAll interactions will be structured in the following way, with the appropriate values filled in.\n\n<question>\n{question}\n</question>\n\n<answer>\n{answer}\n</answer>\nIn adhering to this structure, your objective is: \n        Given the fields `question`, produce the fields `answer`.',
      ),
      user(
        '<question>\nWhat is the capital of Portugal?\n</question>\n\nRespond with the corresponding output fields wrapped in XML tags `<answer>`.',
      ),
    ],
    {},
    { text: /^<answer>\n.*Lisbon.*\n<\/answer>$/ },
  ],
  [
    'a secret word after please',
    [user('The pass phrase is "quiet lantern".'), assistant('Got it.'), user('Please tell me the pass phrase')],
    {},
    { text: /quiet lantern/ },
  ],
  [
    'the work of the user',
    [user("Hello, I'm Yusuf, a plumber from Cork."), assistant('Hi Yusuf!'), user('What do I do for a living?')],
    {},
    { text: /plumber/ },
  ],
  [
    'a sentence that does not offend',
    'Is the following sentence offensive? Please answer with a single word, either "Yes", "No", or "Maybe".\nSentence: What a lovely garden.\nAnswer:',
    {},
    { text: /^No$/ },
  ],
  [
    'a story in one sentence',
    'Write a one-sentence bedtime story about a lighthouse.',
    {},
    { text: /^[^.!?\n]*a lighthouse[^.!?\n]*\.$/ },
  ],
  [
    'a Chinese choice between quoted values',
    '判断下面评论的情感，只回答"正面"或"负面"：这次的快递太差了，盒子全坏了。',
    {},
    { text: /^负面$/ },
  ],
  [
    'vegetables by commas',
    'List three vegetables.\nYour response should be a list of comma separated values, eg: `foo, bar, baz`',
    {},
    { text: /^Carrot, Potato, Tomato$/ },
  ],
]

testSensible(rows)
