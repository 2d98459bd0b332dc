/** Texts for prompts as LlamaIndex, Haystack, DSPy, Open WebUI, LibreChat, Continue, guidance and Moonshot's own guides phrase them; the values are our own. */
import { assistant, system, testSensible, user, type SensibleRow } from './sensible-table.ts'

const rows: SensibleRow[] = [
  [
    'a query over nodes',
    'Context information is below.\n---------------------\nfile_path: data/notes.txt\n\nBefore college the two main things I worked on were sailing and pottery. My first boat was called Petrel.\n---------------------\nGiven the context information and not prior knowledge, answer the query.\nQuery: What was the name of the first boat?\nAnswer: ',
    {},
    { text: /Petrel/ },
  ],
  [
    'a refined answer',
    "The original query is as follows: How long is the Vara canal?\nWe have provided an existing answer: The Vara canal is 41 km long.\nWe have the opportunity to refine the existing answer (only if needed) with some more context below.\n------------\nThe canal museum opens at nine.\n------------\nGiven the new context, refine the original answer to better answer the query. If the context isn't useful, return the original answer.\nRefined Answer: ",
    {},
    { text: /41 km/ },
  ],
  [
    'a chosen summary',
    "Some choices are given below. It is provided in a numbered list (1 to 2), where each item in the list corresponds to a summary.\n---------------------\n(1) Useful for questions about the vacation policy of the company\n\n(2) Useful for questions about travel expenses and refunds\n---------------------\nUsing only the choices above and not prior knowledge, return the choice that is most relevant to the question: 'How many vacation days do I have?'\nAnswer with the number only.",
    {},
    { text: /^\(?1\)?\.?$/ },
  ],
  [
    'keywords of a text',
    "Some text is provided below. Given the text, extract up to 3 keywords from the text. Avoid stopwords.\n---------------------\nSolar panels convert sunlight into electricity. Solar panels on roofs lower electricity bills.\n---------------------\nProvide keywords in the following comma-separated format: 'KEYWORDS: <keywords>'",
    {},
    { text: /^KEYWORDS: (?=.*(solar|panels|electricity))[^,\n]+(, ?[^,\n]+){0,2}$/i },
  ],
  [
    'documents of a pipeline',
    'Given the following information, answer the question.\n\nContext:\n\n    My name is Jon and I live in Porto.\n\n    My name is Mark and I live in Gdansk.\n\n    My name is Giorgia and I live in Siena.\n\n\nQuestion: Who lives in Gdansk?\nAnswer:',
    {},
    { text: /Mark(?![\s\S]*Giorgia)/ },
  ],
  [
    'a title with an emoji',
    '### Task:\nGenerate a concise, 3-5 word title with an emoji summarizing the chat history.\n### Output:\nJSON format: { "title": "your concise title here" }\n### Chat History:\n<chat_history>\nUSER: How do I bake sourdough bread?\nASSISTANT: You need flour, water, salt and a starter.\n</chat_history>',
    {},
    { text: /^(```json\s*)?\{\s*"title":\s*"[^"]*(bread|sourdough)[^"]*"\s*\}/i },
  ],
  [
    'tags of a chat',
    '### Task:\nGenerate 1-3 broad tags categorizing the main themes of the chat history, along with 1-3 more specific subtopic tags.\n### Output:\nJSON format: { "tags": ["tag1", "tag2", "tag3"] }\n### Chat History:\n<chat_history>\nUSER: Which telescope should a beginner buy?\nASSISTANT: A 130 mm reflector is a good start for astronomy.\n</chat_history>',
    {},
    { text: /^(```json\s*)?\{\s*"tags":\s*\[\s*"[^"]+"/ },
  ],
  [
    'a short title of a conversation',
    'Provide a concise, 5-word-or-less title for the conversation, using title case conventions. Only return the title itself.\n\nConversation:\nUser: How can I remove rust from a bicycle chain?\nAssistant: Use a brush and some oil.',
    {},
    { text: /^(?=.*(Rust|Bicycle|Chain))\S+( \S+){0,4}$/ },
  ],
  [
    'a name given in the system message',
    [system('You are Mira, an assistant of the Harbor Library.'), user('What is your name?')],
    {},
    { text: /Mira/ },
  ],
  [
    'a persona that is asked in Chinese',
    [
      system('你是 Kimi，由 Moonshot AI 提供的人工智能助手，你更擅长中文和英文的对话。'),
      user('你好，我叫李雷，1+1等于多少？'),
    ],
    {},
    { text: /2/ },
  ],
  [
    'a name recalled in Chinese',
    [user('我叫韩梅梅，我住在杭州。'), assistant('你好！'), user('我叫什么名字？')],
    {},
    { text: /韩梅梅/ },
  ],
  [
    'a score of relevance',
    'Rate how relevant the document is to the query on a scale from 1 to 5. Reply with the number only.\n\nQuery: training plan for a marathon\nDocument: This twelve week training plan prepares runners for their first marathon.',
    {},
    { text: /^[45]$/ },
  ],
  [
    'a grade of a document',
    "You are a grader assessing relevance of a retrieved document to a user question.\nHere is the retrieved document:\n\nThe Otter 3 pump has a warranty of five years.\n\nHere is the user question: How long is the warranty of the Otter 3?\nIf the document contains keyword(s) or semantic meaning related to the user question, grade it as relevant.\nGive a binary score 'yes' or 'no' score to indicate whether the document is relevant to the question.",
    {},
    { text: /^['"]?yes/i },
  ],
  [
    'a topic of four',
    'Classify the news headline into one of these categories: World, Sports, Business, Sci/Tech.\n\nHeadline: Striker scores twice as Rovers win the cup final\nCategory:',
    {},
    { text: /^Sports\.?$/ },
  ],
  [
    'a business headline',
    'Label the headline as World, Sports, Business or Sci/Tech. Answer with the label only.\n"Shares of the carmaker fall after weak quarterly earnings"',
    {},
    { text: /^Business\.?$/ },
  ],
  [
    'an urgency',
    'Urgency of this ticket, one of low | medium | high? Only output the label.\n\n"Production is down and none of our customers can log in!!"',
    {},
    { text: /^high$/i },
  ],
  [
    'a language of code',
    'Which programming language is this code written in? Answer with the name only.\n\n```\ndef area(r):\n    return 3.14 * r ** 2\n```',
    {},
    { text: /^Python\.?$/ },
  ],
  [
    'an entailment',
    "Premise: A man is playing a guitar on a stage.\nHypothesis: A man is playing an instrument.\nDoes the premise entail the hypothesis? Answer with 'entailment', 'neutral' or 'contradiction'.",
    {},
    { text: /^entailment\.?$/i },
  ],
  [
    'a contradiction',
    "Premise: The shop is open.\nHypothesis: The shop is not open.\nDoes the premise entail the hypothesis? Answer with 'entailment', 'neutral' or 'contradiction'.",
    {},
    { text: /^contradiction\.?$/i },
  ],
  [
    'a marked number',
    'What is 17 * 6? Think step by step and then write your final answer after "####".',
    {},
    { text: /#### ?102\s*$/ },
  ],
  ['pencils in boxes', 'A box holds 12 pencils. How many pencils are in 5 boxes?', {}, { text: /\b60\b/ }],
  [
    'a rest of money',
    'Tom has $20 and spends $7.50 on lunch. How much money does he have left?',
    {},
    { text: /12\.50/ },
  ],
  ['a percentage', 'What is 15% of 240?', {}, { text: /\b36\b/ }],
  ['the longest word', 'Which word is the longest in this list: sun, umbrella, cat, window?', {}, { text: /umbrella/ }],
  [
    'names sorted',
    'Sort these names alphabetically and return them comma-separated: Zoe, Adam, Mira, Ben',
    {},
    { text: /Adam, ?Ben, ?Mira, ?Zoe/ },
  ],
  [
    'words of a sentence',
    'How many words are in the sentence "The boat left the harbor at dawn"?',
    {},
    { text: /\b(7|seven)\b/i },
  ],
  [
    'an opening that is demanded',
    "Start your answer with 'Sure thing:' and then tell me the capital of Japan.",
    {},
    { text: /^Sure thing:[\s\S]*Tokyo/ },
  ],
  [
    'bullets',
    'Give me exactly 3 bullet points about the benefits of cycling.',
    {},
    { text: /^[-*•] [^\n]+\n[-*•] [^\n]+\n[-*•] [^\n]+$/ },
  ],
  [
    'a numbered list',
    'List the days of the week as a numbered list.',
    {},
    { text: /^1\. \w+[\s\S]*Wednesday[\s\S]*7\. \w+/ },
  ],
  [
    'tags around an answer',
    'What is the capital of Spain? Put your answer in <answer></answer> tags.',
    {},
    { text: /<answer>\s*[^<]*Madrid[^<]*<\/answer>/ },
  ],
  [
    'a replaced word',
    'Replace the word "cat" with "dog" in this sentence: The cat sleeps on the sofa.',
    {},
    { text: /The dog sleeps on the sofa\./ },
  ],
  [
    'a plain reference',
    [user('The meeting with Helga is at 15:30 in room 4B.'), assistant('Understood.'), user('When is the meeting?')],
    {},
    { text: /15:30/ },
  ],
  [
    'a price of a document in tags',
    [
      system(
        'Answer questions using the document.\n<document>\nThe basic plan costs 9 euros per month. The team plan costs 29 euros per month and includes ten seats.\n</document>',
      ),
      user('How much is the team plan?'),
    ],
    {},
    { text: /\b29\b(?![\s\S]*\b9 euros)/ },
  ],
  [
    'an order of the user to be short',
    'In one word, what colour do you get if you mix blue and yellow?',
    {},
    { text: /^green\.?$/i },
  ],
  [
    'Python in a block',
    'Write a Python function `is_even(n)` that returns True if n is even. Only return the code in a code block.',
    {},
    { text: /^```(python)?\n[\s\S]*def is_even\(n\)[\s\S]*```$/ },
  ],
]

testSensible(rows)
