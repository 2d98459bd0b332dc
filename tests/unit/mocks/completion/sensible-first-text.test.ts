/** Texts in the formats that agents and templates demand (DSPy, ReAct, CrewAI, Open WebUI, aider, graders); the values are our own. */
import { expect } from 'vitest'
import { assistant, like, system, testSensible, user, type SensibleRow } from './sensible-table.ts'

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
const chatHistory =
  '<chat_history>\nUSER: How do I boil an egg so that the yolk stays soft?\nASSISTANT: Boil it for six minutes, then cool it in ice water.\n</chat_history>'

const rows: SensibleRow[] = [
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
    'a title as JSON',
    `### Task:\nGenerate a concise, 3-5 word title with an emoji summarizing the chat history.\n### Guidelines:\n- The title should clearly represent the main theme or subject of the conversation.\n- Keep it short.\n### Output:\nJSON format: { "title": "your concise title here" }\n### Examples:\n- { "title": "📉 Stock Market Trends" },\n- { "title": "🍪 Perfect Chocolate Chip Recipe" }\n### Chat History:\n${chatHistory}`,
    {},
    { json: { title: like(/egg/i) } },
  ],
  [
    'tags as JSON',
    `### Task:\nGenerate 1-3 broad tags categorizing the main themes of the chat history, along with 1-3 more specific subtopic tags.\n### Output:\nJSON format: { "tags": ["tag1", "tag2", "tag3"] }\n### Chat History:\n${chatHistory}`,
    {},
    { json: { tags: expect.arrayContaining([like(/egg/i)]) } },
  ],
  [
    'a title as plain text',
    [
      system(
        'Generate a short title of at most 6 words for the conversation. Reply with the title only, without quotes.',
      ),
      user('User: My sourdough starter does not rise in winter. What can I do?\nAssistant: Keep it at 25 degrees.'),
    ],
    {},
    { text: /^(?=.*sourdough)(\S+\s?){1,6}$/i },
  ],
  ['yes or no, by arithmetic', "Answer with only 'yes' or 'no'. Is 17 a prime number?", {}, { text: /^yes\.?$/i }],
  ['yes or no, by comparison', 'Is 9.11 larger than 9.9? Reply with just Yes or No.', {}, { text: /^no\.?$/i }],
  [
    'a sentiment in one word',
    "Classify the sentiment of the text as positive, negative or neutral. Respond with one word only.\n\nText: 'I can't stand waiting in these lines.'",
    {},
    { text: /^negative\.?$/i },
  ],
  [
    'an edit block',
    [
      system(
        'Act as an expert software developer. Describe each change with a *SEARCH/REPLACE block* as in this example:\n\nmathweb/app.py\n```python\n<<<<<<< SEARCH\nfrom flask import Flask\n=======\nimport math\nfrom flask import Flask\n>>>>>>> REPLACE\n```\nONLY EVER RETURN CODE IN A *SEARCH/REPLACE BLOCK*!',
      ),
      user(
        'I have *added these files to the chat* so you can go ahead and edit them.\n\ngreet.py\n```\ndef greet():\n    print("Hello")\n```',
      ),
      assistant('Ok, any changes I propose will be to those files.'),
      user('change the greeting from "Hello" to "Good evening"'),
    ],
    {},
    {
      text: /greet\.py\n```python\n<<<<<<< SEARCH\n[\s\S]*print\("Hello"\)\n=======\n[\s\S]*print\("Good evening"\)\n>>>>>>> REPLACE\n```/,
    },
  ],
  [
    'a commit message',
    [
      system(
        'You are an expert software engineer that generates concise, one-line Git commit messages based on the provided diffs. The commit message should be structured as follows: <type>: <description>. Use these for <type>: fix, feat, build, chore, ci, docs, style, refactor, perf, test. Reply only with the one-line commit message, without any additional text, explanations, or line breaks.',
      ),
      user(
        'diff --git a/README.md b/README.md\n--- a/README.md\n+++ b/README.md\n@@ -1,3 +1,3 @@\n-Instal with npm\n+Install with npm',
      ),
    ],
    {},
    { text: /^(fix|docs|chore|style): [^\n]+$/ },
  ],
  [
    'a translation of a greeting',
    'Translate the following English text to French: "Good morning"',
    {},
    { text: /bonjour/i },
  ],
  [
    'an answer from a context',
    "Answer the question based only on the following context:\n\n[Document(page_content='Henrik worked at Fjordline before he founded a bakery.')]\n\nQuestion: Where did Henrik work?\n",
    {},
    { text: /Fjordline/ },
  ],
  [
    'an admission that the context says nothing',
    "You are an assistant for question-answering tasks. Use the following pieces of retrieved context to answer the question. If you don't know the answer, just say that you don't know.\nQuestion: What is the phone number of the clinic?\nContext: The clinic opens at 8 am and closes at 5 pm.\nAnswer:",
    {},
    { text: /do(n't| not) know/i },
  ],
  [
    'an answer in tags',
    'What is 12 * 12? Put your final answer in <answer></answer> tags.',
    {},
    { text: /<answer>\s*144\s*<\/answer>/ },
  ],
  [
    'a rating in brackets',
    'Please act as an impartial judge and evaluate the quality of the response. After your explanation, you must rate the response on a scale of 1 to 10 by strictly following this format: "[[rating]]", for example: "Rating: [[5]]".\n\n[Question]\nWhat is the capital of Italy?\n\n[The Start of Assistant\'s Answer]\nRome.\n[The End of Assistant\'s Answer]',
    {},
    { text: /\[\[([1-9]|10)\]\]/ },
  ],
  [
    'a verdict of two words',
    'Decide if the user message is safe. Reply with exactly SAFE or UNSAFE and nothing else.\n\nUser message: How do I bake bread?',
    {},
    { text: /^SAFE$/ },
  ],
  [
    'a pattern of examples',
    'antonym pairs\n\nInput: hot\nOutput: cold\n\nInput: tall\nOutput: short\n\nInput: wet\nOutput:',
    {},
    { text: /^(Output: )?dry\.?$/i },
  ],
  [
    'the first question of a conversation',
    [
      user('How far away is the moon?'),
      assistant('About 384,400 km.'),
      user('And the sun?'),
      assistant('About 150 million km.'),
      user('What was my first question?'),
    ],
    {},
    { text: /moon/i },
  ],
  [
    'one sentence of a passage',
    'Summarize the following text in one sentence:\n\nThe city council of Velden approved a new tram line on Monday. The line will connect the harbour with the university. Construction starts in May and costs 90 million euros.',
    {},
    { text: /^(?=.*tram line)[^\n]+[.]$/ },
  ],
]

testSensible(rows)
