/** Programs, queries in SQL, edits of files and commit messages. */
import { assistant, system, user, testAnswers, type AnswerRow } from './table.ts'

const tables =
  'Given an input question, first create a syntactically correct SQLite query to run.\nUse the following format:\nQuestion: the question\nSQLQuery: the query\nOnly use the following tables:\nCREATE TABLE authors (\n id INTEGER NOT NULL,\n name varchar NULL\n);\nCREATE TABLE reviews (\n id INTEGER NOT NULL,\n content TEXT NULL,\n author_id INTEGER NULL,\n created_at datetime NOT NULL\n);'

const rows: AnswerRow[] = [
  [
    'Python in a block',
    'Write a Python function `is_even(n)` that returns True if n is even. Only return the code in a code block.',
    {},
    { text: /^```(python)?\n[\s\S]*def is_even\(n\)[\s\S]*```$/ },
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
    'a program that prints',
    'Write a java program to print hello world.',
    {},
    { text: /```java\n[\s\S]*System\.out\.println\("Hello, World!"\)/ },
  ],
  [
    'a query with a limit',
    'Write a SQL query to get all employees older than 40.',
    {},
    { text: /FROM employees\nWHERE age > 40;/ },
  ],
  [
    'how to do something in a language',
    'How can I list all files in a directory using Python?',
    {},
    { text: /```python\n[\s\S]*os\.listdir/ },
  ],
  [
    'an instance in the manner of a pirate',
    [system('Talk like a pirate.'), user('How do I check if a JavaScript value is an instance of a class?')],
    {},
    { text: /^Ahoy, matey! [\s\S]*instanceof/ },
  ],
  [
    'code with a new name of a property',
    [
      user(
        'Replace the Title property with a Headline property. Respond only with code, and with no markdown formatting.',
      ),
      user('public class Note\n{\n    public string Title { get; set; }\n}'),
    ],
    {},
    { text: /^public class Note\n\{\n {4}public string Headline \{ get; set; \}\n\}$/ },
  ],
  [
    'a code change as a patch',
    [
      system('Describe each change with a *SEARCH/REPLACE block*.'),
      user('config.ts\n```\nexport const timeout = 30\nexport const retries = 2\n```'),
      assistant('Ok.'),
      user('set retries from 2 to 5'),
    ],
    {},
    {
      text: /config\.ts\n```typescript\n<<<<<<< SEARCH\nexport const retries = 2\n=======\nexport const retries = 5\n>>>>>>> REPLACE/,
    },
  ],
  [
    'a query with a name of another table',
    [system(tables), user('Question: how many reviews are there from Nora?')],
    {},
    {
      text: /^SQLQuery: SELECT COUNT\(\*\) FROM reviews WHERE author_id IN \(SELECT id FROM authors WHERE name = 'Nora'\);$/,
    },
  ],
  [
    'a query for the last row',
    [system(tables), user('Question: What is the content of the last review?')],
    {},
    { text: /^SQLQuery: SELECT content FROM reviews ORDER BY created_at DESC LIMIT 1;$/ },
  ],
  [
    'a query again after an error',
    [
      system(tables),
      user('Question: how many reviews are there?'),
      assistant("SQLQuery: 'SELECT COUNT(*) FROM reviews'"),
      user('Error: near "\'SELECT": syntax error'),
    ],
    {},
    { text: /^SQLQuery: SELECT COUNT\(\*\) FROM reviews;$/ },
  ],
  [
    'a factorial',
    'Write a Python function that computes the factorial of a number.',
    {},
    { text: /def factorial\([\s\S]*return/ },
  ],
  [
    'a palindrome',
    'Write a JavaScript function that checks whether a string is a palindrome.',
    {},
    { text: /function \w+\([\s\S]*reverse/ },
  ],
  [
    'a named function',
    'Implement a Python function named `swap_ends` that reverses a string.',
    {},
    { text: /def swap_ends\([\s\S]*::-1/ },
  ],
  ['a pattern for an address of mail', 'Write a regex for an email address.', {}, { text: /\[\\w\.\+-\]\+@/ }],
  ['a pattern alone', 'Give me a regex for a US zip code, only the regex.', {}, { text: /^\^\\d\{5\}/ }],
  [
    'a query for a table in brackets',
    'Write an SQL query that returns all orders with an amount above 50 from the table orders(id, amount, city).',
    {},
    { text: /SELECT \*\nFROM orders\nWHERE amount > 50;/ },
  ],
  [
    'types of parameters',
    'Write a TypeScript function that adds two numbers.',
    {},
    { text: /function add\(a: number, b: number\) \{/ },
  ],

  [
    'a function of two numbers with types',
    'Write a function in Rust that multiplies two u16 and returns u32',
    {},
    { text: /fn multiply\(a: u16, b: u16\) -> u32/ },
  ],
  ['a product of two numbers', 'Write a TypeScript function that multiplies two numbers.', {}, { text: /a \* b/ }],
  [
    'a name from what the code does',
    'Write a Ruby method that counts the pages of a book.',
    {},
    { text: /```ruby\n[\s\S]*def counts_pages_book/ },
  ],
  ['a language with a sign', 'Create a C++ class for a queue.', {}, { text: /```cpp\n/ }],
  ['an order to implement', 'Implement a linked list in Kotlin.', {}, { text: /```kotlin\n[\s\S]*linkedList/ }],
  ['two lists in code', 'Write a function that merges two lists of dates.', {}, { text: /def merge_lists/ }],
  [
    'a check in JavaScript',
    'Write a JavaScript function that checks if a number is odd or even.',
    {},
    { text: /function isEven\(n\) \{\n {2}return n % 2 === 0/ },
  ],
]

testAnswers(rows)
