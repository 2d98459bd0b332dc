/** Texts about what the conversation said before. */
import { assistant, system, user, testAnswers, type AnswerRow } from './table.ts'

const rows: AnswerRow[] = [
  [
    'a name of the first message',
    [
      user('Hi, I am Farid and I work as a nurse in Leeds.'),
      assistant('Nice to meet you, Farid!'),
      user('Where do I work?'),
    ],
    {},
    { text: /Leeds/ },
  ],
  [
    'a secret word',
    [
      user('The secret word is marzipan. Remember it.'),
      assistant('I will remember it.'),
      user('What is the secret word?'),
    ],
    {},
    { text: /marzipan/ },
  ],
  [
    'a fact of the system message',
    [
      system('You are the assistant of Hotel Aurora. Breakfast is served from 7 to 10.'),
      user('When is breakfast served?'),
    ],
    {},
    { text: /7 to 10/ },
  ],
  [
    'a recalled number',
    [user('My employee number is 48213.'), assistant('Noted.'), user('Which employee number did I give you?')],
    {},
    { text: /48213/ },
  ],
  [
    'a recalled preference',
    [system('The user is called Ines and prefers metric units.'), user('What is my name?')],
    {},
    { text: /Ines/ },
  ],
  [
    'a move',
    [user('I moved to Ghent last year.'), assistant('Nice'), user('Which city do I live in?')],
    {},
    { text: /\bGhent\b/ },
  ],
  ['a nickname', [user('Call me Teo.'), assistant('Hi'), user('Who am I?')], {}, { text: /\bTeo\b/ }],
  [
    'a password',
    [user('The password is swordfish. Keep it in mind.'), assistant('OK'), user('So what was the password again?')],
    {},
    { text: /\bswordfish\b/ },
  ],
  [
    "the assistant's own name",
    [system('You are Bo, the assistant of Acme Bikes.'), user('What is your name?')],
    {},
    { text: /\bBo\b/ },
  ],
  ['a name', [user('My name is Ada.'), assistant('Hi Ada'), user('What is my name?')], {}, { text: /\bAda\b/ }],
  [
    'a name in short form',
    [user("Hi, I'm Grace."), assistant('Hello!'), user("What's my name?")],
    {},
    { text: /\bGrace\b/ },
  ],
  [
    'a name, asked in other words',
    [user('My name is Linus'), assistant('Nice to meet you.'), user('Do you remember my name?')],
    {},
    { text: /\bLinus\b/ },
  ],
  [
    'the latest name',
    [
      user('My name is Ada.'),
      assistant('Hi'),
      user('Sorry, my name is Eva.'),
      assistant('Hi'),
      user('What is my name?'),
    ],
    {},
    { text: /\bEva\b/ },
  ],
  [
    'only the name',
    [user('My name is Ada.'), assistant('Hi'), user('What is my name? Answer with only the name.')],
    {},
    { text: /^Ada$/ },
  ],
  [
    'a colour',
    [user('My favorite color is teal.'), assistant('Nice.'), user('What is my favorite color?')],
    {},
    { text: /\bteal\b/ },
  ],
  [
    'one fact of two',
    [user('My dog is called Rex. My cat is called Mia.'), assistant('Cute.'), user('What is my cat called?')],
    {},
    { text: /\bMia\b/ },
  ],
  [
    'a home',
    [user('I live in Porto and work as a nurse.'), assistant('Great.'), user('Where do I live?')],
    {},
    { text: /\bPorto\b/ },
  ],
  ['an age', [user('I am 37 years old.'), assistant('OK.'), user('How old am I?')], {}, { text: /\b37\b/ }],
  [
    'a code word',
    [user('Remember: the secret code is 7431.'), assistant('OK.'), user('What is the secret code?')],
    {},
    { text: /\b7431\b/ },
  ],
  [
    'a fact of the system message',
    [system('The user is called Noor. The shop closes at 8 pm.'), user('When does the shop close?')],
    {},
    { text: /8 pm/ },
  ],
  ['a Chinese name', [user('我叫李雷。'), assistant('你好，李雷！'), user('我叫什么名字？')], {}, { text: /李雷/ }],
  ['a country', [user("I'm from Norway."), assistant('Nice.'), user('Where am I from?')], {}, { text: /\bNorway\b/ }],
  [
    'a number to remember',
    [user('Remember the number 42.'), assistant('OK.'), user('Which number did I ask you to remember?')],
    {},
    { text: /\b42\b/ },
  ],
  [
    'a name without a capital',
    [user('hi! I am bob'), assistant('Hello!'), user("what's my name?")],
    {},
    { text: /bob/i },
  ],
  ['a colour that was never stated', 'What is my favorite color?', {}, { text: /haven['’]t told/ }],
  [
    'a recalled date',
    [user('My flight leaves on 3 May.'), assistant('Have a good trip!'), user('When does my flight leave?')],
    {},
    { text: /3 May/ },
  ],
  [
    'a secret word after please',
    [user('The pass phrase is "quiet lantern".'), assistant('Got it.'), user('Please tell me the pass phrase')],
    {},
    { text: /quiet lantern/ },
  ],
  [
    'the work of the user',
    [user("Hello, I'm Yusuf, a plumber from Cork."), assistant('Hi Yusuf!'), user('What do I do for a living?')],
    {},
    { text: /plumber/ },
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
    'a plain reference',
    [user('The meeting with Helga is at 15:30 in room 4B.'), assistant('Understood.'), user('When is the meeting?')],
    {},
    { text: /15:30/ },
  ],
  [
    'a colour of an earlier message',
    [
      user('Hi! Just so you know, my favourite colour is teal.'),
      assistant('Noted!'),
      user("What's my favourite colour?"),
    ],
    {},
    { text: /teal/i },
  ],
  [
    'a destination of an earlier message',
    [
      user("I'm planning a trip to Oslo in June with my two kids."),
      assistant('That sounds lovely. How can I help?'),
      user('Which city did I say I am travelling to?'),
    ],
    {},
    { text: /Oslo/ },
  ],
  [
    'a preference of an earlier turn',
    [user('I only eat vegan food.'), assistant('Noted!'), user('What kind of food do I eat?')],
    {},
    { text: /vegan/ },
  ],
  ['a statement about the user', 'My favorite tree is the larch.', {}, { text: /your favorite tree is the larch/i }],
  [
    'a pet of an earlier turn',
    [
      user('I have a cat called Miso and a dog called Bento.'),
      assistant('How lovely!'),
      user("What is my dog's name?"),
    ],
    {},
    { text: /Bento/ },
  ],
  ['a name that was never stated', 'What is my name?', {}, { text: /(?:don['’]t|do not|haven['’]t) (?:know|told)/ }],

  [
    'a corrected value',
    [
      user('I prefer rye bread.'),
      assistant('Good choice.'),
      user('No, I meant oat bread.'),
      assistant('Noted.'),
      user('Which bread do I prefer?'),
    ],
    {},
    { text: /oat bread/ },
  ],
  [
    'a thing to repeat',
    [user('The door code is 4471.'), assistant('Understood.'), user('Repeat the door code.')],
    {},
    { text: /4471/ },
  ],
]

testAnswers(rows)

testAnswers([
  [
    'a code word',
    [user('Remember the code word: saffron.'), assistant('I will.'), user('What is the code word?')],
    {},
    { text: /saffron/i },
  ],
  [
    'a year of birth',
    [user('My cousin Dario was born in 1978.'), assistant('OK.'), user('In which year was Dario born?')],
    {},
    { text: /1978/ },
  ],
  [
    'what the assistant said',
    [user('Tell me a letter.'), assistant('Q'), user('What letter did you just tell me?')],
    {},
    { text: /^Q$/ },
  ],
  [
    'a context with any verb',
    'Context information is below.\n---------------------\nAfter school the painter repaired boats in Cork.\n---------------------\nGiven the context information and not prior knowledge, answer the query.\nQuery: What did the painter do after school?\nAnswer: ',
    {},
    { text: /repaired boats/ },
  ],
])
