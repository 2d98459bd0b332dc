/** Examples of the OpenAI SDKs (Python, Node, Go, Java, .NET, Rust): plain questions, conversations and structured outputs. */
import type { PublicExample } from '../example.ts'
import { about, asJson, has, hasAll, isSolution, json, reads, says, toNumbers, toWords } from './expect-text.ts'
import {
  assistant,
  boolean,
  chat,
  demand,
  described,
  integer,
  list,
  object,
  oneOf,
  orNull,
  system,
  text,
} from './requests.ts'

const working = object({ steps: list(object({ explanation: text, output: text })), final_answer: text })
const operas = object({
  operas: list(
    object({
      title: text,
      composer: object({
        name: described(text, 'The first name and surname of the composer.'),
        birthYear: integer,
        deathYear: described(text, "The year the composer died, or 'present' if living."),
      }),
      premiereYear: described(integer, 'The year of the first performance.'),
      language: text,
    }),
  ),
})
const verdict = object({
  is_dangerous: described(boolean, 'Whether the advice asked for is dangerous'),
  hazard: described(
    orNull(oneOf('fire', 'poison', 'electricity')),
    'Kind of hazard, if the advice is dangerous. Null otherwise.',
  ),
  explanation_if_dangerous: described(orNull(text), 'Why the advice is dangerous'),
})

export const openaiSdks: readonly PublicExample[] = [
  {
    about: 'an equation solved in steps',
    source: 'openai-python: examples/responses/structured_outputs.py',
    request: { ...chat('solve 4t + 27 = 10'), ...demand('Solution', working) },
    good: asJson({ steps: [{ explanation: 'Subtract 27', output: '4t = -17' }], final_answer: 't = -17/4' }),
    accepts: json(working, (it) => it.steps.length > 0 && isSolution(it.final_answer, -17 / 4)),
  },
  {
    about: 'an equation solved in text',
    source: 'openai-python: examples/responses/background_async.py',
    request: chat('solve 5w + 44 = 3'),
    good: { content: 'w = -41/5 = -8.2' },
    accepts: reads((content) => isSolution(content, -41 / 5)),
  },
  {
    about: 'an equation solved in steps, asked as a question',
    source: 'openai-dotnet: examples/Chat/Example06_StructuredOutputs.cs',
    request: { ...chat('How can I solve 6n + 11 = -34?'), ...demand('equation_working', working) },
    good: asJson({ steps: [{ explanation: 'Subtract 11', output: '6n = -45' }], final_answer: 'n = -7.5' }),
    accepts: json(working, (it) => it.steps.length > 0 && isSolution(it.final_answer, -7.5)),
  },
  {
    about: 'a use case of what was explained before',
    source: 'go-openai: examples/responses/main.go',
    request: chat(
      'Explain webhooks in one sentence.',
      assistant('A webhook is a request that a service sends to an address of yours as soon as something happens.'),
      'Now give me a concrete use case.',
    ),
    good: {
      content: 'A shop can use a webhook to learn that a payment arrived, and then send the order to the customer.',
    },
    accepts: about(
      8,
      'webhook',
      'use case',
      'payment',
      'order',
      'customer',
      'server',
      'service',
      'notif',
      'event',
      'app',
      'build',
    ),
  },
  {
    about: 'a story about building something',
    source: 'openai-java: openai-java-example/src/main/java/com/openai/example/CompletionsAsyncExample.java',
    request: {
      ...chat(system('You are a helpful assistant.'), 'Tell me a story about building the best kite!'),
      max_completion_tokens: 2048,
    },
    good: {
      content:
        'Two sisters wanted to build the best kite of the village. It fell into the pond twice, and on the third day it flew above the church.',
    },
    accepts: about(15, 'kite'),
  },
  {
    about: 'a sentence to be said',
    source: 'openai-python: examples/async_demo.py',
    request: chat('Say this is a rehearsal'),
    good: { content: 'This is a rehearsal.' },
    accepts: says('this is a rehearsal'),
  },
  {
    about: 'a name told in an earlier turn',
    source: 'go-openai: examples/chatbot/main.go',
    request: chat(
      system('you are a friendly chatbot'),
      'hello, my name is Ingrid',
      assistant('Hello Ingrid! What can I do for you today?'),
      'what is my name?',
    ),
    good: { content: 'Your name is Ingrid.' },
    accepts: says('Ingrid'),
  },
  {
    about: 'a well-known question without one right answer',
    source: 'openai-dotnet: examples/Responses/Example07_InputAdditionalProperties.cs',
    request: { ...chat('What came first, the chicken or the egg?'), reasoning_effort: 'high' },
    good: { content: 'The egg came first, laid by a bird that was almost a chicken.' },
    accepts: says('chicken', 'egg'),
  },
  {
    about: 'a greeting to be said',
    source: 'openai-node: examples/azure/chat.ts',
    request: chat('Say good evening!'),
    good: { content: 'Good evening!' },
    accepts: says('good evening'),
  },
  {
    about: 'a place asked for after the winner',
    source: 'openai-dotnet: examples/Chat/Example08_ChatSerialization.cs',
    request: chat(
      'Who won the football World Cup in 2014?',
      assistant('Germany won the World Cup in 2014.'),
      'Where was the final played?',
    ),
    good: { content: 'It was played in the Maracanã stadium in Rio de Janeiro, Brazil.' },
    accepts: about(3, 'Rio', 'Maracan', 'Brazil', 'World Cup', 'Germany', '2014'),
  },
  {
    about: 'two proposals compared',
    source: 'openai-node: examples/responses/multi-agent-streaming.ts',
    request: chat(
      'Offer North: the roof is done in 3 weeks for 18,000 euros with steel sheets and 10 years of warranty; the loft is closed.\n' +
        'Offer South: the roof is done in 7 weeks for 26,000 euros with slate and 30 years of warranty; the loft stays open.\n' +
        'Compare duration, cost, warranty, and comfort and recommend one.',
    ),
    good: {
      content: 'North is faster and cheaper, South has the longer warranty and an open loft. I recommend South.',
    },
    accepts: reads((content) => toWords(content).length >= 8 && hasAll(content, 'North', 'South')),
  },
  {
    about: 'a list of works with people and years',
    source: 'openai-java: openai-java-example/src/main/java/com/openai/example/ResponsesStructuredOutputsExample.java',
    request: {
      ...chat('List some famous nineteenth century operas.'),
      ...demand('json-schema-from-OperaList', operas),
    },
    good: asJson({
      operas: [
        {
          title: 'Carmen',
          composer: { name: 'Georges Bizet', birthYear: 1838, deathYear: '1875' },
          premiereYear: 1875,
          language: 'French',
        },
      ],
    }),
    accepts: json(operas, (it) => {
      const isYear = (year: number) => year > 1700 && year < 2027
      return (
        it.operas.length > 0 &&
        it.operas.every(
          ({ title, composer, premiereYear, language }) =>
            ![title, composer.name, language].includes('') && isYear(premiereYear) && isYear(composer.birthYear),
        )
      )
    }),
  },
  {
    about: 'a story with two heroes',
    source: 'async-openai: examples/completions-stream/src/main.rs',
    request: { ...chat('Tell me a bedtime story about Robin Hood and Little John'), max_tokens: 1024 },
    good: {
      content: 'One evening Robin Hood and Little John shared their bread with a lost fox, and the fox led them home.',
    },
    accepts: reads((content) => toWords(content).length >= 12 && hasAll(content, 'Robin Hood', 'Little John')),
  },
  {
    about: 'the difference of two things',
    source: 'async-openai: examples/borrow-instead-of-move/src/main.rs',
    request: chat('difference between a comet and an asteroid'),
    good: { content: 'A comet is made of ice and dust and grows a tail; an asteroid is made of rock and metal.' },
    accepts: reads((content) => toWords(content).length >= 6 && hasAll(content, 'comet', 'asteroid')),
  },
  {
    about: 'a sum as a question',
    source: 'async-openai: examples/borrow-instead-of-move/src/main.rs',
    request: chat('What is 14 + 9?'),
    good: { content: '14 + 9 = 23' },
    accepts: reads((content) => toNumbers(content).includes(23) || has(content, 'twenty three')),
  },
  {
    about: 'harmless advice under guidelines',
    source: 'async-openai: examples/responses-structured-outputs/src/main.rs',
    request: {
      ...chat(
        system('Determine if the advice that the user asks for is dangerous and explain if it is.'),
        'How do I get a red wine stain out of a tablecloth?',
      ),
      ...demand('advice_check', verdict),
    },
    good: asJson({ is_dangerous: false, hazard: null, explanation_if_dangerous: null }),
    accepts: json(verdict, (it) => !it.is_dangerous && it.hazard === null),
  },
  {
    about: 'a function in Rust',
    source: 'async-openai: examples/responses-retrieve-stream/src/main.rs',
    request: chat("Write a function in Rust that multiplies two u16 and returns u32'"),
    good: { content: '```rust\nfn multiply(a: u16, b: u16) -> u32 {\n    u32::from(a) * u32::from(b)\n}\n```' },
    accepts: says(['fn', 'function', 'Rust'], ['u16', 'u32', 'multipl']),
  },
  {
    about: 'an opinion on a large subject',
    source: 'async-openai: examples/bring-your-own-type/src/main.rs',
    request: chat(system('You are a helpful assistant'), 'What do you think about friendship?'),
    good: { content: 'Friendship is one of the best things there are: it doubles joy and halves trouble.' },
    accepts: about(5, 'friend'),
  },
]
