/** Examples of LlamaIndex and Haystack: answers from a context, questions split, entities found. */
import type { PublicExample } from '../example.ts'
import { about, asJson, has, json, reads, says, toWords } from './expect-text.ts'
import { assistant, chat, demand, jsonObject, list, object, orNull, system, text } from './requests.ts'

const questions = object({ questions: list(object({ question: text, answer: orNull(text) })) })
const entities = { ...object({ entities: list(object({ entity: text, entity_type: text })) }) }

export const retrieval: readonly PublicExample[] = [
  {
    about: 'benefits in few words',
    source: 'llamaindex-ts: examples/deprecated/gptturbollama3.ts',
    request: chat(
      system('Keep it brief. Your response has 100 words or less.'),
      'Tell me about the benefits of swimming every week.',
    ),
    good: { content: 'Swimming trains the whole body, spares the joints and calms the mind.' },
    accepts: reads((content) => {
      const { length } = toWords(content)
      return length >= 5 && length <= 105 && has(content, 'swim')
    }),
  },
  {
    about: 'a polite question at the beginning',
    source: 'llamaindex-ts: examples/models/xai/xai.ts',
    request: chat("How's it going?"),
    good: { content: "It's going well, thank you! How can I help you?" },
    accepts: about(3, 'well', 'good', 'fine', 'great', 'thank', 'help you', 'I help', 'doing', 'going', 'I m'),
  },
  {
    about: 'a remark after an introduction',
    source: 'llamaindex-ts: examples/agents/memory/basic.ts',
    request: chat(
      "Hello, I'm Priya and I'm a botanist.",
      assistant('Hello Priya! Pleased to meet you. How can I help?'),
      'I love collecting mosses and ferns.',
    ),
    good: {
      content: 'That sounds lovely, Priya! Mosses and ferns like the same damp places. Where do you collect them?',
    },
    accepts: about(4, 'moss', 'fern', 'Priya', 'botan', 'collect'),
  },
  {
    about: 'an answer from a context of one sentence',
    source: 'llamaindex-ts: examples/storage/qdrantdb/searchParams.ts',
    request: chat(
      system(
        'You are an expert Q&A system that is trusted around the world.\nAlways answer the query using the provided context' +
          ' information, and not prior knowledge.\nSome rules to follow:\n1. Never directly reference the given context in your' +
          " answer.\n2. Avoid statements like 'Based on the context, ...' or anything along those lines.",
      ),
      'Context information is below.\n---------------------\nThe roof is made of copper\n---------------------\nGiven the context' +
        ' information and not prior knowledge, answer the query.\nQuery: What is the material of the roof?\nAnswer: ',
    ),
    good: { content: 'The roof is made of copper.' },
    accepts: says('copper'),
  },
  {
    about: 'a polite question to an assistant with a style',
    source: 'llamaindex-ts: examples/models/anthropic/chat_interactive.ts',
    request: chat(system('You like to speak in proverbs.'), 'How are you today?'),
    good: { content: 'Still waters run deep, my friend, and today mine are calm.' },
    accepts: about(4),
  },
  {
    about: 'any interesting fact',
    source: 'haystack-cookbook: notebooks/vertexai-gemini-examples.ipynb',
    request: chat('What is the strangest thing that you know?'),
    good: { content: 'One of the strangest things that I know is that wombats produce cubes.' },
    accepts: about(6),
  },
  {
    about: 'a comparison split into questions',
    source: 'haystack-cookbook: notebooks/query_decomposition.ipynb',
    request: {
      ...chat(
        'You are a helpful assistant that prepares queries for a search component.\n    Some of these queries are very complex.\n' +
          '    Your job is to split complex queries into several queries that can be answered\n    in isolation to each other.\n\n' +
          '    If the query is simple, then keep it as it is.\n    Examples\n    1. Query: Did the museum or the zoo have more' +
          " visitors last year?\n       Decomposed Questions: [Question(question='How many visitors did the museum have last" +
          " year?', answer=None), Question(question='How many visitors did the zoo have last year?', answer=None)]\n" +
          "    2. Query: Who founded the zoo?\n       Decomposed Questions: [Question(question='Who founded the zoo?'," +
          ' answer=None)]\n    3. Query: Which river is longer, the Loire or the Rhone?\n       Decomposed Questions:\n    ',
      ),
      ...demand('Questions', questions),
    },
    good: asJson({
      questions: [
        { question: 'How long is the Loire?', answer: null },
        { question: 'How long is the Rhone?', answer: null },
      ],
    }),
    accepts: json(
      questions,
      (it) =>
        it.questions.length > 0 &&
        has(JSON.stringify(it), 'Loire', 'Rhone') &&
        it.questions.every(({ question }) => toWords(question).length > 2),
    ),
  },
  {
    about: 'entities of a sentence, after an example',
    source: 'haystack: docs-website/docs/pipeline-components/extractors/llmmetadataextractor.mdx',
    request: {
      ...chat(
        '\n    -Goal-\n    Given text and a list of entity types, identify all entities of those types from the text.\n\n    -Steps-\n' +
          '    1. Identify all entities. For each identified entity, extract the following information:\n    - entity_name: Name of' +
          ' the entity, capitalized\n    - entity_type: One of the following types: [organization, person, place, product]\n' +
          '    Format each entity as a JSON like: {"entity": <entity_name>, "entity_type": <entity_type>}\n\n    2. Return output in' +
          ' a single list with all the entities identified in steps 1.\n\n    -Examples-\n    #####################\n    Example 1:\n' +
          '    entity_types: [organization, person, product]\n    text: The new ferries are built by Merlin Yards, and the operator' +
          ' Fjordline has ordered two of them until next spring.\n    ------------------------\n    output:\n    {"entities":' +
          ' [{"entity": "Merlin Yards", "entity_type": "organization"}, {"entity": "Fjordline", "entity_type": "organization"}]}\n' +
          '    ############################\n    -Real Data-\n    #####################\n    entity_types: [company, organization,' +
          ' person, country, product, service]\n    text: Steinway is a piano maker founded in New York, USA and is known for its' +
          ' Spirio player\n    #####################\n    output:\n    ',
      ),
      ...jsonObject,
      seed: 0,
      max_completion_tokens: 500,
    },
    good: asJson({
      entities: [
        { entity: 'Steinway', entity_type: 'company' },
        { entity: 'Spirio', entity_type: 'product' },
      ],
    }),
    accepts: json(entities, (it) => {
      const isFound = (name: string) => it.entities.some(({ entity }) => has(entity, name))
      return isFound('Steinway') && isFound('Spirio') && !has(JSON.stringify(it), 'Merlin', 'Fjordline')
    }),
  },
]
