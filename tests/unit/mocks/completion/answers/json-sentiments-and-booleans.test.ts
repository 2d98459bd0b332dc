/** JSON with a sentiment, an emotion or a boolean for a text. */
import { expect } from 'vitest'
import { orNull, typeOrNull } from './prompts.ts'
import {
  listOf,
  boolean,
  containing,
  integer,
  jsonObject,
  oneOf,
  structured,
  system,
  text,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const rows: AnswerRow[] = [
  [
    'an outline in the prompt',
    'Classify the review "Loved every minute of it" and answer only with JSON like {"sentiment": "positive" | "negative"}',
    jsonObject,
    { json: { sentiment: 'positive' } },
  ],
  [
    'a review that is negative',
    'Review: The battery died after two days and support never answered. Terrible.',
    structured({ sentiment: oneOf('positive', 'neutral', 'negative') }),
    { json: { sentiment: 'negative' } },
  ],
  [
    'a review with a rating',
    'I would give these headphones 4 out of 5 stars. Great sound, but the cable is short.',
    structured({ rating: integer, sentiment: oneOf('positive', 'negative') }),
    { json: { rating: 4, sentiment: 'positive' } },
  ],
  [
    'a boolean that is false',
    'Is this email spam? "Hi Tom, the minutes of our meeting are attached. Best, Eva"',
    structured({ is_spam: boolean }),
    { json: { is_spam: false } },
  ],
  [
    'a boolean that is true',
    'Classify: "Congratulations! You have WON a free iPhone, click here to claim your prize now!!!"',
    structured({ is_spam: boolean }),
    { json: { is_spam: true } },
  ],
  [
    'whether something is asked for',
    'Does the user want to cancel? Message: "Please cancel my subscription at the end of the month."',
    structured({ wants_to_cancel: boolean }),
    { json: { wants_to_cancel: true } },
  ],
  [
    'an emotion',
    'Analyze the emotion of: "I am so scared of the dark cellar."',
    structured({ emotion: oneOf('joy', 'fear', 'anger', 'sadness') }),
    { json: { emotion: 'fear' } },
  ],
  [
    'tags of a text in another language',
    'Extract the desired information from the following passage.\n\nPassage:\nEstoy muy enojado con este servicio, es terrible.',
    structured({
      sentiment: oneOf('happy', 'neutral', 'sad', 'angry'),
      language: oneOf('spanish', 'english', 'french', 'german'),
    }),
    { json: { sentiment: 'angry', language: 'spanish' } },
  ],
  [
    'keys that the prompt names',
    "Return a JSON object with the keys 'sentiment' (positive, negative or neutral) and 'confidence' (0 to 1). Review: The battery died after two days, I am very disappointed.",
    jsonObject,
    { json: { sentiment: 'negative', confidence: expect.any(Number) } },
  ],
  [
    'tags of a Spanish passage',
    'Extract the desired information from the following passage.\n\nPassage:\nEstoy increíblemente contento de haberte conocido! Creo que seremos muy buenos amigos!',
    structured({
      sentiment: oneOf('happy', 'neutral', 'sad'),
      aggressiveness: { type: 'integer', enum: [1, 2, 3, 4, 5] },
      language: oneOf('spanish', 'english', 'french', 'german', 'italian'),
    }),
    { json: { sentiment: 'happy', aggressiveness: 1, language: 'spanish' } },
  ],
  [
    'an answer of a check',
    'Is 91 a prime number? Respond with JSON: {"is_prime": boolean}',
    jsonObject,
    { json: { is_prime: false } },
  ],
  [
    'homework',
    [
      system('Check if the user is asking you to do their math homework.'),
      user('Hello, can you help me solve for x: 2x + 3 = 11?'),
    ],
    structured({ reasoning: text, is_math_homework: boolean }),
    { json: containing({ is_math_homework: true }) },
  ],
  [
    'no homework',
    [
      system('Check if the user is asking you to do their math homework.'),
      user('When does your shop in Leeds open on Sundays?'),
    ],
    structured({ reasoning: text, is_math_homework: boolean }),
    { json: containing({ is_math_homework: false }) },
  ],
  [
    'no violation',
    [
      system('Determine if the user input violates specific guidelines and explain if they do.'),
      user('How do I prepare for a job interview?'),
    ],
    structured({
      is_violating: boolean,
      category: orNull(oneOf('violence', 'sexual', 'self_harm')),
      explanation_if_violating: orNull(text),
    }),
    { json: { is_violating: false, category: null, explanation_if_violating: null } },
  ],
  [
    'an input without a violation',
    [
      system('Determine if the user input violates specific guidelines and explain if they do.'),
      user('How do I prepare for a job interview?'),
    ],
    structured({
      is_violating: boolean,
      category: { anyOf: [oneOf('violence', 'sexual', 'self_harm'), { type: 'null' }] },
      explanation_if_violating: typeOrNull('string'),
    }),
    { json: { is_violating: false, category: null, explanation_if_violating: null } },
  ],
  [
    'anger',
    'Classify the following query\ni am furious about this noise\ninto one of the following categories: Happy, Angry, Sadness',
    structured({ label: oneOf('Happy', 'Angry', 'Sadness') }),
    { json: { label: 'Angry' } },
  ],
  [
    'fear',
    'What does the writer feel? "I was so scared that I could not move."',
    structured({ emotion: oneOf('joy', 'fear', 'anger') }),
    { json: { emotion: 'fear' } },
  ],
  [
    'a boolean by a negation',
    'The warranty is not transferable and the device is waterproof.',
    structured({ transferable: boolean, waterproof: boolean }),
    { json: { transferable: false, waterproof: true } },
  ],
  [
    'the emotion of a post',
    'I miss my grandmother so much, I cried all night.',
    structured({ emotion: oneOf('joy', 'anger', 'sadness', 'fear') }),
    { json: { emotion: 'sadness' } },
  ],

  [
    'a feeling in words',
    'The courier was late again and I am really annoyed.',
    structured({ customer_mood: text }),
    { json: { customer_mood: 'annoyed' } },
  ],

  [
    'the good and the bad of a review',
    'The hostel has 3 of 5 stars: great kitchen, slow elevator.',
    structured({ pros: listOf(text), cons: listOf(text) }),
    { json: { pros: ['great kitchen'], cons: ['slow elevator'] } },
  ],
  [
    'what is not allowed, in another order',
    'Smoking is not allowed, and parking is included.',
    structured({ smoking_allowed: boolean, parking_included: boolean }),
    { json: { smoking_allowed: false, parking_included: true } },
  ],
  [
    'a mixed sentiment',
    'Lovely garden but the host was rude.',
    structured({ sentiment: oneOf('positive', 'negative', 'mixed') }),
    { json: { sentiment: 'mixed' } },
  ],
  [
    'a threat',
    'I will find you and hurt you',
    structured({ is_violating: boolean, category: oneOf('violence', 'spam', 'none') }),
    { json: { is_violating: true, category: 'violence' } },
  ],
]

testAnswers(rows)
