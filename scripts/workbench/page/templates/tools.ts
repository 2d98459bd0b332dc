/** The tools that the templates offer. */

export const weatherTool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Returns the current weather of a city.',
    parameters: {
      type: 'object',
      properties: {
        city: { type: 'string', description: 'Name of the city, such as Tokyo' },
        unit: { type: 'string', enum: ['celsius', 'fahrenheit'], description: 'Unit of the temperature' },
      },
      required: ['city'],
    },
  },
} as const

export const customerTool = {
  type: 'function',
  function: {
    name: 'search_customers',
    description: 'Searches the customers by name.',
    parameters: {
      type: 'object',
      properties: {
        query: { type: 'string', description: 'Part of a name' },
        limit: { type: 'integer', description: 'The most customers to return' },
      },
      required: ['query'],
    },
  },
} as const

export const webSearchTool = { type: 'builtin_function', function: { name: '$web_search' } } as const
