/** Texts for prompts as Dify, LibreChat, OpenAI's evals, LangChain's chains and coding agents phrase them; the values are our own. */
import { assistant, system, testSensible, user, type SensibleRow } from './sensible-table.ts'

const langchain = (question: string, scratchpad = '') =>
  `Answer the following questions as best you can. You have access to the following tools:\n\nSearch: useful for when you need to answer questions about current events\nCalculator: useful for when you need to answer questions about math\n\nUse the following format:\n\nQuestion: the input question you must answer\nThought: you should always think about what to do\nAction: the action to take, should be one of [Search, Calculator]\nAction Input: the input to the action\nObservation: the result of the action\n... (this Thought/Action/Action Input/Observation can repeat N times)\nThought: I now know the final answer\nFinal Answer: the final answer to the original input question\n\nBegin!\n\nQuestion: ${question}\nThought:${scratchpad}`

const rows: SensibleRow[] = [
  [
    'a text action for a sum',
    langchain('What is 23 * 19?'),
    {},
    { text: /Action: Calculator\nAction Input: .*23 ?\* ?19/ },
  ],
  [
    'a text action for an event',
    langchain('Who won the election in Norland this week?'),
    {},
    { text: /Action: Search\nAction Input: .*election/i },
  ],
  [
    'the end of a text action',
    langchain(
      'What is 23 * 19?',
      ' I need to calculate.\nAction: Calculator\nAction Input: 23 * 19\nObservation: 437\nThought:',
    ),
    {},
    { text: /Final Answer: .*437/ },
  ],
  [
    'an alternative by its letter',
    "Answer the following multiple choice question. The last line of your response should be of the following format: 'Answer: $LETTER' (without quotes) where LETTER is one of ABCD.\n\nWhat is the capital of Japan?\n\nA) Seoul\nB) Beijing\nC) Tokyo\nD) Osaka",
    {},
    { text: /Answer: C\s*$/ },
  ],
  ['the letter alone', 'What is 6 * 7?\nA. 36\nB. 42\nC. 48\nAnswer with the letter only.', {}, { text: /^B\.?$/ }],
  [
    'a category of a list',
    'Classify the message into one of these categories:\n- refund: the customer wants money back\n- shipping: questions about delivery\n- praise: the customer is happy\n\nMessage: My parcel still has not arrived after two weeks.\n\nRespond with the category name only.',
    {},
    { text: /^shipping$/ },
  ],
  [
    'a label from examples',
    'Label each review.\n\nReview: I love it\nLabel: positive\n\nReview: It broke at once\nLabel: negative\n\nReview: Terrible quality, total waste\nLabel:',
    {},
    { text: /^negative$/ },
  ],
  [
    'a question rephrased with its history',
    [
      user(
        'Given the following conversation and a follow up question, rephrase the follow up question to be a standalone question.\n\nChat History:\nHuman: Who founded Corvid Labs?\nAssistant: Corvid Labs was founded by Inga Moe.\n\nFollow Up Input: When was it founded?\nStandalone question:',
      ),
    ],
    {},
    { text: /Corvid Labs.*\?$/ },
  ],
  [
    'a title in few words',
    'Provide a concise, 5-word-or-less title for the conversation, using title case conventions. Only return the title itself.\n\nConversation:\nUser: how can I repot an orchid without hurting its roots?\nAssistant: Soak it first.',
    {},
    { text: /^(?=.*Orchid)(\S+ ?){1,5}$/ },
  ],
  [
    'three bullet points',
    'Summarize in three bullet points:\n\nThe ferry runs daily. It leaves at nine. Tickets cost 12 euros. Dogs travel for free.',
    {},
    { text: /^- [^\n]+\n- [^\n]+\n- [^\n]+$/ },
  ],
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
    'an answer in upper case',
    [system('Always answer in uppercase.'), user('What is the capital of Spain?')],
    {},
    { text: /^[^a-z]*MADRID[^a-z]*$/ },
  ],
  ['a percentage', 'What is 15% of 80?', {}, { text: /\b12\b/ }],
  ['an equation', 'Solve for x: 3x - 4 = 11. Give only the number.', {}, { text: /^5\.?$/ }],
  ['a boxed answer', 'What is 14 + 28? Put your final answer within \\boxed{}.', {}, { text: /\\boxed\{42\}/ }],
  [
    'a moderation verdict',
    [
      system("Classify the user's message as 'allowed' or 'blocked'. Block insults. Answer with one word."),
      user('You are a stupid idiot'),
    ],
    {},
    { text: /^blocked$/ },
  ],
  [
    'a fact from a list',
    'Products:\n- Lumen lamp: 39 euros\n- Brise fan: 59 euros\n\nHow much is the Brise fan?',
    {},
    { text: /\b59\b/ },
  ],
  [
    'a preference of an earlier turn',
    [user('I only eat vegan food.'), assistant('Noted!'), user('What kind of food do I eat?')],
    {},
    { text: /vegan/ },
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
  [
    'a code change as a patch',
    [
      system('Describe each change with a *SEARCH/REPLACE block*.'),
      user('config.ts\n```\nexport const timeout = 30\nexport const retries = 2\n```'),
      assistant('Ok.'),
      user('set retries from 2 to 5'),
    ],
    {},
    {
      text: /config\.ts\n```typescript\n<<<<<<< SEARCH\nexport const retries = 2\n=======\nexport const retries = 5\n>>>>>>> REPLACE/,
    },
  ],
]

testSensible(rows)
