/** Examples of agents and their frameworks (smolagents, Kimi, Agno, CrewAI, llm): roles, references and answer templates. */
import type { PublicExample } from '../example.ts'
import { about, has, reads, toNumbers } from './expect-text.ts'
import { assistant, chat, system } from './requests.ts'

const question = 'How many bridges did the town build between 1900 and 1939 (included)?'
const markdown = system('<additional_information>\n- Use markdown to format your answers.\n</additional_information>')

/** A question with references as Agno adds them. */
const withReference = (asked: string, name: string, content: string) =>
  chat(
    markdown,
    `${asked}\n\nUse the following references from the knowledge base if it helps:\n<references>\n- name: ${name}\n` +
      `  content: '${content}'\n</references>`,
  )

export const agents: readonly PublicExample[] = [
  {
    about: 'a final answer by a template, from a transcript',
    source: 'smolagents: examples/open_deep_research/scripts/reformulator.py',
    request: chat(
      system(
        `Earlier you were asked the following:\n\n${question}\n\nYour team then worked diligently to address that request. Read below` +
          ' a transcript of that conversation:',
      ),
      'I searched the town archive. Bridges: 1894 Mill Bridge, 1903 Saint Anne, 1911 Gasworks, 1926 North Bridge, 1938 Airfield, 1951 Ring Road.',
      'So between 1900 and 1939 there are four bridges: Saint Anne, Gasworks, North Bridge and Airfield.',
      `\nRead the above conversation and output a FINAL ANSWER to the question. The question is repeated here for convenience:\n\n${question}\n\n` +
        'To output the final answer, use the following template: FINAL ANSWER: [YOUR FINAL ANSWER]\nYour FINAL ANSWER should be a number' +
        ' OR as few words as possible OR a comma separated list of numbers and/or strings.\nIf you are asked for a number, express it' +
        " with digits and without units.\nIf you are unable to determine the final answer, output 'FINAL ANSWER: Unable to determine'\n",
    ),
    good: { content: 'FINAL ANSWER: 4' },
    accepts: reads((content) => {
      const [, given] = content.split('FINAL ANSWER:')
      return given !== undefined && toNumbers(given).join() === '4'
    }),
  },
  {
    about: 'a bare agreement, as parts, with a stop word',
    source: 'smolagents: docs/source/en/reference/models.md',
    request: { messages: [{ role: 'user', content: [{ type: 'text', text: 'Alright!' }] }], stop: ['fine'] },
    good: { content: 'Good! Shall we begin with something?' },
    accepts: about(2),
  },
  {
    about: 'a greeting to a coding agent',
    source: 'kimi-cli: examples/kimi-cli-wire-messages/main.py',
    request: chat(
      system(
        "You are Kimi Code CLI, an interactive general AI agent running on a user's computer.\n\nYour primary goal is to answer" +
          " questions and/or finish tasks safely and efficiently, following the system instructions and the user's requirements.",
      ),
      'Good morning!',
    ),
    good: { content: 'Good morning! What can I do for you?' },
    accepts: about(2, 'good morning', 'hello', 'hi', 'hey', 'welcome', 'help you', 'I help', 'what can I'),
  },
  {
    about: 'a fable in Chinese',
    source: 'moonshot-cookbook: examples/auto_reconnect/main.py',
    request: chat(
      system(
        '你是 Kimi，由 Moonshot AI 提供的人工智能助手，你更擅长中文和英文的对话。你会为用户提供安全，有帮助，准确的回答。' +
          'Moonshot AI 为专有名词，不可翻译成其他语言。',
      ),
      '你好，请给我讲一个寓言故事。',
    ),
    good: { content: '从前有一只乌龟和一只青蛙住在井里。青蛙以为天空只有井口那么大，乌龟却带它去看了大海。' },
    accepts: reads((content) => (content.match(/\p{Script=Han}/gu) ?? []).length >= 12),
  },
  {
    about: 'the best of three results of an earlier turn',
    source: 'agno: cookbook/03_teams/07_session/nested_team_history.py',
    request: chat(
      system('<your_role>\nDo research and compare\n</your_role>'),
      'Research the top 3 advantages of a heat pump',
      assistant(
        '1. Lower running costs: most of the heat comes from the air or the ground.\n2. Less noise in the cellar: nothing burns there.\n' +
          '3. Cooling in summer: the same device can cool the house.',
      ),
      'Based on your research, which advantage is best for a hot region?',
    ),
    good: { content: 'For a hot region, cooling in summer is the best advantage.' },
    accepts: about(4, 'cool', 'cost', 'noise', 'summer'),
  },
  {
    about: 'a warm greeting by instruction',
    source: 'agno: cookbook/02_agents/05_state_and_session/session_state/state_in_condition.py',
    request: chat(
      system('<instructions>\nWelcome the user kindly and say who you are.\n</instructions>'),
      'Hello, this is my first visit.',
    ),
    good: { content: 'Hello and welcome! I am your assistant, and I am happy that you are here.' },
    accepts: about(3, 'hello', 'hi', 'welcome', 'glad', 'happy', 'nice', 'pleased'),
  },
  {
    about: 'a rule of a handbook, by reference',
    source: 'agno: cookbook/07_knowledge/04_advanced/01_custom_retriever.py',
    request: withReference(
      'How much does the parking cost?',
      'House Rules',
      'Parking costs 12 euros per day. Bicycles may stay in the yard for free. All guests get a key to the garden.',
    ),
    good: { content: 'Parking costs **12 euros** per day.' },
    accepts: reads((content) => toNumbers(content).includes(12) || has(content, 'twelve')),
  },
  {
    about: 'results of a season, by reference',
    source: 'agno: cookbook/07_knowledge/04_advanced/01_custom_retriever.py',
    request: withReference(
      'How did the summer season go?',
      'Season',
      'Summer takings were 86,400 euros, up 15% on last year. The crew made 312 trips in the summer.',
    ),
    good: { content: 'The summer takings were **86,400 euros**, up 15% on last year, with 312 trips.' },
    accepts: reads((content) => [86_400, 15, 312].some((value) => toNumbers(content).includes(value))),
  },
  {
    about: 'a choice by criteria, with thought and final answer',
    source: 'crewai-examples: crews/trip_planner/trip_tasks.py',
    request: chat(
      system(
        'You are Orchard Adviser. An expert in soils and climate who picks the right fruit tree\nYour personal goal is: Select the best' +
          ' tree by climate, soil, and work\nTo give my best complete final answer to the task respond using the exact following' +
          ' format:\n\nThought: I now can give a great answer\nFinal Answer: Your final answer must be the great and the most complete' +
          ' as possible, it must be outcome described.\n\nI MUST use these formats, my job depends on it!',
      ),
      '\nCurrent Task: Analyze and select the best tree for the orchard by criteria such as frost, rain, and the work of the harvest.\n\n' +
        'Place: Kaunas\nTree Options: Apricot, Walnut, Quince\nPlanting: 10/1/2025 - 10/31/2025\nInterests of the owner: jam\n\nThis is' +
        ' the expected criteria for your final answer: Detailed report on the chosen tree including cost, frost, and harvest\nyou MUST' +
        ' return the actual complete content as the final answer, not a summary.\n\nBegin! This is VERY important to you, use the tools' +
        ' available and give your best Final Answer, your job depends on it!\n\nThought:',
    ),
    good: {
      content:
        'I now can give a great answer\nFinal Answer: Quince is the best choice: it bears the frost of Kaunas and makes good jam.',
    },
    accepts: reads((content) => {
      const [, given = ''] = content.split('Final Answer:')
      return has(given, 'Apricot', 'Walnut', 'Quince')
    }),
  },
  {
    about: 'five names',
    source: 'llm: docs/python-api.md',
    request: chat('Five unusual names for a pet snail'),
    good: { content: '1. Turbo\n2. Madame Slowly\n3. Spiralis\n4. Gustav\n5. Comet' },
    accepts: reads((content) => (content.match(/\p{Lu}\p{L}{2,}/gu) ?? []).length >= 5),
  },
]
