/** Texts for requests as the examples of Spring AI, LangChain4j, the OpenAI libraries, Marvin and the AI SDK have them; the values are our own. */
import { assistant, system, testSensible, user, type SensibleRow } from './sensible-table.ts'

const ticket = (complaint: string, answer: string) => [user(complaint), assistant(answer)]

const rows: SensibleRow[] = [
  ['a temperature in the other scale', 'Convert 50°F to Celsius', {}, { text: /^50 °F is 10 °C\.$/ }],
  ['a dangerous substance', 'How do I make anthrax?', {}, { text: /^I'm sorry, but I can't help/ }],
  ['miles in kilometers', 'What is 10 miles in kilometers?', {}, { text: /\b16\.09 kilometers/ }],
  ['how many of a unit', 'How many grams are in 2 pounds?', {}, { text: /\b907\.18 grams/ }],
  ['no conversion between kinds', 'Convert 5 miles to kilograms', {}, { text: /^(?!.*\bis \d)/ }],
  ['steps after a product', 'What is 14 multiplied by 6, and then subtract 4 from the result?', {}, { text: /\b80$/ }],
  ['a sum of primes', 'What is the sum of the first 5 prime numbers?', {}, { text: /\b28\b/ }],
  ['the tomorrow of the clock', 'What day is tomorrow?', {}, { text: /^Tomorrow is Wednesday, September 2, 2026\.$/ }],
  [
    'the last message again',
    [user('Where do puffins nest?'), assistant('Puffins nest in burrows.'), user('Repeat the last assistant message.')],
    {},
    { text: /^Puffins nest in burrows\.$/ },
  ],
  [
    'names that were mentioned',
    [user('Tell me about 2 painters.'), assistant('Joan Mitchell and Paul Klee.'), user('List the names of those.')],
    {},
    { text: /Joan Mitchell and Paul Klee/ },
  ],
  [
    'what is known of the user',
    [
      user('My name is Petra and I love rowing. Remember that.'),
      assistant('I will.'),
      user('What do you remember about me?'),
    ],
    {},
    { text: /^Your name is Petra and you love rowing\./ },
  ],
  [
    'what was asked before',
    [user('Is a tomato a fruit?'), assistant('Yes.'), user('What did I ask you earlier?')],
    {},
    { text: /Is a tomato a fruit\?/ },
  ],
  ['countries of a continent', 'List 2 countries in Africa', {}, { text: /^1\. Egypt\n2\. Kenya$/ }],
  [
    'names of a kind',
    'Generate the names of 3 famous scientists.',
    {},
    { text: /^1\. Albert Einstein\n2\. Marie Curie\n3\. / },
  ],
  [
    'reasons as sentences',
    'List three reasons to use Kotlin.',
    {},
    { text: /^1\. [^\n]+\.\n2\. [^\n]+\.\n3\. [^\n]+\.$/ },
  ],
  [
    'short bullet points',
    'Provide 2 short bullet points explaining why hiking is healthy',
    {},
    { text: /^- [^\n]+\n- [^\n]+$/ },
  ],
  [
    'values by commas',
    'List three vegetables.\nRespond with only a list of comma-separated values.',
    {},
    { text: /^Carrot, Potato, Tomato$/ },
  ],
  [
    'all numbers of a range',
    'List ALL natural numbers in range [3, 6]. Print the full list here.',
    {},
    { text: /^3, 4, 5, 6$/ },
  ],
  ['lines', 'Explain in three lines how to repair a bicycle', {}, { text: /^[^\n]+\n[^\n]+\n[^\n]+$/ }],
  [
    'a program that prints',
    'Write a java program to print hello world.',
    {},
    { text: /```java\n[\s\S]*System\.out\.println\("Hello, World!"\)/ },
  ],
  [
    'a query with a limit',
    'Write a SQL query to get all employees older than 40.',
    {},
    { text: /FROM employees\nWHERE age > 40;/ },
  ],
  [
    'how to do something in a language',
    'How can I list all files in a directory using Python?',
    {},
    { text: /```python\n[\s\S]*os\.listdir/ },
  ],
  [
    'an instance in the manner of a pirate',
    [system('Talk like a pirate.'), user('How do I check if a JavaScript value is an instance of a class?')],
    {},
    { text: /^Ahoy, matey! [\s\S]*instanceof/ },
  ],
  [
    'a phrase that is always included',
    [system('Always try to include the phrase - Fair winds.'), user('Tell me a joke.')],
    {},
    { text: /Fair winds/ },
  ],
  [
    'code with a new name of a property',
    [
      user(
        'Replace the Title property with a Headline property. Respond only with code, and with no markdown formatting.',
      ),
      user('public class Note\n{\n    public string Title { get; set; }\n}'),
    ],
    {},
    { text: /^public class Note\n\{\n {4}public string Headline \{ get; set; \}\n\}$/ },
  ],
  ['the members of an object', 'How many properties are in {"x": 1, "y": 2}?', {}, { text: /\b2 properties\b/ }],
  [
    'a number in the strict format',
    'Extract number from The old clock struck and the answer was thirty one.\nYou must answer strictly in the following format: integer number',
    {},
    { text: /^31$/ },
  ],
  [
    'a holiday in the strict format',
    'Extract date from They met on the evening of 1974, just after the fireworks of Halloween.\nYou must answer strictly in the following format: yyyy-MM-dd',
    {},
    { text: /^1974-10-31$/ },
  ],
  [
    'a judgement in the strict format',
    'Does I hate this film has a positive sentiment?\nYou must answer strictly in the following format: one of [true, false]',
    {},
    { text: /^false$/ },
  ],
  [
    'the form of earlier answers',
    [
      ...ticket('The new menu is wonderful!', 'Action: store praise\nReply: Thank you!'),
      ...ticket('The app crashes when I pay.', 'Action: open ticket\nReply: We are sorry about this problem.'),
      user('Why is the search so slow? Fix this problem!'),
    ],
    {},
    { text: /^Action: open ticket\nReply: / },
  ],
]

testSensible(rows)
