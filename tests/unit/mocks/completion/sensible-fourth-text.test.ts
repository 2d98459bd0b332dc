/** Texts for prompts as LangChain, Semantic Kernel, promptfoo, autoevals, AutoGen and tests of client libraries phrase them; the values are our own. */
import { assistant, system, testSensible, user, type SensibleRow } from './sensible-table.ts'

const rows: SensibleRow[] = [
  [
    'an invoice number',
    'Extract the invoice number from: "Dear client, please find attached invoice INV-20417 for $1,250.00 due on 3 March."',
    {},
    { text: /^(?!.*1,250).*INV-20417/ },
  ],
  [
    'only an address of mail',
    'Extract the email address from the following text. Return only the email.\n\nText: Reach our press office at press@larkfield.io or call 555-0101.',
    {},
    { text: /^press@larkfield\.io$/ },
  ],
  [
    'a total of three amounts',
    'What is the total amount due in this message? "Your March statement: subtotal 80.00 EUR, tax 15.20 EUR, total due 95.20 EUR."',
    {},
    { text: /95\.20/ },
  ],
  [
    'a person of a context',
    "Use the following pieces of context to answer the question at the end. If you don't know the answer, just say that you don't know, don't try to make up an answer.\n\nThe observatory on Mount Hallin opened in 1968. Its largest mirror is 2.4 metres wide. Dr. Ines Falk has directed it since 2011.\n\nQuestion: Who directs the observatory?\nHelpful Answer:",
    {},
    { text: /Ines Falk/ },
  ],
  [
    'what a context does not say',
    "Use the following pieces of context to answer the question at the end. If you don't know the answer, just say that you don't know, don't try to make up an answer.\n\nThe observatory on Mount Hallin opened in 1968. Its largest mirror is 2.4 metres wide.\n\nQuestion: How much does a ticket cost?\nHelpful Answer:",
    {},
    { text: /don't know/i },
  ],
  [
    'a year of a passage',
    'Passage: Verdant Motors began as a bicycle workshop in 1924 and built its first car in 1931. The plant closed in 1989.\n\nIn which year did Verdant Motors build its first car? Answer with the year only.',
    {},
    { text: /^1931\.?$/ },
  ],
  [
    'an intent among names of functions',
    'Instructions: What is the intent of this request?\nIf you don\'t know the intent, don\'t guess; instead respond with "Unknown".\nChoices: SendEmail, SendMessage, CompleteTask, CreateDocument, Unknown.\nUser Input: Please write an email to the sales team about the new prices.\nIntent: ',
    {},
    { text: /^SendEmail\.?$/ },
  ],
  [
    'a negative text',
    'Classify the text into neutral, negative or positive.\nText: The hotel room was dirty and the staff was rude.\nSentiment:',
    {},
    { text: /^negative\.?$/i },
  ],
  [
    'a positive tweet',
    'Decide whether a Tweet\'s sentiment is positive, neutral, or negative.\n\nTweet: "I can\'t stop smiling after that concert!"\nSentiment:',
    {},
    { text: /^positive\.?$/i },
  ],
  ['a greeting in Spanish', 'Convert this English to Spanish: Good morning', {}, { text: /buenos d[ií]as/i }],
  ['three lines of a poem', 'Write a haiku about recursion in programming.', {}, { text: /^[^\n]+\n[^\n]+\n[^\n]+$/ }],
  [
    'numbers with commas',
    'Count from 1 to 12, with a comma between each number and no newlines.',
    {},
    { text: /^1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12\.?$/ },
  ],
  ['a word backwards', "Reverse the word 'lantern'.", {}, { text: /nretnal/ }],
  ['letters of a word', "How many r's are in the word raspberry?", {}, { text: /\b(3|three)\b/i }],
  ['capital letters', 'Convert to uppercase: hello from the harbor', {}, { text: /HELLO FROM THE HARBOR/ }],
  ['sorted numbers', 'Sort these numbers in ascending order: 42, 7, 19, 3', {}, { text: /3,? 7,? 19,? 42/ }],
  ['a capital in one word', 'What is the capital of Portugal? Answer with one word.', {}, { text: /^Lisbon\.?$/ }],
  [
    'a colour told before',
    [
      user('Hi! Just so you know, my favourite colour is teal.'),
      assistant('Noted!'),
      user("What's my favourite colour?"),
    ],
    {},
    { text: /teal/i },
  ],
  [
    'a destination told before',
    [
      user("I'm planning a trip to Oslo in June with my two kids."),
      assistant('That sounds lovely. How can I help?'),
      user('Which city did I say I am travelling to?'),
    ],
    {},
    { text: /Oslo/ },
  ],
  [
    'a follow-up made standalone',
    'Given the following conversation and a follow up question, rephrase the follow up question to be a standalone question.\n\nChat History:\nHuman: Who wrote the novel Silver Tides?\nAssistant: Silver Tides was written by Mara Quill.\nFollow Up Input: When was she born?\nStandalone question:',
    {},
    { text: /Mara Quill.*born/ },
  ],
  [
    'mended grammar',
    'Correct this to standard English: She no went to the market.',
    {},
    { text: /She (did not|didn't) go to the market/ },
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
    'values with commas',
    'List five ice cream flavors.\nYour response should be a list of comma separated values, eg: `foo, bar, baz` or `foo,bar,baz`',
    {},
    { text: /^[A-Za-z][^,\n]*(, ?[^,\n]+){4}$/ },
  ],
  [
    'a question in German',
    'Translate the following English text to German: "Where is the train station?"',
    {},
    { text: /Bahnhof/ },
  ],
  ['true or false', 'True or false: 17 is a prime number.', {}, { text: /^true/i }],
  [
    'apples that are bought',
    'If I have 3 apples and buy 5 more, how many apples do I have?',
    {},
    { text: /\b(8|eight)\b/ },
  ],
  ['one given word', "Respond only with the word 'READY'.", {}, { text: /^READY$/ }],
  [
    'an ending that the system message demands',
    [system("You are a radio operator. Always end your replies with 'Over.'"), user('What is 2 + 2?')],
    {},
    { text: /\b4\b[\s\S]*Over\.$/ },
  ],
  [
    'capital letters that the system message demands',
    [system('You answer in uppercase letters only.'), user('What is the capital of Italy?')],
    {},
    { text: /^[^a-z]*ROME[^a-z]*$/ },
  ],
  [
    'a factuality grade',
    'You are comparing a submitted answer to an expert answer on a given question. Here is the data:\n[BEGIN DATA]\n************\n[Question]: How tall is the Orme tower?\n************\n[Expert]: 84 metres\n************\n[Submission]: 84 metres\n************\n[END DATA]\n\nCompare the factual content of the submitted answer with the expert answer. Ignore any differences in style.\n(A) The submitted answer is a subset of the expert answer.\n(B) The submitted answer is a superset of the expert answer.\n(C) The submitted answer contains all the same details as the expert answer.\n(D) There is a disagreement between the submitted answer and the expert answer.\nAnswer the question by selecting one of these options. Reply with the letter only.',
    {},
    { text: /^\(?C\)?\.?$/ },
  ],
  [
    'the language of a text',
    'Which language is the following text written in? "Guten Morgen, wie geht es Ihnen?"',
    {},
    { text: /German/ },
  ],
  [
    'people of a text',
    "List all the people mentioned in this text, comma-separated: 'Anna Weiss met Tom Reed and Li Chen at the fair.'",
    {},
    { text: /^Anna Weiss, Tom Reed,( and)? Li Chen\.?$/ },
  ],
  [
    'the first words',
    'What are the first three words of this sentence? "The quick silver fox crossed the frozen river."',
    {},
    { text: /The quick silver(?! fox)/ },
  ],
  [
    'the next speaker',
    "You are in a role play game. The following roles are available:\nplanner: Makes plans.\ncoder: Writes Python code.\nreviewer: Reviews code for bugs.\n\nRead the following conversation. Then select the next role from ['planner', 'coder', 'reviewer'] to play. Only return the role.\n\nuser: Write a Python function that adds two numbers.\nplanner: The plan is done. coder, please write the code.\n\nRead the above conversation. Then select the next role from ['planner', 'coder', 'reviewer'] to play. Only return the role.",
    {},
    { text: /^coder$/ },
  ],
  [
    'a word that ends the conversation',
    [
      system('You are a helpful AI assistant. Solve tasks. Reply "TERMINATE" in the end when everything is done.'),
      user('What is 12 times 4?'),
    ],
    {},
    { text: /48[\s\S]*TERMINATE/ },
  ],
]

testSensible(rows)
