/** The two tools and the image of the tutorial's programs, with different texts. */
import type OpenAI from 'openai'

/** A PNG of 5 × 5 pixels, all red. */
export const redDotPng =
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAIAAAACDbGyAAAAEUlEQVR4nGP4z8CAjBgo5AMA/XwY6E/Yk2MAAAAASUVORK5CYII='

export const getWeather: OpenAI.ChatCompletionFunctionTool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Get the current weather of a city',
    parameters: {
      type: 'object',
      properties: {
        city: { type: 'string', description: 'Name of the city, e.g. Beijing' },
        unit: { type: 'string', enum: ['celsius', 'fahrenheit'], description: 'Unit of the temperature' },
      },
      required: ['city'],
    },
  },
}

export const searchDatabase: OpenAI.ChatCompletionFunctionTool = {
  type: 'function',
  function: {
    name: 'search_database',
    description: 'Search the customer database',
    parameters: {
      type: 'object',
      properties: {
        query: { type: 'string', description: 'What to look for' },
        limit: { type: 'integer', description: 'Most rows to return' },
      },
      required: ['query'],
    },
  },
}
