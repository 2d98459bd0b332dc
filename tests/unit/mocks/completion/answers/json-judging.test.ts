/** JSON with a verdict, a grade or a route. */
import { expect } from 'vitest'
import {
  boolean,
  containing,
  described,
  jsonObject,
  like,
  listOf,
  object,
  oneOf,
  structured,
  system,
  text,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const grader = system(
  "You are a grader assessing relevance of a retrieved document to a user question. If the document contains keywords or semantic meaning related to the question, grade it as relevant. Give a binary score 'yes' or 'no'.",
)
const grade = structured({ binary_score: described("Documents are relevant to the question, 'yes' or 'no'") })
const graded = (document: string, question: string) => [
  grader,
  user(`Retrieved document: \n\n ${document} \n\n User question: ${question}`),
]

const rows: AnswerRow[] = [
  [
    'reasons inside other members',
    'Judge the statement "The lake is frozen" by the report: the lake froze over on Monday. Give a verdict with a reason, and one for each step.',
    structured({
      verdict: object({ holds: boolean, reason: text }),
      steps: listOf(object({ step: text, explanation: text })),
    }),
    {
      json: {
        verdict: containing({ reason: like(/^\w+ \w+ \w+.*\.$/) }),
        steps: expect.arrayContaining([containing({ explanation: like(/^\w+ \w+ \w+.*\.$/) })]),
      },
    },
  ],
  [
    'an array that an example outlines',
    'Some choices are given below.\n(1) Useful for questions about one invoice\n\n(2) Useful for summaries of all invoices\nUsing only the choices above, return the choice that is most relevant to the question: \'Give me a summary of all invoices\'\n\nThe output should be ONLY JSON formatted as a JSON instance.\n\nHere is an example:\n[\n    {\n        choice: 1,\n        reason: "<insert reason for choice>"\n    },\n    ...\n]\n',
    {},
    { json: [{ choice: expect.any(Number), reason: like(/\w/) }] },
  ],
  [
    'a rubric',
    [
      system(
        'You are grading output according to a user-specified rubric. If the statement in the rubric is true, then the output passes the test. You respond with a JSON object with this structure: {reason: string, pass: boolean, score: number}.',
      ),
      user(
        '<Output>\nThe museum opens at 9 and closes at 18.\n</Output>\n<Rubric>\nStates the opening hours\n</Rubric>',
      ),
    ],
    {},
    { json: { reason: expect.any(String), pass: true, score: expect.any(Number) } },
  ],
  [
    'a verdict on faithfulness',
    'Your task is to judge the faithfulness of a statement based on a given context. Return verdict as 1 if the statement can be directly inferred from the context or 0 if it cannot. Respond with a JSON object {"reason": string, "verdict": number}.\n\nContext: Nadia studies biology at the university of Graz.\nStatement: Nadia studies biology.',
    jsonObject,
    { json: { reason: expect.any(String), verdict: 1 } },
  ],
  [
    'a route of a query',
    [
      system(
        'You are an expert at routing a user question to a vectorstore or web search. The vectorstore contains documents related to gardening, soil and seeds. Use the vectorstore for questions on these topics. Otherwise, use web_search.',
      ),
      user('Which soil is best for tomato seeds?'),
    ],
    structured({ datasource: oneOf('vectorstore', 'web_search') }),
    { json: { datasource: 'vectorstore' } },
  ],
  [
    'another route of a query',
    [
      system(
        'You are an expert at routing a user question to a vectorstore or web search. The vectorstore contains documents related to gardening, soil and seeds. Use the vectorstore for questions on these topics. Otherwise, use web_search.',
      ),
      user('Who won the chess championship yesterday?'),
    ],
    structured({ datasource: oneOf('vectorstore', 'web_search') }),
    { json: { datasource: 'web_search' } },
  ],
  [
    'the next worker',
    [
      system(
        'You are a supervisor tasked with managing a conversation between the following workers: researcher, coder. Given the following user request, respond with the worker to act next. When finished, respond with FINISH.',
      ),
      user('Write a Python script that plots a sine wave.'),
    ],
    structured({ next: oneOf('researcher', 'coder', 'FINISH') }),
    { json: { next: 'coder' } },
  ],
  [
    'an order by Moonshot’s guide',
    [
      system(
        '你是一个订单助手。请使用如下 JSON 格式输出你的回复：\n\n{\n    "text": "文字信息",\n    "order_id": "订单号"\n}',
      ),
      user('我的订单号是 A1029，什么时候发货？'),
    ],
    jsonObject,
    { json: { text: expect.any(String), order_id: 'A1029' } },
  ],
  [
    'a route to a source',
    [
      system(
        'You are an expert at routing a user question to the appropriate data source. Based on the programming language the question is referring to, route it to the relevant data source.',
      ),
      user(
        "Why doesn't the following code work:\n\nfrom mylib.prompts import Template\nt = Template.from_messages(['human', 'speak in {language}'])\nt.invoke('french')",
      ),
    ],
    structured({ datasource: oneOf('python_docs', 'js_docs', 'golang_docs') }),
    { json: { datasource: 'python_docs' } },
  ],
  [
    'a relevant document',
    graded(
      'Long-term memory lets an agent keep information in an external vector store.',
      'How does agent memory work?',
    ),
    grade,
    { json: { binary_score: 'yes' } },
  ],
  [
    'a document without relevance',
    graded('The recipe needs two onions and a pound of butter.', 'How does agent memory work?'),
    grade,
    { json: { binary_score: 'no' } },
  ],
  [
    'a verdict on faithfulness',
    [
      system(
        'Your task is to judge whether the statement can be inferred from the context. Answer with verdict 1 or 0.',
      ),
      user('Context: The museum in Tartu is closed on Mondays.\nStatement: The museum in Tartu is closed on Mondays.'),
    ],
    structured({ reason: text, verdict: { type: 'integer', enum: [0, 1] } }),
    { json: { reason: like(/\w/), verdict: 1 } },
  ],
  [
    'an action of an agent',
    [
      system(
        'Respond with JSON in this format: {"thought": "what to do next", "action": "one of search, calculate, finish", "input": "the input of the action"}',
      ),
      user('How much is 18 * 7?'),
    ],
    jsonObject,
    { json: containing({ action: 'calculate', input: like(/18 \* 7/) }) },
  ],
  [
    'a score from 1 to 5',
    [system('Rate the helpfulness of the answer from 1 to 5.'), user('Question: What is 2+2?\nAnswer: 4')],
    structured({ score: { type: 'integer', minimum: 1, maximum: 5 }, explanation: text }),
    { json: { score: expect.any(Number), explanation: like(/\w/) } },
  ],
]

testAnswers(rows)
