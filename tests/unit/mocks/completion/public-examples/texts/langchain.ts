/** Examples of LangChain (Python and JavaScript): short prompts, memory, output parsers and extraction. */
import type { PublicExample } from '../example.ts'
import { about, asBlock, asJson, has, hasName, json, reads, says, someJson, toNumbers, toWords } from './expect-text.ts'
import { langchainFormat, langchainJsFormat } from './format-instructions.ts'
import { assistant, chat, demand, described, integer, list, object, orNull, system, text } from './requests.ts'

const answered = object({
  answer: described(text, "answer to the user's question"),
  source: described(text, "source used to answer the user's question, should be a website."),
})
const museum = object({
  name: described(text, 'The name of the museum'),
  motto: described(text, 'What the museum says of itself (for its poster)'),
  curators: described(list(text), '3-5 made-up names of curators with their rooms'),
})
const sailors = object({ sailors: list(object({ years: orNull(integer), name: orNull(text) })) })

export const langchain: readonly PublicExample[] = [
  {
    about: 'a sum to be completed',
    source: 'langchainjs: examples/src/langchain-classic/callbacks/console_handler.ts',
    request: chat('6 + 8 ='),
    good: { content: '14' },
    accepts: reads((content) => toNumbers(content).includes(14) || has(content, 'fourteen')),
  },
  {
    about: 'a fun fact with emojis',
    source: 'langchain-docs: src/oss/integrations/providers/azure_ai.mdx',
    request: chat('Tell me a fun fact and add some emojis'),
    good: { content: 'Sea otters hold hands while they sleep, so that they do not drift apart. 🦦💤' },
    accepts: reads((content) => toWords(content).length >= 5 && /\p{Extended_Pictographic}/u.test(content)),
  },
  {
    about: 'a name to be found',
    source: 'langchain-docs: src/oss/integrations/providers/cohere.mdx',
    request: chat('Come up with a boat name'),
    good: { content: 'How about "Windrose"?' },
    accepts: reads(hasName),
  },
  {
    about: 'a description of a product',
    source: 'langchain-docs: src/oss/integrations/providers/konko.mdx',
    request: { ...chat('Generate a Product Description for Fairphone 5'), max_tokens: 800 },
    good: { content: 'The Fairphone 5 is a phone that you can repair yourself, with parts that are made fairly.' },
    accepts: about(8, 'fairphone'),
  },
  {
    about: 'a name remembered on request',
    source: 'langchain-docs: src/oss/python/integrations/chat/3-add-memory.mdx',
    request: chat(
      'Good day! My name is Yusuf.',
      assistant('Good day Yusuf! Pleased to meet you. How can I help?'),
      'Do you know my name?',
    ),
    good: { content: 'Yes, your name is Yusuf.' },
    accepts: says('Yusuf'),
  },
  {
    about: 'an answer and its source, by a structured parser',
    source: 'langchainjs: examples/src/langchain-classic/prompts/structured_parser.ts',
    request: chat(
      `Answer the users question as best as possible.\n${langchainJsFormat(answered)}\nWhat is the capital of Egypt?`,
    ),
    good: asBlock({ answer: 'The capital of Egypt is Cairo.', source: 'https://en.wikipedia.org/wiki/Cairo' }),
    accepts: someJson(answered, (it) => has(it.answer, 'Cairo') && it.source !== ''),
  },
  {
    about: 'two outputs: an object and a sentence of a pattern',
    source: 'langchainjs: examples/src/langchain-classic/prompts/combining_parser.ts',
    request: chat(
      'Answer the users question as best as possible.\nReturn the following outputs, each formatted as described below:\n\n' +
        `Output 1:\n${langchainFormat(answered)}\n\nOutput 2:\nYour response should match the following regex:` +
        ' /Certainty: (high|low), Reason: (.*)/\n\nWhat is the capital of Egypt?',
    ),
    good: {
      content:
        'Output 1:\n{"answer": "Cairo", "source": "https://example.org"}\n\nOutput 2:\nCertainty: high, Reason: Cairo is the capital of Egypt.',
    },
    accepts: reads(
      (content) =>
        /Certainty: (?:high|low), Reason: \S/.test(content) && /"answer"\s?:\s?"[^"]{0,80}Cairo/.test(content),
    ),
  },
  {
    about: 'a ballad about a product',
    source: 'langchain-docs: src/oss/integrations/providers/nvidia.mdx',
    request: chat('Write a sea shanty about Postgres.'),
    good: {
      content: 'Oh Postgres keeps our rows in line,\nHeave away, the index is fine,\nAnd every join will end in time.',
    },
    accepts: about(10, 'Postgres'),
  },
  {
    about: 'a function to be completed',
    source: 'langchain-docs: src/oss/integrations/providers/friendli.mdx',
    request: chat('def binary_search(): '),
    good: {
      content:
        'def binary_search(items, wanted):\n    low, high = 0, len(items) - 1\n    while low <= high:\n        middle = (low + high) // 2\n        if items[middle] == wanted:\n            return middle\n        if items[middle] < wanted:\n            low = middle + 1\n        else:\n            high = middle - 1\n    return -1',
    },
    accepts: says('binary', 'search', 'while', 'middle', 'mid'),
  },
  {
    about: 'a made-up museum, by a parser',
    source: 'langchain-docs: src/oss/integrations/providers/langchain_decorators.mdx',
    request: chat(`Generate a fake museum that shows umbrellas\n${langchainFormat(museum)}`),
    good: asJson({ name: 'Museum of Rain', motto: 'Every umbrella has a story', curators: ['Ada Pohl, silk room'] }),
    accepts: someJson(
      museum,
      (it) => it.name !== '' && toWords(it.motto).length >= 2 && it.curators.length >= 1 && !it.curators.includes(''),
    ),
  },
  {
    about: 'a name for a shop, in a dialect',
    source: 'langchainjs: examples/src/langchain-classic/chat/integration_azure_openai.ts',
    request: {
      ...chat(
        system('You are a helpful assistant that answers like a medieval herald'),
        'What would be a good name for a shop that sells striped scarves?',
      ),
      max_tokens: 50,
    },
    good: { content: 'Hear ye, hear ye! Let it be called "The Striped Knight"!' },
    accepts: reads((content) => toWords(content).length >= 2 && hasName(content)),
  },
  {
    about: 'people of a text, one age by comparison',
    source: 'langchain-extract: docs/source/notebooks/quick_start.ipynb',
    request: {
      ...chat(
        system(
          'You are a top-tier algorithm for extracting information from text. Only extract information that is relevant to the' +
            ' provided text. If no information is relevant, use the schema and output an empty list where appropriate.',
        ),
        'I need to extract information from the following text: ```\n\nI am called Ragnar. I have been at sea for 17 years.' +
          ' My sister Freya has been at sea two years longer than me.\n\n```\n',
      ),
      ...demand('extractor', sailors),
    },
    good: asJson({
      sailors: [
        { years: 17, name: 'Ragnar' },
        { years: 19, name: 'Freya' },
      ],
    }),
    accepts: json(
      sailors,
      (it) =>
        it.sailors.some(({ name, years }) => name === 'Ragnar' && years === 17) &&
        it.sailors.every(
          ({ name, years }) => name === 'Ragnar' || (name === 'Freya' && (years === 19 || years === null)),
        ),
    ),
  },
]
