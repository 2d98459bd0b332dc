/** Examples of instructor (Python): values from sentences, labels, corrections and free objects, in its JSON modes. */
import type { PublicExample } from '../example.ts'
import { asBlock, asJson, has, json, someJson, toWords } from './expect-text.ts'
import { blockMode, jsonMode, schemaMode } from './instructor-prompts.ts'
import { assistant, described, integer, list, object, oneOf, orNull, system, text } from './requests.ts'

const leaseReply = object(
  {
    request_kind: oneOf('clause_text', 'signing_date', 'who_may_read', 'linked_files'),
    reply: text,
    remark: orNull(text),
  },
  'remark',
)
const leaseTurns = (query: string) => [
  system('You are a discreet AI assistant that handles queries about rental contracts under secrecy.'),
  `Look at this confidential contract query and give a fitting reply:\n    Query: ${query}\n\n    Determine the kind of request` +
    ' (text of a clause, signing date, who may read, or linked files),\n    give a reply, and add a remark if there is one.\n' +
    '    The data is confidential: be careful with details.\n    ',
]

const boatReasoning = object({
  reasoning: list(
    object({
      step: described(integer, 'The step number'),
      subquestion: described(text, 'Subquestion to solve'),
      procedure: described(text, 'Any intermediate computation done here; empty if none is needed'),
      result: text,
    }),
  ),
  correct_answer: integer,
})
const checks = object({
  question: described(list(text), 'A list of questions to answer in order to validate the response'),
})
const baker = object({ name: text, bio: text, specialities: list(text) })
const ticketLabels = object({ predicted_labels: list(oneOf('delivery', 'payment', 'small_talk')) })
const adLabel = object({ class_label: oneOf('advert', 'no_advert') })
const questionAnswer = object({ question: text, answer: text })
const guest = object({ age: integer, name: text, trade: orNull(text) }, 'trade')
const tree = object({ species: text, height: integer })
const chunkPair = object({
  chain_of_thought: described(text, 'The reasoning that leads to the answer.'),
  question: described(text, 'The question made from the text chunk.'),
  answer: described(text, 'The answer to that question.'),
})
const tide = object({ harbour: text, depth: integer })
const maker = object({ name: text, fact: described(list(text), 'A list of facts about the subject') })
const mood = object({ correct_answer: oneOf('Glad', 'Angry', 'Plain') })

export const instructor: readonly PublicExample[] = [
  {
    about: 'a query about a contract: who may read it',
    source: 'instructor: docs/examples/local_classification.md',
    request: blockMode('ContractReply', leaseReply, ...leaseTurns('Who may read the lease of the harbour office?')),
    good: asBlock({ request_kind: 'who_may_read', reply: 'Please ask the owner of the lease.', remark: null }),
    accepts: someJson(leaseReply, (it) => it.request_kind === 'who_may_read' && toWords(it.reply).length >= 2),
  },
  {
    about: 'a query about a contract: the date of its signing',
    source: 'instructor: docs/examples/local_classification.md',
    request: blockMode('ContractReply', leaseReply, ...leaseTurns('When was the lease of the bakery signed?')),
    good: asBlock({ request_kind: 'signing_date', reply: 'I do not have the date of its signing.' }),
    accepts: someJson(leaseReply, (it) => it.request_kind === 'signing_date' && toWords(it.reply).length >= 2),
  },
  {
    about: 'a word problem solved in a table of steps',
    source: 'instructor: docs/prompting/thought_generation/chain_of_thought_zero_shot/tab_cot.md',
    request: jsonMode(
      'Response',
      boatReasoning,
      system(
        '<system>\n    <role>expert Question Answering system</role>\n    <instruction>Output your reasoning in structured' +
          ' steps before you answer.</instruction>\n</system>\n\n<context>\n    A ferry carried 310 passengers in the morning.\n' +
          '    At the first pier 124 of them left,\n    at the second pier 57 left, and 8\n    new ones came aboard there.\n' +
          '</context>\n\n<query>\n    How many passengers were aboard after the second pier?\n</query>',
      ),
    ),
    good: asJson({
      reasoning: [{ step: 1, subquestion: 'How many left?', procedure: '124 + 57', result: '181' }],
      correct_answer: 137,
    }),
    accepts: json(boatReasoning, (it) => it.reasoning.length > 0 && it.correct_answer === 137),
  },
  {
    about: 'questions that validate a response',
    source: 'instructor: docs/prompting/self_criticism/chain_of_verification.md',
    request: schemaMode(
      'ValidationQuestions',
      checks,
      system(
        'You are an expert AI system that writes\nfollow up questions to validate a response.\nThe questions should' +
          ' validate key assumptions, facts\nand other important parts of the generated response',
      ),
      'The Corn Laws were repealed mainly because of the famine in Ireland and the pressure of the manufacturers. They had' +
        ' been in force from 1815 to 1846.',
    ),
    good: asJson({ question: ['Were the Corn Laws in force from 1815 to 1846?'] }),
    accepts: json(checks, (it) => it.question.length > 0 && it.question.every((one) => toWords(one).length >= 2)),
  },
  {
    about: 'an answer that its verification confirms',
    source: 'instructor: docs/prompting/self_criticism/chain_of_verification.md',
    request: schemaMode(
      'FinalResponse',
      object({ correct_answer: text }),
      system(
        'You are an expert AI system that verifies whether an initial answer answers an\ninitial query, based on verification' +
          ' questions and answers. Return the original answer if it is\nvalid, else generate a new response from them.',
      ),
      '\nInitial query: Why were the Corn Laws repealed and how long were they in force?\nInitial Answer : Mainly because of the' +
        ' Irish famine; they were in force from 1815 to 1846.\nVerification Questions and Answers:\nQ: Was the Irish famine a cause' +
        ' of the repeal?\nA: Yes.\nQ: Were the laws in force from 1815 to 1846?\nA: Yes, until June 1846.\n',
    ),
    good: asJson({ correct_answer: 'Mainly because of the Irish famine; they were in force from 1815 to 1846.' }),
    accepts: json(object({ correct_answer: text }), (it) => has(it.correct_answer, 'famine', '1815', '1846')),
  },
  {
    about: 'a profile for a named person',
    source: 'instructor: docs/learning/streaming/basics.md',
    request: blockMode('BakerProfile', baker, 'Generate a profile for Mira Holt'),
    good: asBlock({ name: 'Mira Holt', bio: 'A baker who sings in a choir.', specialities: ['rye bread'] }),
    accepts: someJson(
      baker,
      (it) => it.name === 'Mira Holt' && toWords(it.bio).length >= 2 && it.specialities.length > 0,
    ),
  },
  {
    about: 'several labels for a support ticket',
    source: 'instructor: examples/classification/multi_prediction.py',
    request: jsonMode(
      'MultiClassPrediction',
      ticketLabels,
      "Classify the following support ticket: The parcel never arrived and my card payment was taken twice. What's more, nobody answers.",
    ),
    good: asJson({ predicted_labels: ['delivery', 'payment'] }),
    accepts: json(
      ticketLabels,
      (it) =>
        it.predicted_labels.includes('payment') && new Set(it.predicted_labels).size === it.predicted_labels.length,
    ),
  },
  {
    about: 'a label: advert',
    source: 'instructor: examples/logfire/classify.py',
    request: jsonMode(
      'SinglePrediction',
      adLabel,
      'Classify the following text: Buy two pairs of our wonder shoes today and get the third for free, only this weekend',
    ),
    good: asJson({ class_label: 'advert' }),
    accepts: json(adLabel, (it) => it.class_label === 'advert'),
  },
  {
    about: 'a label: no advert, in a code block',
    source: 'instructor: examples/logfire/classify.py',
    request: blockMode(
      'SinglePrediction',
      adLabel,
      'Classify the following text: The rehearsal with Ines was moved to Tuesday next week',
    ),
    good: asBlock({ class_label: 'no_advert' }),
    accepts: someJson(adLabel, (it) => it.class_label === 'no_advert'),
  },
  {
    about: 'an answer from a given context, with the question repeated',
    source: 'instructor: examples/validators/llm_validator.py',
    request: jsonMode(
      'QuestionAnswer',
      questionAnswer,
      system(
        'You are a system that answers questions based on the context. answer exactly what the question asks using the context.',
      ),
      'using the context: The secret of a good soup according to the old cook is patience and too much pepper.\n\n' +
        'Answer the following question: What is the secret of a good soup?',
    ),
    good: asJson({ question: 'What is the secret of a good soup?', answer: 'Patience and too much pepper.' }),
    accepts: json(
      questionAnswer,
      (it) => has(it.question, 'secret of a good soup') && has(it.answer, 'patience', 'pepper'),
    ),
  },
  {
    about: 'a person with a trade from a sentence',
    source: 'instructor: examples/simple-extraction/user.py',
    request: jsonMode('GuestDetail', guest, 'Get guest details for Odile is a 52 years old carpenter'),
    good: asJson({ age: 52, name: 'Odile', trade: 'carpenter' }),
    accepts: json(guest, (it) => it.age === 52 && it.name === 'Odile' && has(it.trade ?? '', 'carpenter')),
  },
  {
    about: 'a person without a trade from a sentence',
    source: 'instructor: examples/simple-extraction/user.py',
    request: jsonMode('GuestDetail', guest, 'Get guest details for Odile is 52 years old'),
    good: asJson({ age: 52, name: 'Odile', trade: null }),
    accepts: json(guest, (it) => it.age === 52 && it.name === 'Odile' && !has(it.trade ?? '', 'carpenter')),
  },
  {
    about: 'a value corrected after an error of the validator',
    source: 'instructor: docs/concepts/reask_validation.md',
    request: jsonMode(
      'TreeDetails',
      tree,
      'Extract the oak is forty metres tall',
      assistant('{"species": "oak", "height": "forty"}'),
      'Correct your JSON ONLY RESPONSE, based on the following errors:\n1 validation error for TreeDetails\nheight\n  Input should' +
        " be a valid integer, unable to parse string as an integer [type=int_parsing, input_value='forty', input_type=str]",
    ),
    good: asJson({ species: 'oak', height: 40 }),
    accepts: json(tree, (it) => has(it.species, 'oak') && it.height === 40),
  },
  {
    about: 'a question and its answer from a chunk of text',
    source: 'instructor: docs/examples/batch_job_oai.md',
    request: jsonMode(
      'QuestionAnswerPair',
      chunkPair,
      system(
        "You are a world class AI that excels at generating hypothetical search queries. You're about to be given a text snippet" +
          ' and asked to generate a search query which is specific to it. Make sure to use information from the text chunk.',
      ),
      'Here is the text chunk: \nThe Gotthard road tunnel was opened on 5 September 1980 and runs for 16.9 kilometres below the' +
        ' Alps, from Göschenen in the canton of Uri to Airolo in the Ticino. About 6 million vehicles use it every year.\n',
    ),
    good: asJson({
      chain_of_thought: 'The text gives the date of the opening.',
      question: 'When was the Gotthard road tunnel opened?',
      answer: 'On 5 September 1980.',
    }),
    accepts: json(
      chunkPair,
      (it) =>
        toWords(it.question).length >= 3 &&
        has(
          it.answer,
          '1980',
          '16 9',
          'Alps',
          'Uri',
          'Ticino',
          'Airolo',
          'Göschenen',
          '6 million',
          'Gotthard',
          'tunnel',
        ),
    ),
  },
  {
    about: 'a place and a number, in a code block',
    source: 'instructor: docs/examples/tracing_with_langfuse.md',
    request: blockMode('TideDetail', tide, 'The water in the harbour of Whitby is 7 metres deep.'),
    good: asBlock({ harbour: 'Whitby', depth: 7 }),
    accepts: someJson(tide, (it) => has(it.harbour, 'Whitby') && it.depth === 7),
  },
  {
    about: 'facts about a company',
    source: 'instructor: docs/examples/groq.md',
    request: blockMode('Profile', maker, 'Tell me about the company Lego'),
    good: asBlock({ name: 'Lego', fact: ['It makes toy bricks in Denmark.'] }),
    accepts: someJson(
      maker,
      (it) => has(it.name, 'Lego') && it.fact.length > 0 && it.fact.every((one) => toWords(one).length > 0),
    ),
  },
  {
    about: 'the first extraction of the tutorial, in a code block',
    source: 'instructor: docs/learning/getting_started/first_extraction.md',
    request: blockMode('Ship', object({ ship: text, crew: integer }), 'Black Swan has a crew of 14'),
    good: asBlock({ ship: 'Black Swan', crew: 14 }),
    accepts: someJson(object({ ship: text, crew: integer }), (it) => it.ship === 'Black Swan' && it.crew === 14),
  },
  {
    about: 'a label after examples in brackets',
    source: 'instructor: docs/prompting/ensembling/dense.md',
    request: jsonMode(
      'DemonstrationResponse',
      mood,
      system(
        'You are an intelligent AI System that excels\nat classifying letters to a hotel into three\npossible labels:\n- Glad\n' +
          '- Angry\n- Plain\n\nYou are about to be given a letter and\nasked to classify it. Refer closely to\nthe examples' +
          ' provided to you.\n\nHere are the examples:\nWe adored every minute here! [Glad]\nNever again, the bed was broken. [Angry]\n' +
          'The room was a room, neither good nor bad. [Plain]\nSuch a lovely breakfast! [Glad]\nThe staff was rude and slow. [Angry]',
      ),
      'At what time does the pool open on Sunday?',
    ),
    good: asJson({ correct_answer: 'Plain' }),
    accepts: json(mood, (it) => it.correct_answer === 'Plain'),
  },
]
