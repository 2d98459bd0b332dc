/** Texts about the conversation itself: earlier questions, the last answer, follow-ups. */
import { system, assistant, user, testAnswers, type AnswerRow } from './table.ts'

const rows: AnswerRow[] = [
  [
    'the first question',
    [user('Tell me about whales'), assistant('Whales are mammals.'), user('What was my first question?')],
    {},
    { text: /whales/ },
  ],
  [
    'a result of an earlier tool',
    [
      user('Read notes.txt'),
      {
        role: 'assistant',
        content: '',
        reasoning_content: ' ',
        tool_calls: [{ id: 'a', type: 'function', function: { name: 'read_file', arguments: '{}' } }],
      },
      { role: 'tool', tool_call_id: 'a', content: 'The release date is 3 May.' },
      assistant('I have read it.'),
      user('What is the release date?'),
    ],
    {},
    { text: /3 May/ },
  ],
  [
    'a question after a continuation',
    [user('Count from 1 to 3'), assistant('1, 2'), user('continue')],
    {},
    { text: /3/ },
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
    'the last message again',
    [user('Where do puffins nest?'), assistant('Puffins nest in burrows.'), user('Repeat the last assistant message.')],
    {},
    { text: /^Puffins nest in burrows\.$/ },
  ],
  [
    'names that were mentioned',
    [user('Tell me about 2 painters.'), assistant('Joan Mitchell and Paul Klee.'), user('List the names of those.')],
    {},
    { text: /Joan Mitchell and Paul Klee/ },
  ],
  [
    'what is known of the user',
    [
      user('My name is Petra and I love rowing. Remember that.'),
      assistant('I will.'),
      user('What do you remember about me?'),
    ],
    {},
    { text: /^Your name is Petra and you love rowing\./ },
  ],
  [
    'what was asked before',
    [user('Is a tomato a fruit?'), assistant('Yes.'), user('What did I ask you earlier?')],
    {},
    { text: /Is a tomato a fruit\?/ },
  ],
  [
    'what was discussed',
    [user('My cat is called Miso.'), assistant('Nice name!'), user('What did we talk about?')],
    {},
    { text: /Miso/ },
  ],
  [
    'the last answer again, in capitals',
    [user('Where do whales live?'), assistant('Whales live in the sea.'), user('Repeat your last answer in all caps.')],
    {},
    { text: /^WHALES LIVE IN THE SEA\.$/ },
  ],
  [
    'an example of what was asked before',
    [user('What is photosynthesis?'), assistant('It makes sugar from light.'), user('Can you give me an example?')],
    {},
    { text: /photosynthesis/ },
  ],
  [
    'the year in an earlier answer',
    [
      user('Who built the Lark lighthouse?'),
      assistant('Ada Brandt built the Lark lighthouse. She finished it in 1887 on the coast of Skane.'),
      user('What year did she finish it?'),
    ],
    {},
    { text: /1887/ },
  ],
  [
    'a corrected fact',
    [
      user('The meeting is on Monday.'),
      assistant('OK.'),
      user('Correction: the meeting is on Wednesday.'),
      assistant('Noted.'),
      user('When is the meeting?'),
    ],
    {},
    { text: /Wednesday/ },
  ],

  [
    'a calculation that the system message sets',
    [system('Add 25 to the number you are given. Return only the result.'), user('17')],
    {},
    { text: /^42$/ },
  ],
  [
    'facts that the system message wants first',
    [
      system(
        'You are an agent of a hotel. Before changing a reservation you must always check: the reservation number and the family name.',
      ),
      user('Please cancel my reservation R-1207.'),
    ],
    {},
    { text: /family name/ },
  ],
  [
    'the best item of a list',
    [
      user('List two winter hobbies'),
      assistant('1. Skating: quick and cheap.\n2. Knitting: warm and quiet.'),
      user('Which of these hobbies is the best for children?'),
    ],
    {},
    { text: /Skating/ },
  ],
  [
    'more about an item of a list',
    [
      user('List two winter hobbies'),
      assistant('1. Skating: quick and cheap.\n2. Knitting: warm and quiet.'),
      user('Tell me more about the second one.'),
    ],
    {},
    { text: /Knitting/ },
  ],

  [
    'a transformation that the system message sets',
    [system('You convert what the user says to all uppercase.'), user('hello again')],
    {},
    { text: /^HELLO AGAIN$/ },
  ],
  [
    'a question about it without an answer',
    [user('Who designed the Alster bridge?'), assistant('Nobody knows.'), user('When was it opened?')],
    {},
    { text: /Alster bridge/ },
  ],
  [
    'a conversation that the prompt writes out',
    'Below is a chat between a human and an AI.\n\nHuman: Hi, I am Tilda.\nAI: Hello! My name is Robo.\nHuman: What is my name?\nAI:',
    {},
    { text: /Tilda/ },
  ],
  [
    'an explanation of a joke that was told',
    [
      user('Tell me a joke about ducks.'),
      assistant('What time do ducks wake up? At the quack of dawn!'),
      user('Explain the joke.'),
    ],
    {},
    { text: /^(?!Why do)/ },
  ],
  [
    'the topics of the questions',
    [
      user('Why is snow white?'),
      assistant('It scatters all light.'),
      user('How old is the sun?'),
      assistant('4.6 billion years.'),
      user('What have I asked so far?'),
    ],
    {},
    { text: /snow[\s\S]*sun/ },
  ],
  [
    'another name in the question before',
    [user('What is the capital of Norway?'), assistant('Oslo.'), user('And of Peru?')],
    {},
    { text: /Lima/ },
  ],
  [
    'another number in the question before',
    [user('Is 21 prime?'), assistant('No.'), user('What about 23?')],
    {},
    { text: /^Yes/ },
  ],
  [
    'a question about a thing that it does not name',
    [user('Who won the Tour de France in 1998?'), assistant('Marco Pantani.'), user('Where was the last stage?')],
    {},
    { text: /Tour de France/ },
  ],
  [
    'a sign that examples explain',
    [user('3 % 4'), assistant('12'), user('5 % 2'), assistant('10'), user('What is 7 % 6?')],
    {},
    { text: /^42$/ },
  ],
  [
    'a rule that examples show',
    [system('Continue.'), user('wet'), assistant('dry'), user('open'), assistant('closed'), user('early')],
    {},
    { text: /^late$/ },
  ],
  [
    'an item of the list before',
    [user('List three rivers.'), assistant('1. Oder\n2. Tagus\n3. Shannon'), user('What was the second one?')],
    {},
    { text: /^Tagus$/ },
  ],
  [
    'a shorter answer',
    [
      user('What is fog?'),
      assistant('Fog is a cloud on the ground. It forms at night. It dissolves in the sun.'),
      user('Make it shorter.'),
    ],
    {},
    { text: /^Fog is a cloud on the ground\.$/ },
  ],
  [
    'what the answer before names',
    [user('What is the largest country?'), assistant('Canada.'), user('What is the capital of it?')],
    {},
    { text: /Ottawa/ },
  ],
]

testAnswers(rows)
