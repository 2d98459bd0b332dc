/** Texts about words: counted, sorted, replaced, corrected, translated. */
import { system, user, testAnswers, type AnswerRow } from './table.ts'

const rows: AnswerRow[] = [
  ['the longest word', 'Which word is the longest in this list: sun, umbrella, cat, window?', {}, { text: /umbrella/ }],
  [
    'names sorted',
    'Sort these names alphabetically and return them comma-separated: Zoe, Adam, Mira, Ben',
    {},
    { text: /Adam, ?Ben, ?Mira, ?Zoe/ },
  ],
  [
    'words of a sentence',
    'How many words are in the sentence "The boat left the harbor at dawn"?',
    {},
    { text: /\b(7|seven)\b/i },
  ],
  [
    'a replaced word',
    'Replace the word "cat" with "dog" in this sentence: The cat sleeps on the sofa.',
    {},
    { text: /The dog sleeps on the sofa\./ },
  ],
  [
    'a translation of a greeting',
    'Translate the following English text to French: "Good morning"',
    {},
    { text: /bonjour/i },
  ],
  [
    'a pattern of examples',
    'antonym pairs\n\nInput: hot\nOutput: cold\n\nInput: tall\nOutput: short\n\nInput: wet\nOutput:',
    {},
    { text: /^(Output: )?dry\.?$/i },
  ],
  ['a greeting in Spanish', 'Convert this English to Spanish: Good morning', {}, { text: /buenos d[ií]as/i }],
  ['a word backwards', "Reverse the word 'lantern'.", {}, { text: /nretnal/ }],
  ['letters of a word', "How many r's are in the word raspberry?", {}, { text: /\b(3|three)\b/i }],
  ['capital letters', 'Convert to uppercase: hello from the harbor', {}, { text: /HELLO FROM THE HARBOR/ }],
  ['sorted numbers', 'Sort these numbers in ascending order: 42, 7, 19, 3', {}, { text: /3,? 7,? 19,? 42/ }],
  [
    'mended grammar',
    'Correct this to standard English: She no went to the market.',
    {},
    { text: /She (did not|didn't) go to the market/ },
  ],
  [
    'a question in German',
    'Translate the following English text to German: "Where is the train station?"',
    {},
    { text: /Bahnhof/ },
  ],
  [
    'the first words',
    'What are the first three words of this sentence? "The quick silver fox crossed the frozen river."',
    {},
    { text: /The quick silver(?! fox)/ },
  ],
  ['the members of an object', 'How many properties are in {"x": 1, "y": 2}?', {}, { text: /\b2 properties\b/ }],
  [
    'a translation to Spanish',
    'Translate "Thank you" into Spanish. Reply with the translation only.',
    {},
    { text: /^Gracias\.?$/ },
  ],
  [
    'a standing translator',
    [
      system('You are a helpful assistant that translates English to German. Translate the user sentence.'),
      user('Good morning.'),
    ],
    {},
    { text: /Guten Morgen/ },
  ],
  [
    'the number of letters',
    "How many times does the letter r occur in the word 'strawberry'? Answer with a number.",
    {},
    { text: /^3\.?$/ },
  ],
  [
    'sorted words',
    'Sort these words alphabetically and return them separated by commas: pear, apple, fig',
    {},
    { text: /^apple, ?fig, ?pear\.?$/ },
  ],
  ['a translation to a code', "Translate 'Good night' to 'fr'", {}, { text: /^Bonne nuit/ }],
  ['a translation to a code in capitals', 'Translate into DE: Good morning', {}, { text: /^Guten Morgen/ }],
]

testAnswers(rows)
