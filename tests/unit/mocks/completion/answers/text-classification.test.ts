/** Texts that are a label, a verdict, a letter, or yes or no. */
import { system, user, testAnswers, type AnswerRow } from './table.ts'

const rows: AnswerRow[] = [
  ['yes or no', 'Is the sky blue? Answer yes or no.', {}, { text: /^Yes/ }],
  [
    'a sentence that does not offend',
    'Is the following sentence offensive? Please answer with a single word, either "Yes", "No", or "Maybe".\nSentence: What a lovely garden.\nAnswer:',
    {},
    { text: /^No$/ },
  ],
  [
    'a Chinese choice between quoted values',
    '判断下面评论的情感，只回答"正面"或"负面"：这次的快递太差了，盒子全坏了。',
    {},
    { text: /^负面$/ },
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
  ['yes or no, by arithmetic', "Answer with only 'yes' or 'no'. Is 17 a prime number?", {}, { text: /^yes\.?$/i }],
  ['yes or no, by comparison', 'Is 9.11 larger than 9.9? Reply with just Yes or No.', {}, { text: /^no\.?$/i }],
  [
    'a sentiment in one word',
    "Classify the sentiment of the text as positive, negative or neutral. Respond with one word only.\n\nText: 'I can't stand waiting in these lines.'",
    {},
    { text: /^negative\.?$/i },
  ],
  [
    'a rating in brackets',
    'Please act as an impartial judge and evaluate the quality of the response. After your explanation, you must rate the response on a scale of 1 to 10 by strictly following this format: "[[rating]]", for example: "Rating: [[5]]".\n\n[Question]\nWhat is the capital of Italy?\n\n[The Start of Assistant\'s Answer]\nRome.\n[The End of Assistant\'s Answer]',
    {},
    { text: /\[\[([1-9]|10)\]\]/ },
  ],
  [
    'a verdict of two words',
    'Decide if the user message is safe. Reply with exactly SAFE or UNSAFE and nothing else.\n\nUser message: How do I bake bread?',
    {},
    { text: /^SAFE$/ },
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
  ['true or false', 'True or false: 17 is a prime number.', {}, { text: /^true/i }],
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
    'the next speaker',
    "You are in a role play game. The following roles are available:\nplanner: Makes plans.\ncoder: Writes Python code.\nreviewer: Reviews code for bugs.\n\nRead the following conversation. Then select the next role from ['planner', 'coder', 'reviewer'] to play. Only return the role.\n\nuser: Write a Python function that adds two numbers.\nplanner: The plan is done. coder, please write the code.\n\nRead the above conversation. Then select the next role from ['planner', 'coder', 'reviewer'] to play. Only return the role.",
    {},
    { text: /^coder$/ },
  ],
  [
    'a judgement in the strict format',
    'Does I hate this film has a positive sentiment?\nYou must answer strictly in the following format: one of [true, false]',
    {},
    { text: /^false$/ },
  ],
  [
    'an alternative by its letter',
    "Answer the following multiple choice question. The last line of your response should be of the following format: 'Answer: $LETTER' (without quotes) where LETTER is one of ABCD.\n\nWhat is the capital of Japan?\n\nA) Seoul\nB) Beijing\nC) Tokyo\nD) Osaka",
    {},
    { text: /Answer: C\s*$/ },
  ],
  ['the letter alone', 'What is 6 * 7?\nA. 36\nB. 42\nC. 48\nAnswer with the letter only.', {}, { text: /^B\.?$/ }],
  [
    'a category of a list',
    'Classify the message into one of these categories:\n- refund: the customer wants money back\n- shipping: questions about delivery\n- praise: the customer is happy\n\nMessage: My parcel still has not arrived after two weeks.\n\nRespond with the category name only.',
    {},
    { text: /^shipping$/ },
  ],
  [
    'a label from examples',
    'Label each review.\n\nReview: I love it\nLabel: positive\n\nReview: It broke at once\nLabel: negative\n\nReview: Terrible quality, total waste\nLabel:',
    {},
    { text: /^negative$/ },
  ],
  [
    'a moderation verdict',
    [
      system("Classify the user's message as 'allowed' or 'blocked'. Block insults. Answer with one word."),
      user('You are a stupid idiot'),
    ],
    {},
    { text: /^blocked$/ },
  ],
  [
    'a relevance in one word',
    'Does the passage answer the question? Reply Yes or No.\n\nPassage: Basil needs six hours of sunlight a day.\nQuestion: How much sunlight does basil need?',
    {},
    { text: /^Yes\.?$/ },
  ],
  [
    'an irrelevance in one word',
    'Does the passage answer the question? Reply Yes or No.\n\nPassage: The train to Bergen leaves at noon.\nQuestion: How much sunlight does basil need?',
    {},
    { text: /^No\.?$/ },
  ],
  [
    'spam or not',
    'Is the following email spam? Answer yes or no.\n\n"Congratulations! You won a lottery prize, click here to claim it."',
    {},
    { text: /^yes\.?$/i },
  ],
  [
    'an intent of a list',
    'Choose the intent of the message from [greeting, order_status, cancel_order, refund].\n\nMessage: where is my package?\nIntent:',
    {},
    { text: /^order_status$/ },
  ],
  ['the sentiment of a quotation', 'What is the sentiment of "I love this little place"?', {}, { text: /^Positive$/ }],
  ['the class of a vegetable', 'Classify as fruit or vegetable: spinach', {}, { text: /^vegetable$/i }],
  ['the class of a fruit', 'Is this a fruit or a vegetable? cherry', {}, { text: /^fruit$/i }],
  ['a kind that fits', 'Is a penguin a bird? Answer yes or no.', {}, { text: /^yes$/i }],
  ['a kind that does not fit', 'Is a dolphin a fish? Answer yes or no.', {}, { text: /^no$/i }],
]

testAnswers(rows)

testAnswers([
  [
    'options after the text',
    'Classify the sentiment: "The jokes were fun and the cast was great." positive or negative?',
    {},
    { text: /^positive$/ },
  ],
  [
    'a last line to complete',
    'Text: "Please move me to the bigger plan."\nIntent (one of cancel, upgrade, question):',
    {},
    { text: /^upgrade$/ },
  ],
  [
    'other as the last option',
    [system('Reply with exactly one of: sales, support, other.'), user('The router does not connect any more.')],
    {},
    { text: /^support$/ },
  ],
  [
    'a department in capitals',
    'Which department should handle this ticket? Options: [HR, IT, Legal]. Ticket: My laptop does not boot. Respond with the department name only.',
    {},
    { text: /^IT$/ },
  ],
  [
    'categories of BAML',
    'Classify the message.\n\nThe courier left my parcel in the rain.\n\nAnswer with any of the categories:\nCategory\n----\n- Refund\n- Delivery: late or lost parcels\n- Praise',
    {},
    { text: /^Delivery$/ },
  ],
])
