/** Lists as texts: numbered, with bullets, by commas. */
import { system, user, testAnswers, type AnswerRow } from './table.ts'

const rows: AnswerRow[] = [
  ['a text for a list of no items', 'List 0 fruits', {}, { text: /\S/ }],
  ['a text for a draft of no items', 'Write a 0 poems', {}, { text: /\S/ }],
  [
    'a text for a guide of no sections',
    'A guide to knots in 0 sections. Mark the beginning of each section with SECTION X.',
    {},
    { text: /\S/ },
  ],
  ['no English list where another language is asked for', 'List the months in French', {}, { text: /^(?!.*January)/s }],
  ['counting', 'Count to 4, separated by spaces', {}, { text: /^1 2 3 4$/ }],
  ['a list', 'List three fruits', {}, { text: /^1\. .+\n2\. .+\n3\. .+$/ }],
  [
    'vegetables by commas',
    'List three vegetables.\nYour response should be a list of comma separated values, eg: `foo, bar, baz`',
    {},
    { text: /^Carrot, Potato, Tomato$/ },
  ],
  [
    'bullets',
    'Give me exactly 3 bullet points about the benefits of cycling.',
    {},
    { text: /^[-*•] [^\n]+\n[-*•] [^\n]+\n[-*•] [^\n]+$/ },
  ],
  [
    'a numbered list',
    'List the days of the week as a numbered list.',
    {},
    { text: /^1\. \w+[\s\S]*Wednesday[\s\S]*7\. \w+/ },
  ],
  [
    'numbers with commas',
    'Count from 1 to 12, with a comma between each number and no newlines.',
    {},
    { text: /^1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12\.?$/ },
  ],
  [
    'values with commas',
    'List five ice cream flavors.\nYour response should be a list of comma separated values, eg: `foo, bar, baz` or `foo,bar,baz`',
    {},
    { text: /^[A-Za-z][^,\n]*(, ?[^,\n]+){4}$/ },
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
  ['several jokes', 'Tell me two jokes about lighthouses', {}, { text: /lighthouses/ }],
  [
    'points for a crew',
    [
      system(
        'You are Guide. To give my best complete final answer to the task respond using the exact following format:\n\nThought: I now can give a great answer\nFinal Answer: Your final answer',
      ),
      user(
        '\nCurrent Task: Conduct a thorough research about kites.\n\nThis is the expected criteria for your final answer: A list with 3 bullet points about kites\nyou MUST return the actual complete content as the final answer, not a summary.\n\nBegin!\n\nThought:',
      ),
    ],
    {},
    { text: /Final Answer: [-*•1].+\n[-*•2].+\n[-*•3].+$/ },
  ],
  ['a list of names', 'List three fruits, separated by commas.', {}, { text: /^\w+, \w+(,| and| ,)+ ?(and )?\w+\.?$/ }],
  ['all numbers of a text', 'Find all numbers in this text: 2 buses, 45 seats, 7 stops.', {}, { text: /^2, 45, 7$/ }],
  ['no list for an age', 'Recommend a book for a 12 year old', {}, { text: /^(?!1\.)/ }],
  ['no list for two lists in code', 'Write a function that joins two sorted lists.', {}, { text: /def / }],
  ['one of a known list', 'Name a famous composer.', {}, { text: /^\p{Lu}\p{Ll}+ /u }],
  ['a list of what people think, not of trees', 'List three ideas behind family trees.', {}, { text: /^(?!1\. Oak)/ }],
  ['a countdown', 'Count down from 5 to 2', {}, { text: /^5, 4, 3, 2$/ }],
  [
    'one item on each line',
    'Name three animals, one per line, nothing else.',
    {},
    { text: /^[A-Z][a-z]+\n[A-Z][a-z]+\n[A-Z][a-z]+$/ },
  ],
  ['no numbers', 'List 4 colors without numbering.', {}, { text: /^(?:[A-Z][a-z]+\n){3}[A-Z][a-z]+$/ }],
  ['bullets', 'Give me 3 fruits as a bulleted list', {}, { text: /^- \w+\n- \w+\n- \w+$/ }],
]

testAnswers(rows)
