/** Texts that a passage, a document or the system message determines. */
import { system, user, testAnswers, type AnswerRow } from './table.ts'

const context =
  'Use the following context to answer.\n\nThe museum opens at 10 am on weekdays.\nTickets cost 12 euros for adults.\nThe library was founded in 1907 by Marta Kowal.\n\n'

const rows: AnswerRow[] = [
  [
    'a question on a document',
    'Context: The museum opens at 10:00 and closes at 18:30. Tickets cost 12 euros.\n\nQuestion: When does the museum close?',
    {},
    { text: /18:30/ },
  ],
  [
    'a price in a document',
    [user(`${context}Question: How much do tickets cost for adults?`)],
    {},
    { text: /12 euros/ },
  ],
  ['a founder in a document', [user(`${context}Who founded the library?`)], {}, { text: /Marta Kowal/ }],
  ['an opening hour in a document', [user(`${context}When does the museum open on weekdays?`)], {}, { text: /10 am/ }],
  ['a document in the system message', [system(context), user('When was the library founded?')], {}, { text: /1907/ }],
  [
    'a rule of the system message',
    [
      system('The support line is open from 9 am to 5 pm. The refund period is 30 days.'),
      user('How long is the refund period?'),
    ],
    {},
    { text: /30 days/ },
  ],
  [
    'a price from a passage with other numbers',
    'Context information is below.\n---------------------\nThe Alder tram leaves platform 7 at 06:15 every day. Tickets cost 3 euros.\n---------------------\nGiven the context information and not prior knowledge, answer the query.\nQuery: How much is a ticket for the tram?\nAnswer: ',
    {},
    { text: /\b3 euros/ },
  ],
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
    'documents of a pipeline',
    'Given the following information, answer the question.\n\nContext:\n\n    My name is Jon and I live in Porto.\n\n    My name is Mark and I live in Gdansk.\n\n    My name is Giorgia and I live in Siena.\n\n\nQuestion: Who lives in Gdansk?\nAnswer:',
    {},
    { text: /Mark(?![\s\S]*Giorgia)/ },
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
    'people of a text',
    "List all the people mentioned in this text, comma-separated: 'Anna Weiss met Tom Reed and Li Chen at the fair.'",
    {},
    { text: /^Anna Weiss, Tom Reed,( and)? Li Chen\.?$/ },
  ],
  [
    'a fact from a list',
    'Products:\n- Lumen lamp: 39 euros\n- Brise fan: 59 euros\n\nHow much is the Brise fan?',
    {},
    { text: /\b59\b/ },
  ],
  [
    'a phrase of the system message',
    [
      system('You must include the exact phrase "AMBER-77" somewhere in your response.'),
      user('Tell me about bridges.'),
    ],
    {},
    { text: /AMBER-77/ },
  ],
  [
    'what a file says',
    "What's in this file?\n<file name='larch.txt' mime_type='text/plain'>The larch loses its needles.</file>",
    {},
    { text: /loses its needles/ },
  ],
  [
    'articles that the system message wants summarized',
    [
      system('You help generate concise summaries of news articles.'),
      user(
        `The harbor of Brink reopened on Monday after three years of repairs. Ferries run every hour. ${'The crane is painted yellow and the cafe sells fish. '.repeat(8)}`,
      ),
    ],
    {},
    { text: /^The harbor of Brink reopened/ },
  ],
  [
    'name and age of a sentence',
    'Extract name and age from: Mabel Stone is 31 years old.',
    {},
    { text: /Name: Mabel Stone\nAge: 31/ },
  ],
  [
    'a query engine',
    'Context information is below.\n---------------------\nThe Albatross model has a range of 640 km and seats five.\n---------------------\nGiven the context information and not prior knowledge, answer the query.\nQuery: What range does the Albatross model have?\nAnswer: ',
    {},
    { text: /640 km/ },
  ],
  [
    'a reference of a knowledge base',
    "How did the sale of tickets go?\n\nUse these references from the knowledge base:\n<references>\n- name: Box office\n  content: 'Ticket revenue was 4,200 euros, more than ever. Two shows were sold out.'\n</references>",
    {},
    { text: /^Ticket revenue was 4,200 euros, more than ever\.$/ },
  ],
  [
    'a context and a question in tags',
    '<context>\nThe Lindow mill was built in 1820. It has four floors.\n</context>\n<question>How many floors does the mill have?</question>',
    {},
    { text: /^It has four floors\.$/ },
  ],
  [
    'a document of the system message in other words',
    [
      system(
        'Use the documents.\n<documents><doc id="1">Refunds are possible within 14 days of purchase.</doc><doc id="2">The shop is in Ulm.</doc></documents>',
      ),
      user('How long do I have to send an item back?'),
    ],
    {},
    { text: /14 days/ },
  ],
  [
    'a context of one sentence without a full stop',
    'Context information is below.\n---------------------\nThe barrel is made of oak\n---------------------\nGiven the context information and not prior knowledge, answer the query.\nQuery: What material was used?\nAnswer: ',
    {},
    { text: /oak/ },
  ],
  [
    'an answer that is not in the context',
    'Context:\nThe bakery opens at 6. It sells rye bread.\n\nAnswer the question based only on the context. If the answer is not in the context, say "I cannot tell".\n\nQuestion: Who owns the place?',
    {},
    { text: /^I cannot tell/ },
  ],
]

testAnswers(rows)
