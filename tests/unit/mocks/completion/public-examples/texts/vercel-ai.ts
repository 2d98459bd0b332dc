/** Examples of the AI SDK of Vercel and of pydantic-ai: short prompts, code, and objects under a schema in the prompt. */
import type { PublicExample } from '../example.ts'
import { about, asJson, has, json, reads, says, toNumbers, toWords } from './expect-text.ts'
import { assistant, chat, described, jsonObject, list, object, system, text } from './requests.ts'

/** What the AI SDK adds for an object, where the provider takes no schema. */
const withSchema = (prompt: string, schema: object) => ({
  ...chat(
    system(
      `JSON schema:\n${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema })}\n` +
        'You MUST answer with a JSON object that matches the JSON schema above.',
    ),
    prompt,
  ),
  ...jsonObject,
})

const planets = object({
  planets: list(
    object({ name: text, climate: described(text, 'Climate, e.g. icy, stormy, or mild.'), description: text }),
  ),
})
const recipe = object({ recipe: object({ name: text, ingredients: list(text), steps: list(text) }) })

export const vercelAi: readonly PublicExample[] = [
  {
    about: 'thanks in Korean',
    source: 'vercel-ai: examples/ai-functions/src/stream-text/smooth/stream-japanese.ts',
    request: chat('Say thank you in Korean!'),
    good: { content: '감사합니다!' },
    accepts: reads((content) => /[\uAC00-\uD7A3]/.test(content) || has(content, 'gamsa', 'kamsa', 'gomap')),
  },
  {
    about: 'letters of a word counted',
    source: 'vercel-ai: examples/ai-functions/src/stream-text/alibaba/reasoning.ts',
    request: { ...chat('How many "s"s are in the word "possesses"?'), reasoning_effort: 'medium' },
    good: { content: 'There are 5 "s"s in "possesses".' },
    accepts: reads((content) => toNumbers(content).includes(5) || has(content, 'five')),
  },
  {
    about: 'three descriptions as objects',
    source: 'vercel-ai: examples/ai-functions/src/stream-text/nim/output-object.ts',
    request: withSchema('Generate 3 planet descriptions for a science fiction board game.', planets),
    good: asJson({
      planets: ['Ymir', 'Solace', 'Tharn'].map((name) => ({ name, climate: 'icy', description: 'A cold world.' })),
    }),
    accepts: json(
      planets,
      (it) =>
        it.planets.length === 3 &&
        it.planets.every((one) => one.name !== '' && one.climate !== '' && toWords(one.description).length >= 2),
    ),
  },
  {
    about: 'risks of a plan and a better order',
    source: 'vercel-ai: examples/ai-functions/src/generate-text/openai/responses-reasoning-pro.ts',
    request: {
      ...chat(
        'Review this plan for a house move for what can go wrong:\n1. Hand back the keys of the old flat.\n2. Load the van.\n' +
          '3. Insure the furniture.\nReturn the three most important risks and a corrected order.',
      ),
      reasoning_effort: 'medium',
    },
    good: {
      content:
        'Risks: no keys when loading, furniture not insured, no time. Order: insure, load the van, hand back keys.',
    },
    accepts: reads(
      (content) => toWords(content).length >= 8 && has(content, 'insur') && has(content, 'key', 'van', 'load'),
    ),
  },
  {
    about: 'a function in JavaScript',
    source: 'vercel-ai: examples/ai-functions/src/generate-text/openai/gpt-5-3-codex.ts',
    request: chat('Write a JavaScript function that returns the product of two numbers.'),
    good: { content: '```js\nconst multiply = (a, b) => a * b\n```' },
    accepts: reads((content) => (content.includes('=>') || has(content, 'function')) && content.includes('*')),
  },
  {
    about: 'a derivative evaluated in a new style',
    source: 'vercel-ai: examples/ai-functions/src/generate-text/anthropic/mid-conversation-system.ts',
    request: chat(
      system('You are a careful maths tutor. Show each step.'),
      'What is the derivative of g(x) = 2x^2 + 7x - 4?',
      assistant("g'(x) = 4x + 7, by the power rule for each term."),
      'Now evaluate the derivative at x = 3.',
      system(
        'New instruction: from now on, answer in the style of a sports reporter while remaining mathematically correct.',
      ),
    ),
    good: { content: "And the crowd goes wild: g'(3) = 4·3 + 7 = 19!" },
    accepts: reads((content) => toNumbers(content).includes(19) || has(content, 'nineteen')),
  },
  {
    about: 'a recipe as an object',
    source: 'vercel-ai: examples/ai-functions/src/stream-text/openai/output-object-promise.ts',
    request: withSchema('Generate a goulash recipe.', recipe),
    good: asJson({ recipe: { name: 'Goulash', ingredients: ['beef', 'paprika'], steps: ['Stew the beef.'] } }),
    accepts: json(
      recipe,
      (it) =>
        has(JSON.stringify(it), 'goulash', 'gulasch', 'gulyás') &&
        it.recipe.ingredients.length > 0 &&
        it.recipe.steps.length > 0,
    ),
  },
  {
    about: 'something invented and described',
    source: 'vercel-ai: examples/ai-functions/src/stream-text/google/gemini-3-7-flash.ts',
    request: chat('Invent a new sport and describe its rules.'),
    good: {
      content:
        'Fogball is a new sport: two teams of five play a ball with a bell in thick fog, and only the bell tells where it is.',
    },
    accepts: about(10, 'sport', 'team', 'player', 'ball', 'game', 'rule', 'point'),
  },
  {
    about: 'a greeting of one word',
    source: 'pydantic-ai: docs/capabilities/custom.md',
    request: chat('hey'),
    good: { content: 'Hey! What can I do for you?' },
    accepts: about(2, 'hi', 'hello', 'hey', 'welcome', 'help you', 'I help', 'greetings', 'what can i'),
  },
  {
    about: 'the origin of a phrase',
    source: 'pydantic-ai: docs/gateway.md',
    request: chat('Where does "rubber duck debugging" come from?'),
    good: { content: 'It comes from a story in The Pragmatic Programmer about explaining code to a rubber duck.' },
    accepts: about(5, 'rubber duck', 'Pragmatic', 'debugging'),
  },
  {
    about: 'a capital, asked of an expert',
    source: 'pydantic-ai: docs/durable_execution/dbos.md',
    request: chat(system("You're an expert in geography."), 'What is the capital of Norway?'),
    good: { content: 'The capital of Norway is Oslo.' },
    accepts: says('Oslo'),
  },
]
