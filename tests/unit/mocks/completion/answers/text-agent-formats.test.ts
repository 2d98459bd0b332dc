/** Texts in the formats of DSPy, LangChain, LlamaIndex and CrewAI: fields, actions, YAML, strict values. */
import { fence } from './prompts.ts'
import { assistant, described, object, system, user, testAnswers, type AnswerRow } from './table.ts'

const yaml = (properties: Record<string, unknown>) =>
  `Answer the user query.\nThe output should be formatted as a YAML instance that conforms to the given JSON schema below.\n\nPlease follow the standard YAML formatting conventions with an indent of 2 spaces and make sure that the data types adhere strictly to the following JSON schema: \n${fence}\n${JSON.stringify(object(properties))}\n${fence}\n\nMake sure to always enclose the YAML output in triple backticks (${fence}).\n`
const react = system(
  [
    'You are designed to help with a variety of tasks, from answering questions to providing summaries.',
    '## Tools',
    'You have access to the following tools:',
    '> Tool Name: multiply\nTool Description: multiply(a: int, b: int) -> int\nMultiply two integers and returns the result integer\nTool Args: {"type": "object", "properties": {"a": {"title": "A", "type": "integer"}, "b": {"title": "B", "type": "integer"}}, "required": ["a", "b"]}',
    '> Tool Name: weather\nTool Description: weather(city: str) -> str\nLooks up the current weather of a city\nTool Args: {"type": "object", "properties": {"city": {"title": "City", "type": "string"}}, "required": ["city"]}',
    '## Output Format',
    'Please answer in the same language as the question and use the following format:',
    '```\nThought: The current language of the user is: (user\'s language). I need to use a tool to help me answer the question.\nAction: tool name (one of multiply, weather) if using a tool.\nAction Input: the input to the tool, in a JSON format representing the kwargs (e.g. {"input": "hello world", "num_beams": 5})\n```',
    'Please ALWAYS start with a Thought.',
    'If this format is used, the tool will respond in the following format:\n```\nObservation: tool response\n```',
    'You should keep repeating the above format till you have enough information to answer the question without using any more tools. At that point, you MUST respond in one of the following two formats:',
    "```\nThought: I can answer without using any more tools. I'll use the user's language to answer\nAnswer: [your answer here (In the same language as the user's question)]\n```",
    '## Current Conversation',
  ].join('\n\n'),
)
const dspy = (fields: string, instructions: string) =>
  system(
    `Your input fields are:\n1. \`question\` (str):\nYour output fields are:\n${fields}\nAll interactions will be structured in the following way, with the appropriate values filled in.\n\n[[ ## question ## ]]\n{question}\n\n[[ ## reasoning ## ]]\n{reasoning}\n\n[[ ## answer ## ]]\n{answer}\n\n[[ ## completed ## ]]\nIn adhering to this structure, your objective is: \n        ${instructions}`,
  )
const ticket = (complaint: string, answer: string) => [user(complaint), assistant(answer)]
const langchain = (question: string, scratchpad = '') =>
  `Answer the following questions as best you can. You have access to the following tools:\n\nSearch: useful for when you need to answer questions about current events\nCalculator: useful for when you need to answer questions about math\n\nUse the following format:\n\nQuestion: the input question you must answer\nThought: you should always think about what to do\nAction: the action to take, should be one of [Search, Calculator]\nAction Input: the input to the action\nObservation: the result of the action\n... (this Thought/Action/Action Input/Observation can repeat N times)\nThought: I now know the final answer\nFinal Answer: the final answer to the original input question\n\nBegin!\n\nQuestion: ${question}\nThought:${scratchpad}`
const crew = (task: string, criteria: string): string =>
  `\nCurrent Task: ${task}\n\nThis is the expected criteria for your final answer: ${criteria}\nyou MUST return the actual complete content as the final answer, not a summary.\n\nProvide your complete response:`

const rows: AnswerRow[] = [
  [
    'a date in the form of strftime',
    "Answer the users question:\n\nwhen did the Titanic sink?\n\nWrite a datetime string that matches the following pattern: '%Y-%m-%dT%H:%M:%S.%fZ'.\n\nExamples: 2023-07-04T14:30:00.000000Z, 1999-12-31T23:59:59.999999Z\n\nReturn ONLY this string, no other words!",
    {},
    { text: /^1912-04-15T\d\d:\d\d:\d\d\.\d{6}Z$/ },
  ],
  [
    'an XML document with the listed tags',
    `Generate the shortened filmography for Agnes Varda.\n\nThe output should be formatted as a XML file.\n1. Output should conform to the tags below.\n\nHere are the output tags:\n${fence}\n['films', 'director', 'title']\n${fence}`,
    {},
    { text: /^<films>\n {2}<director>[^<]+<\/director>\n {2}<title>[^<]+<\/title>\n<\/films>$/ },
  ],
  [
    'YAML of a schema',
    `${yaml({ setup: described('question to set up a joke'), punchline: described('answer to resolve the joke') })}Tell me a joke.`,
    {},
    { text: /^```yaml\nsetup: .+\npunchline: .+\n```$/ },
  ],
  [
    'YAML with keys in words',
    'Return YAML with the keys name and age: Petra is 44 years old.',
    {},
    { text: /^name: Petra\nage: 44$/ },
  ],
  [
    'CSV with keys in words',
    'In CSV format with columns name, age: Petra is 44 years old.',
    {},
    { text: /^name,age\nPetra,44$/ },
  ],
  [
    'XML tags of DSPy',
    [
      system(
        'Your input fields are:\n1. `question` (str):\nYour output fields are:\n1. `answer` (str):\nAll interactions will be structured in the following way, with the appropriate values filled in.\n\n<question>\n{question}\n</question>\n\n<answer>\n{answer}\n</answer>\nIn adhering to this structure, your objective is: \n        Given the fields `question`, produce the fields `answer`.',
      ),
      user(
        '<question>\nWhat is the capital of Portugal?\n</question>\n\nRespond with the corresponding output fields wrapped in XML tags `<answer>`.',
      ),
    ],
    {},
    { text: /^<answer>\n.*Lisbon.*\n<\/answer>$/ },
  ],
  [
    'marked fields',
    [
      dspy('1. `reasoning` (str): \n2. `answer` (str):', 'Given the fields `question`, produce the fields `answer`.'),
      user(
        '[[ ## question ## ]]\nWhat is the capital of France?\n\nRespond with the corresponding output fields, starting with the field `[[ ## reasoning ## ]]`, then `[[ ## answer ## ]]`, and then ending with the marker for `[[ ## completed ## ]]`.',
      ),
    ],
    {},
    {
      text: /^\[\[ ## reasoning ## \]\]\n[\s\S]+\n\[\[ ## answer ## \]\]\n[^\n]*Paris[\s\S]*\n\[\[ ## completed ## \]\]\s*$/,
    },
  ],
  [
    'an action in text',
    [react, user('What is 17 times 4?')],
    {},
    { text: /^Thought: .+\nAction: multiply\nAction Input: \{"a": ?17, ?"b": ?4\}\s*$/ },
  ],
  [
    'an answer after an observation',
    [
      react,
      user('How is the weather in Lima?'),
      assistant('Thought: I need to use a tool.\nAction: weather\nAction Input: {"city": "Lima"}'),
      user('Observation: 21 degrees and sunny'),
    ],
    {},
    { text: /^Thought: .+\nAnswer: .*21 degrees/ },
  ],
  [
    'a final answer in a format',
    [
      system(
        'You are Researcher. You write about ports.\nYour personal goal is: find facts\nTo give my best complete final answer to the task respond using the exact following format:\n\nThought: I now can give a great answer\nFinal Answer: Your final answer must be the great and the most complete as possible, it must be outcome described.\n\nI MUST use these formats, my job depends on it!',
      ),
      user(
        '\nCurrent Task: Name the largest port in the Netherlands.\n\nThis is the expected criteria for your final answer: One sentence\nyou MUST return the actual complete content as the final answer, not a summary.\n\nBegin! This is VERY important to you, use the tools available and give your best Final Answer, your job depends on it!\n\nThought:',
      ),
    ],
    {},
    { text: /(^|\n)Final Answer: .+/ },
  ],
  [
    'a number in the strict format',
    'Extract number from The old clock struck and the answer was thirty one.\nYou must answer strictly in the following format: integer number',
    {},
    { text: /^31$/ },
  ],
  [
    'a holiday in the strict format',
    'Extract date from They met on the evening of 1974, just after the fireworks of Halloween.\nYou must answer strictly in the following format: yyyy-MM-dd',
    {},
    { text: /^1974-10-31$/ },
  ],
  [
    'the form of earlier answers',
    [
      ...ticket('The new menu is wonderful!', 'Action: store praise\nReply: Thank you!'),
      ...ticket('The app crashes when I pay.', 'Action: open ticket\nReply: We are sorry about this problem.'),
      user('Why is the search so slow? Fix this problem!'),
    ],
    {},
    { text: /^Action: open ticket\nReply: / },
  ],
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
    'the task of a crew',
    [
      system('You are Greeter. You only greet.\nYour personal goal is: Greet'),
      user(crew('say howdy partner', 'A greeting')),
    ],
    {},
    { text: /howdy partner/i },
  ],
  [
    'a sum for a crew',
    [
      system('You are Tutor. You are good at sums.\nYour personal goal is: Help'),
      user(crew('What is 31 + 12?', 'The sum')),
    ],
    {},
    { text: /43/ },
  ],
  [
    'a step of a plan',
    [
      system(
        'You are Tutor. You are executing a specific step in a multi-step plan. Do not think or act ahead about future steps.',
      ),
      user('## Current Step\nMultiply 6 * 9.\n\nComplete this step and provide your result.'),
    ],
    {},
    { text: /54/ },
  ],
  [
    'fields that are only named',
    [
      system(
        'Your input fields are:\n1. \u0060question\u0060 (str)\n\nYour output fields are:\n1. \u0060answer\u0060 (str)\n\nIn adhering to this structure, your objective is: \n        Given the fields \u0060question\u0060, produce the fields \u0060answer\u0060.',
      ),
      user(
        '[[ ## question ## ]]\nWhat is 3 + 9?\n\nRespond with the corresponding output fields, starting with the field \u0060answer\u0060, and then ending with the marker for \u0060completed\u0060.',
      ),
    ],
    {},
    { text: /^\[\[ ## answer ## \]\]\n.*12\n\n\[\[ ## completed ## \]\]$/ },
  ],
  [
    'a marked label',
    [
      system(
        "Your input fields are:\n1. `sentence` (str):\nYour output fields are:\n1. `sentiment` (Literal['positive', 'negative', 'neutral']):\nAll interactions will be structured in the following way, with the appropriate values filled in.\n\n[[ ## sentence ## ]]\n{sentence}\n\n[[ ## sentiment ## ]]\n{sentiment}\n\n[[ ## completed ## ]]\nIn adhering to this structure, your objective is: \n        Classify sentiment of a given sentence.",
      ),
      user(
        "[[ ## sentence ## ]]\nThis book was wonderful, I loved every page.\n\nRespond with the corresponding output fields, starting with the field `[[ ## sentiment ## ]]` (must be formatted as a valid Python Literal['positive', 'negative', 'neutral']), and then ending with the marker for `[[ ## completed ## ]]`.",
      ),
    ],
    {},
    { text: /^\[\[ ## sentiment ## \]\]\npositive\n\n\[\[ ## completed ## \]\]$/ },
  ],
  [
    'a marked answer from a context',
    [
      system(
        'Your input fields are:\n1. `context` (str):\n2. `question` (str):\nYour output fields are:\n1. `answer` (str):\nAll interactions will be structured in the following way, with the appropriate values filled in.\n\nIn adhering to this structure, your objective is: \n        Answer questions with short factoid answers.',
      ),
      user(
        '[[ ## context ## ]]\nThe Kestrel bridge was built in 1911 by Otto Brandt.\n\n[[ ## question ## ]]\nWho built the Kestrel bridge?\n\nRespond with the corresponding output fields, starting with the field `[[ ## answer ## ]]`, and then ending with the marker for `[[ ## completed ## ]]`.',
      ),
    ],
    {},
    { text: /^\[\[ ## answer ## \]\]\n.*Otto Brandt/ },
  ],

  [
    'an action as JSON in a fenced block',
    [
      system(
        'You have access to the following tools:\n\nlookup: Looks up a word in a dictionary\ncalculator: Calculates an expression\n\nUse a json blob to specify a tool by providing an action key (tool name) and an action_input key (tool input).\n\nValid "action" values: "Final Answer" or lookup, calculator\n\nFollow this format:\n\nQuestion: input question\nThought: consider the steps\nAction:\n```\n$JSON_BLOB\n```\nObservation: action result',
      ),
      user('What is 14 * 23?'),
    ],
    {},
    { text: /^Thought: [^\n]+\nAction:\n```\n\{\s*"action": "calculator",\s*"action_input": "14 \* 23"\s*\}\n```$/ },
  ],
  [
    'a list of texts in a field',
    [
      system('Your input fields are:\n1. `topic` (str):\nYour output fields are:\n1. `keywords` (list[str]):'),
      user(
        '[[ ## topic ## ]]\ncanal boats in spring\n\nRespond with the corresponding output fields, starting with the field `[[ ## keywords ## ]]` (must be formatted as a valid Python list[str]), and then ending with the marker for `[[ ## completed ## ]]`.',
      ),
    ],
    {},
    { text: /^\[\[ ## keywords ## \]\]\n\["[^[\]]+"\]\n/ },
  ],
]

testAnswers(rows)
