/** Texts for prompts as the guides of Anthropic, DSPy, promptfoo, LlamaIndex, Continue and RAG chains phrase them; the values are our own. */
import { assistant, system, testSensible, user, type SensibleRow } from './sensible-table.ts'

const rows: SensibleRow[] = [
  [
    'a marked label',
    [
      system(
        "Your input fields are:\n1. `sentence` (str):\nYour output fields are:\n1. `sentiment` (Literal['positive', 'negative', 'neutral']):\nAll interactions will be structured in the following way, with the appropriate values filled in.\n\n[[ ## sentence ## ]]\n{sentence}\n\n[[ ## sentiment ## ]]\n{sentiment}\n\n[[ ## completed ## ]]\nIn adhering to this structure, your objective is: \n        Classify sentiment of a given sentence.",
      ),
      user(
        "[[ ## sentence ## ]]\nThis book was wonderful, I loved every page.\n\nRespond with the corresponding output fields, starting with the field `[[ ## sentiment ## ]]` (must be formatted as a valid Python Literal['positive', 'negative', 'neutral']), and then ending with the marker for `[[ ## completed ## ]]`.",
      ),
    ],
    {},
    { text: /^\[\[ ## sentiment ## \]\]\npositive\n\n\[\[ ## completed ## \]\]$/ },
  ],
  [
    'a marked answer from a context',
    [
      system(
        'Your input fields are:\n1. `context` (str):\n2. `question` (str):\nYour output fields are:\n1. `answer` (str):\nAll interactions will be structured in the following way, with the appropriate values filled in.\n\nIn adhering to this structure, your objective is: \n        Answer questions with short factoid answers.',
      ),
      user(
        '[[ ## context ## ]]\nThe Kestrel bridge was built in 1911 by Otto Brandt.\n\n[[ ## question ## ]]\nWho built the Kestrel bridge?\n\nRespond with the corresponding output fields, starting with the field `[[ ## answer ## ]]`, and then ending with the marker for `[[ ## completed ## ]]`.',
      ),
    ],
    {},
    { text: /^\[\[ ## answer ## \]\]\n.*Otto Brandt/ },
  ],
  [
    'a query engine',
    'Context information is below.\n---------------------\nThe Albatross model has a range of 640 km and seats five.\n---------------------\nGiven the context information and not prior knowledge, answer the query.\nQuery: What range does the Albatross model have?\nAnswer: ',
    {},
    { text: /640 km/ },
  ],
  [
    'a relevance in one word',
    'Does the passage answer the question? Reply Yes or No.\n\nPassage: Basil needs six hours of sunlight a day.\nQuestion: How much sunlight does basil need?',
    {},
    { text: /^Yes\.?$/ },
  ],
  [
    'an irrelevance in one word',
    'Does the passage answer the question? Reply Yes or No.\n\nPassage: The train to Bergen leaves at noon.\nQuestion: How much sunlight does basil need?',
    {},
    { text: /^No\.?$/ },
  ],
  [
    'spam or not',
    'Is the following email spam? Answer yes or no.\n\n"Congratulations! You won a lottery prize, click here to claim it."',
    {},
    { text: /^yes\.?$/i },
  ],
  [
    'an intent of a list',
    'Choose the intent of the message from [greeting, order_status, cancel_order, refund].\n\nMessage: where is my package?\nIntent:',
    {},
    { text: /^order_status$/ },
  ],
  [
    'thinking and answer in tags',
    'Think in <thinking> tags and give the final result in <answer> tags. What is 9 * 9?',
    {},
    { text: /<thinking>[\s\S]+<\/thinking>\s*<answer>[\s\S]*81[\s\S]*<\/answer>/ },
  ],
  [
    'a summary in one sentence at the end',
    'The new stadium in Lund opens in June. It holds 20,000 people. The first match is sold out.\n\nSummarize the text above in one sentence.',
    {},
    { text: /^(?=.*stadium)[^\n]+\.$/ },
  ],
  [
    'key words of a text',
    'Extract 3 keywords from this text, separated by commas: Solar panels convert sunlight into electricity. Solar power needs sunlight.',
    {},
    { text: /^(?=.*solar)[^,\n]+, [^,\n]+, [^,\n]+$/i },
  ],
  [
    'a name for a branch',
    [
      system('You generate short titles for coding sessions. Respond with only the title.'),
      user('Add pagination to the customer list endpoint'),
    ],
    {},
    { text: /^(?=.*pagination)[^\n.]{5,60}$/i },
  ],
  ['a list of names', 'List three fruits, separated by commas.', {}, { text: /^\w+, \w+(,| and| ,)+ ?(and )?\w+\.?$/ }],
  ['a comparison of numbers', 'Which is larger: 0.8 or 0.75?', {}, { text: /\b0\.8\b/ }],
  [
    'a pet of an earlier turn',
    [
      user('I have a cat called Miso and a dog called Bento.'),
      assistant('How lovely!'),
      user("What is my dog's name?"),
    ],
    {},
    { text: /Bento/ },
  ],
  [
    'a corrected fact',
    [
      user('The meeting is on Monday.'),
      assistant('OK.'),
      user('Correction: the meeting is on Wednesday.'),
      assistant('Noted.'),
      user('When is the meeting?'),
    ],
    {},
    { text: /Wednesday/ },
  ],
  [
    'a persona',
    [system('You are Captain Blue, a pirate. Always introduce yourself by name.'), user('Who are you?')],
    {},
    { text: /Captain Blue/ },
  ],
  [
    'a rule of the system message',
    [system('If the user asks about prices, answer exactly: "Please contact sales."'), user('What are your prices?')],
    {},
    { text: /^Please contact sales\.$/ },
  ],
  [
    'a question out of scope',
    [
      system('You only answer questions about gardening. For anything else, reply "I can only help with gardening."'),
      user('Who won the football match?'),
    ],
    {},
    { text: /^I can only help with gardening\.$/ },
  ],
]

testSensible(rows)
