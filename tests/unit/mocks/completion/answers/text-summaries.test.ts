/** Summaries, titles, key words, queries and rephrased questions. */
import { system, user, testAnswers, type AnswerRow } from './table.ts'

const rows: AnswerRow[] = [
  [
    'keywords of a text',
    "Some text is provided below. Given the text, extract up to 3 keywords from the text. Avoid stopwords.\n---------------------\nSolar panels convert sunlight into electricity. Solar panels on roofs lower electricity bills.\n---------------------\nProvide keywords in the following comma-separated format: 'KEYWORDS: <keywords>'",
    {},
    { text: /^KEYWORDS: (?=.*(solar|panels|electricity))[^,\n]+(, ?[^,\n]+){0,2}$/i },
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
  [
    'one sentence of a passage',
    'Summarize the following text in one sentence:\n\nThe city council of Velden approved a new tram line on Monday. The line will connect the harbour with the university. Construction starts in May and costs 90 million euros.',
    {},
    { text: /^(?=.*tram line)[^\n]+[.]$/ },
  ],
  [
    'a follow-up made standalone',
    'Given the following conversation and a follow up question, rephrase the follow up question to be a standalone question.\n\nChat History:\nHuman: Who wrote the novel Silver Tides?\nAssistant: Silver Tides was written by Mara Quill.\nFollow Up Input: When was she born?\nStandalone question:',
    {},
    { text: /Mara Quill.*born/ },
  ],
  [
    'one sentence of a text',
    'Summarize the following text in one sentence:\n\nThe city of Marlow replaced all street lights with LEDs last year. Energy use fell by 60 percent. The council wants to spend the savings on new parks.',
    {},
    { text: /^[^.!?\n]*(Marlow|street lights|energy)[^.!?\n]*\.$/i },
  ],
  [
    'four queries',
    'You are a helpful assistant that generates multiple search queries based on a single input query. Generate 4 search queries, one on each line, related to the following input query:\nQuery: best hiking boots for winter\nQueries:\n',
    {},
    { text: /^([^\n]*(hiking|boots)[^\n]*\n){3}[^\n]*(hiking|boots)[^\n]*$/i },
  ],
  [
    'a question rephrased with its history',
    [
      user(
        'Given the following conversation and a follow up question, rephrase the follow up question to be a standalone question.\n\nChat History:\nHuman: Who founded Corvid Labs?\nAssistant: Corvid Labs was founded by Inga Moe.\n\nFollow Up Input: When was it founded?\nStandalone question:',
      ),
    ],
    {},
    { text: /Corvid Labs.*\?$/ },
  ],
  [
    'a title in few words',
    'Provide a concise, 5-word-or-less title for the conversation, using title case conventions. Only return the title itself.\n\nConversation:\nUser: how can I repot an orchid without hurting its roots?\nAssistant: Soak it first.',
    {},
    { text: /^(?=.*Orchid)(\S+ ?){1,5}$/ },
  ],
  [
    'three bullet points',
    'Summarize in three bullet points:\n\nThe ferry runs daily. It leaves at nine. Tickets cost 12 euros. Dogs travel for free.',
    {},
    { text: /^- [^\n]+\n- [^\n]+\n- [^\n]+$/ },
  ],
  [
    'a summary in one sentence at the end',
    'The new stadium in Lund opens in June. It holds 20,000 people. The first match is sold out.\n\nSummarize the text above in one sentence.',
    {},
    { text: /^(?=.*stadium)[^\n]+\.$/ },
  ],
  [
    'key words of a text',
    'Extract 3 keywords from this text, separated by commas: Solar panels convert sunlight into electricity. Solar power needs sunlight.',
    {},
    { text: /^(?=.*solar)[^,\n]+, [^,\n]+, [^,\n]+$/i },
  ],
  [
    'a name for a branch',
    [
      system('You generate short titles for coding sessions. Respond with only the title.'),
      user('Add pagination to the customer list endpoint'),
    ],
    {},
    { text: /^(?=.*pagination)[^\n.]{5,60}$/i },
  ],
  ['key words of a text without any', 'keywords of a text - `locked tell list` (0): one of them', {}, { text: /\S/ }],
]

testAnswers(rows)
