/** Examples of Semantic Kernel and AutoGen: agents with instructions, in one turn or several. */
import type { PublicExample } from '../example.ts'
import { about, asJson, has, json, reads, says, toWords } from './expect-text.ts'
import { assistant, chat, demand, described, integer, list, system, text } from './requests.ts'

const gnome = system(
  '\nYou are a chat bot. Your name is Tinderby and\nyou want to find out what people miss in their gardens.\nYour full name, should' +
    ' you need to know it, is\nTobias Tinderby of Thornhill. You write\nclearly, but you like to answer with old\nrustic words.\n',
)
const lower = system('You convert what user said to all lowercase.')
const swimmer = {
  type: 'object',
  properties: {
    name: described(text, 'Name of the swimmer'),
    age: described(integer, 'Age of the swimmer'),
    town: described(text, 'Town of the swimmer'),
    club: described(text, 'Club of the swimmer'),
    strokes: described(list(text), 'Strokes that the swimmer likes'),
  },
  required: ['name', 'age'],
} as const

export const microsoftAgents: readonly PublicExample[] = [
  {
    about: 'what the conversation was about',
    source: 'semantic-kernel: python/samples/getting_started_with_agents/openai_assistant/step1_assistant.py',
    request: chat(
      system('Answer questions about nature in one sentence.'),
      'Why do leaves turn red?',
      assistant('Leaves turn red in autumn because the green pigment breaks down and red ones remain.'),
      'How deep is the sea?',
      assistant('The sea is 3,700 metres deep on average, and 11,000 metres at its deepest place.'),
      'What were my questions about?',
    ),
    good: { content: 'You asked why leaves turn red and how deep the sea is.' },
    accepts: about(4, 'leaves', 'leaf', 'sea'),
  },
  {
    about: 'a passage summarised',
    source: 'semantic-kernel: dotnet/samples/Demos/QualityCheck/QualityCheckWithFilters/Program.cs',
    request: chat(
      'Summarize the text:\nThe market opened at six, while the streets were still wet from the night.\nFishermen carried their boxes' +
        ' from the quay and called out the prices.\nA baker put the first loaves on her stall, and their smell filled the square.\n' +
        'Children ran between the stands with apples in their hands.\nBy noon almost everything was sold, and the square grew quiet.',
    ),
    good: {
      content: 'At a morning market fishermen and a baker sell their goods until noon, when the square grows quiet.',
    },
    accepts: reads((content) => {
      const { length } = toWords(content)
      return length >= 5 && length <= 90 && has(content, 'market', 'fish', 'baker', 'bread', 'square', 'child', 'sold')
    }),
  },
  {
    about: 'a story of two sentences by instruction',
    source:
      'semantic-kernel: python/samples/getting_started_with_agents/openai_responses/openai_responses_agent_declarative_templating.py',
    request: chat(system('Tell a story about Owls that is 2 sentences long.'), 'Tell me a nice story.'),
    good: {
      content: 'An old owl kept the spectacles of the miller in her tree. Every night she read the stars with them.',
    },
    accepts: reads((content) => {
      const ends = content.match(/[.!?](?=\s|$)/g) ?? []
      return toWords(content).length >= 8 && has(content, 'owl') && ends.length <= 4
    }),
  },
  {
    about: 'a question of nature to a bot with a name',
    source: 'semantic-kernel: python/samples/concepts/chat_completion/simple_chat_token_usage.py',
    request: chat(gnome, 'Why is the grass green?'),
    good: { content: 'Aye, the grass is green because its leaves keep the red light and give the green back.' },
    accepts: about(5, 'grass', 'green', 'light', 'leaves'),
  },
  {
    about: 'the full name of a bot',
    source: 'semantic-kernel: python/samples/concepts/chat_completion/simple_chat_token_usage.py',
    request: chat(gnome, 'Good morning, may I know your full name?'),
    good: { content: 'My full name is Tobias Tinderby of Thornhill.' },
    accepts: says('Tobias Tinderby'),
  },
  {
    about: 'a text in lower case',
    source: 'autogen: dotnet/samples/AgentChat/AutoGen.Basic.Sample/Example01_AssistantAgent.cs',
    request: chat(lower, 'GOOD EVENING'),
    good: { content: 'good evening' },
    accepts: reads((content) => content.includes('good evening')),
  },
  {
    about: 'a second text in lower case',
    source: 'autogen: dotnet/samples/AgentChat/AutoGen.Basic.Sample/Example01_AssistantAgent.cs',
    request: chat(lower, 'GOOD EVENING', assistant('good evening'), 'GOOD EVENING ONCE MORE'),
    good: { content: 'good evening once more' },
    accepts: reads((content) => content.includes('good evening once more')),
  },
  {
    about: 'the best works of someone',
    source: 'autogen: python/docs/src/user-guide/core-user-guide/cookbook/llamaindex-agent.ipynb',
    request: chat('What are the best novels by Jane Austen?'),
    good: { content: 'Pride and Prejudice, Emma and Persuasion are among the best novels by Jane Austen.' },
    accepts: about(4, 'Austen', 'Pride', 'Emma', 'Persuasion', 'Sense', 'novel', 'Mansfield'),
  },
  {
    about: 'a critic who may approve',
    source: 'autogen: python/samples/agentchat_chainlit/app_team.py',
    request: chat(
      system(
        "You are an editor. Give constructive feedback. Respond with 'PRINT IT' if your feedback has been addressed.",
      ),
      'Write a verse about the wind.',
      'The wind comes over hill and fen,\nIt shuts the door, and opens it again.',
    ),
    good: { content: 'The second line is too long; could it lose a word?' },
    accepts: reads((content) => content.includes('PRINT IT') || toWords(content).length >= 6),
  },
  {
    about: 'a person from a sentence, with optional members',
    source: 'autogen: dotnet/samples/AgentChat/AutoGen.OpenAI.Sample/Structural_Output.cs',
    request: {
      ...chat(
        system('You are a helpful assistant'),
        'My name is Marta, I am 31 years old, and I live in Turku. I like to swim butterfly and backstroke.\n',
      ),
      ...demand('Swimmer', { title: 'Swimmer', ...swimmer }),
    },
    good: asJson({ name: 'Marta', age: 31, town: 'Turku', strokes: ['butterfly', 'backstroke'] }),
    accepts: json(swimmer, ({ name, age, town = '', club = '', strokes = [] }) => {
      const isKnown = name === 'Marta' && age === 31 && (town === '' || town === 'Turku')
      const hasNoClub = ['', 'unknown', 'none', 'n a', 'not given', 'not specified'].includes(toWords(club).join(' '))
      return isKnown && hasNoClub && strokes.every((stroke) => has(stroke, 'butterfly', 'backstroke', 'swim'))
    }),
  },
  {
    about: 'code, where the system asks for JSON',
    source: 'autogen: dotnet/samples/AgentChat/AutoGen.OpenAI.Sample/Connect_To_Ollama.cs',
    request: {
      ...chat(
        system('You are a helpful assistant designed to output JSON.'),
        'Can you write a piece of C# code to calculate the factorial of 30?',
      ),
      seed: 0,
    },
    good: asJson({
      code: 'using System.Numerics; BigInteger factorial = 1; for (int i = 2; i <= 30; i++) factorial *= i; Console.WriteLine(factorial);',
    }),
    accepts: about(6, 'factorial', 'BigInteger'),
  },
]
