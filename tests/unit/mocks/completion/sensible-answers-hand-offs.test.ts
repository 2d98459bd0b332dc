/** Tool calls as a sensible model makes them for final answers and for hand-offs between agents; the values are our own. */
import {
  user,
  system,
  called,
  result,
  person,
  finalResult,
  weather,
  time,
  transfer,
  refunds,
  sales,
  billing,
  answerTool,
  tool,
  testToolCalls,
  type ToolRow,
} from './sensible-tools.ts'

const rows: readonly ToolRow[] = [
  [
    'a lone final tool',
    [user('A person named Bob aged 40')],
    [finalResult],
    [['final_result', { name: 'Bob', age: 40 }]],
  ],
  [
    'a lone final tool, in other words',
    [user('Ann Lee is 31 years old.')],
    [finalResult],
    [['final_result', { name: 'Ann Lee', age: 31 }]],
  ],
  [
    'a lone final tool, with a system message',
    [system('Extract the person from the text.'), user('My neighbour Carla turned 52 last week.')],
    [finalResult],
    [['final_result', { name: 'Carla', age: 52 }]],
  ],
  [
    'one of several final tools',
    [user('Rex is a dog that is 4 years old')],
    [
      tool('final_result_Cat', 'Cat: The final response which ends this conversation', person),
      tool('final_result_Dog', 'Dog: The final response which ends this conversation', person),
    ],
    [['final_result_Dog', { name: 'Rex', age: 4 }]],
  ],
  [
    'an action before the final tool',
    [user('What is the weather in Oslo?')],
    [weather, answerTool],
    [['get_weather', { location: 'Oslo' }]],
  ],
  [
    'the final tool after the action',
    [
      user('What is the weather in Oslo?'),
      called('a', 'get_weather', '{"location":"Oslo"}'),
      result('a', 'rainy, 8 degrees'),
    ],
    [weather, answerTool],
    [['final_answer', { answer: 'According to get_weather: rainy, 8 degrees.' }]],
  ],
  [
    'a final answer from knowledge',
    [user('What is the capital of France?')],
    [answerTool],
    [['final_answer', { answer: 'The capital of France is Paris.' }]],
  ],
  [
    'another attempt after a validation error',
    [
      user('A person named Bob aged 40'),
      called('a', 'final_result', '{"name":"Bob"}'),
      result('a', '1 validation error: age field required\n\nFix the errors and try again.'),
    ],
    [finalResult],
    [['final_result', { name: 'Bob', age: 40 }]],
  ],
  [
    'a reminder to use a tool',
    [
      user('Tom Hill is 23 years old'),
      { role: 'assistant', content: 'Tom is 23.' },
      user('Plain text responses are not permitted, please include your response in a tool call'),
    ],
    [finalResult],
    [['final_result', { name: 'Tom Hill', age: 23 }]],
  ],
  [
    'a rewritten tool_choice',
    [user('weather in Tokyo?'), user('Please select a tool to handle the current issue.')],
    [weather],
    [['get_weather', { location: 'Tokyo' }]],
  ],
  [
    'a rewritten tool_choice with two tools',
    [user('What time is it in Paris?'), user('Please select a tool to handle the current issue.')],
    [weather, time],
    [['get_time', { city: 'Paris' }]],
  ],
  [
    'a hand-off by topic',
    [system('Hand off weather questions to the Weather agent'), user('What is the weather in Tokyo?')],
    [
      tool(
        'transfer_to_Weather_agent',
        'Hands the conversation to the Weather agent, which answers weather questions',
        {},
      ),
    ],
    [['transfer_to_Weather_agent', {}]],
  ],
  [
    'one hand-off of three',
    [system('Route the user to the right agent.'), user('I want a refund for my shoes')],
    [sales, refunds, billing],
    [['transfer_to_refund_agent', {}]],
  ],
  [
    'another hand-off of three',
    [user('There is a mistake on my invoice')],
    [sales, refunds, billing],
    [['transfer_to_billing_agent', {}]],
  ],
  [
    'a hand-off by the system message',
    [
      system('You are a triage agent. Use transfer_to_spanish_agent when the user writes about holidays in Spain.'),
      user('Tell me about holidays in Spain'),
    ],
    [tool('transfer_to_spanish_agent', 'Handoff', {}), tool('transfer_to_math_agent', 'Handoff', {})],
    [['transfer_to_spanish_agent', {}]],
  ],
  [
    'the tools after a hand-off',
    [
      user('What is the weather in Lima?'),
      called('a', 'transfer_to_Weather_agent', '{}'),
      result('a', '{"assistant":"Weather agent"}'),
    ],
    [weather],
    [['get_weather', { location: 'Lima' }]],
  ],
  ['small talk before a hand-off', [user('Hello!')], [sales, refunds], []],
  [
    'a hand-off by language',
    [system('Hand off to the agent for the language of the request.'), user('Hola, ¿qué hora es?')],
    [transfer('english_agent', 'English agent'), transfer('spanish_agent', 'Spanish agent, which speaks Spanish')],
    [['transfer_to_spanish_agent', {}]],
  ],
  [
    'a hand-off by subject',
    [user('can you solve 4x - 6 = 10?')],
    [
      transfer('history_tutor', 'History Tutor, for historical questions'),
      transfer('math_tutor', 'Math Tutor, for math questions'),
    ],
    [['transfer_to_math_tutor', {}]],
  ],
]

testToolCalls(rows)
