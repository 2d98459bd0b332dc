/** Texts about what the conversation states: yes or no, and what the user said of themselves and of others. */
import { assistant, system, testAnswers, user, type AnswerRow } from './table.ts'

const told = (statement: string, question: string) => [user(statement), assistant('Noted.'), user(question)]

const rows: AnswerRow[] = [
  ['a fact that is stated', 'Mia owns a green bike. Is the bike green? Answer yes or no.', {}, { text: /^yes$/i }],
  ['another colour', 'Mia owns a green bike. Is the bike black? Answer yes or no.', {}, { text: /^no$/i }],
  ['another weekday', 'The market is on Friday. Is the market on Sunday? Answer yes or no.', {}, { text: /^no$/i }],
  ['the opposite', 'The tank is empty. Is the tank full? Answer with yes or no.', {}, { text: /^no$/i }],
  ['a negation', 'The museum is not open today. Is the museum open today? Answer yes or no.', {}, { text: /^no$/i }],
  [
    'an age in a second clause',
    told('My name is Ines and I am 34.', 'How old am I? Only the number.'),
    {},
    { text: /^34$/ },
  ],
  ['an age in a sentence', told('I am 52.', 'How old am I?'), {}, { text: /^You are 52 years old\.$/ }],
  [
    'the work of a person behind a pronoun',
    told('My brother is called Anton. He is a baker.', 'What does Anton do for a living?'),
    {},
    { text: /\bbaker\b/ },
  ],
  ['the work of a relative', told('My mother works as a judge.', 'What does my mother do?'), {}, { text: /\bjudge\b/ }],
  [
    'two questions at once',
    [
      ...told('My name is Ravi.', 'I live in Gent.'),
      assistant('Nice.'),
      user('Do you remember my name and where I live?'),
    ],
    {},
    { text: /Ravi[\s\S]*Gent/ },
  ],
  [
    'only the clause that is asked for',
    told('My name is Lotte and I live in Basel.', 'Where do I live?'),
    {},
    { text: /^(?!.*Lotte).*Basel/ },
  ],
  [
    'a name that the system message gives',
    [
      system('You are talking to Renata, a customer since 2020.'),
      user('Hi'),
      assistant('Hello!'),
      user('Do you know my name?'),
    ],
    {},
    { text: /\bRenata\b/ },
  ],
  [
    'a sum with a number of the user',
    told('My lucky number is 12.', 'What is my lucky number plus 5?'),
    {},
    { text: /^17$/ },
  ],
  ['a birthday in Chinese', told('我的生日是8月9日。', '我的生日是哪天？'), {}, { text: /8月9日/ }],
  ['a title before a name', told('My dentist is Dr. Voss.', 'Who is my dentist?'), {}, { text: /\bDr\. Voss\b/ }],
]

testAnswers(rows)
