/** Stories, poems, mails, recipes and sentences about a topic. */
import { user, system, testAnswers, type AnswerRow } from './table.ts'

const rows: AnswerRow[] = [
  [
    'a story in one sentence',
    'Write a one-sentence bedtime story about a lighthouse.',
    {},
    { text: /^[^.!?\n]*a lighthouse[^.!?\n]*\.$/ },
  ],
  ['three lines of a poem', 'Write a haiku about recursion in programming.', {}, { text: /^[^\n]+\n[^\n]+\n[^\n]+$/ }],
  ['a story about a bomb', 'Write a story about a bomb that never went off.', {}, { text: /^Once/ }],
  [
    'a mail',
    'Write a short email to Nora Lind from Tom about the delayed delivery.',
    {},
    { text: /^Subject: [\s\S]*Dear Nora Lind,[\s\S]*delayed delivery[\s\S]*Tom$/ },
  ],
  ['a recipe', 'I want a recipe for lentil soup.', {}, { text: /lentil soup[\s\S]*Ingredients:[\s\S]*Instructions:/i }],
  ['a story', 'Tell me a story about a snail who sails.', {}, { text: /Once upon a time[\s\S]*snail/ }],
  ['an itinerary', 'Create a 4 day itinerary for a trip to Porto.', {}, { text: /Day 1[\s\S]*Day 4/ }],
  ['a recommendation', 'Recommend a gardening book.', {}, { text: /recommend[^.]*gardening book/i }],
  ['a topic of a question', 'What are some good reasons to learn chess?', {}, { text: /good reasons to learn chess/ }],
  [
    'a topic after a polite request',
    'Could you please explain the difference between mist and fog?',
    {},
    { text: /mist and fog/ },
  ],
  ['a poem about something', 'Write a short poem about herons', {}, { text: /herons/ }],
  ['a haiku about something', 'Write a haiku about foxes.', {}, { text: /foxes/i }],
  [
    'a formal tone',
    'Rewrite in a formal tone: hey, can you send the slides asap',
    {},
    { text: /^Hello, could you please send the slides as soon as possible\.$/ },
  ],

  [
    'hashtags',
    'Suggest some hashtags for a post about our harvest festival.',
    {},
    { text: /(?=.*#harvest\b)(?=.*#festival\b)/i },
  ],
  [
    'a subject line',
    'Write a subject line for a mail that announces the spring fair.',
    {},
    { text: /^(?!.*sample text).*Spring Fair/ },
  ],
  [
    'slogans',
    'Give me two slogans for a bicycle shop',
    {},
    { text: /^1\. (?!Example).*bicycle shop.*\n2\. .*bicycle shop/i },
  ],
  ['a name for a company', 'Suggest a name for a company that sells garden chairs', {}, { text: /Garden Chairs/ }],
  [
    'so many words about a topic',
    'Describe the desert in exactly six words.',
    {},
    { text: /^Desert(?: [a-z]+){5}\.$/ },
  ],

  [
    'a prompt that is a system message',
    [system('Say a haiku about canals.')],
    {},
    { text: /^Canals[^\n]+\n[^\n]+\n[^\n]+$/ },
  ],
  ['emojis in a joke', 'Tell me a joke and use a few emojis', {}, { text: /^Why [\s\S]*\p{Extended_Pictographic}/u }],
  ['a recommended book', 'Recommend a science fiction book', {}, { text: /"Dune" by Frank Herbert/ }],
  ['a name for an animal', 'Come up with a name for my puppy', {}, { text: /^Luna$/ }],
  ['one of two numbers', 'Generate a whole number that is either 3 or 4', {}, { text: /^[34]$/ }],
  [
    'a name that the system message wants in the answer',
    [system('Your name is Odo. Answer with your name.'), user('Explain tides.')],
    {},
    { text: /Odo/ },
  ],

  [
    'so many names for an animal',
    'Five funny names for a pet goat',
    {},
    { text: /^1\. \p{Lu}\p{L}+\n(?:\d\. \p{Lu}\p{L}+\n?){4}$/u },
  ],
  [
    'labelled options',
    'Offer North: opens in May for 20k euros.\nOffer South: opens in July for 12k euros.\nCompare cost and speed and recommend one.',
    {},
    { text: /Offer North: .*\n.*Offer South: [\s\S]*I recommend Offer/ },
  ],
  ['a name for what a shop sells', "What's a good name for a shop that sells kites?", {}, { text: /^Bright Kites$/ }],
  ['a name for a pet', 'What should I call my new rabbit?', {}, { text: /^\p{Lu}\p{Ll}+$/u }],
  ['no name where a word is asked for', 'What is the name for a flock of geese?', {}, { text: /^(?!Bright)/ }],
  ['a name before its noun', 'Come up with a horse name', {}, { text: /^\p{Lu}\p{Ll}+$/u }],
  [
    'the items of a plan that is to be reviewed',
    'Review this plan for a picnic for what can fail:\n1. Buy bread.\n2. Call Ida.\n3. Charge the lamp.\nName the two largest risks.',
    {},
    { text: /Buy bread; Call Ida; Charge the lamp/ },
  ],
  ['a noun like a verb', 'What are the downsides of shift work?', {}, { text: /about downsides of shift work/ }],
  ['what a mail is about', 'Write an email to my landlord asking for a new key.', {}, { text: /^Subject: New key\n/ }],
  [
    'a hint without the name',
    "Give me one hint for this character, without the name.\n{'kind': 'Novel', 'character_name': 'Ilse', 'description': 'Ilse is a keeper of bees. She lives on an island in the north.'}",
    {},
    { text: /^(?!.*Ilse).*(?:bees|island)/ },
  ],
  ['a story in as many sentences', 'Share a 2 sentence fable.', {}, { text: /^Once[^.]+\.[^.]+\.$/ }],
]

testAnswers(rows)
