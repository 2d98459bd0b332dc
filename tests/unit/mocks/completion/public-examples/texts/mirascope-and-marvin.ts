/** Examples of Mirascope and Marvin: recommendations, facts, and values that are extracted or cast. */
import type { PublicExample } from '../example.ts'
import { about, asJson, has, hasName, isHaiku, json, reads, says, toWords } from './expect-text.ts'
import { boolean, chat, demand, described, list, object, system, text } from './requests.ts'

const judged = object({ is_house_suitable: boolean, explanation: text })
const model = object({
  model_name: text,
  fields: list(
    object({
      name: text,
      type: described(text, "a string that can be eval()'d into a Python type"),
      description: text,
    }),
  ),
  description: text,
})
const musician = object({
  name: described(text, 'The name of the musician'),
  email: described(text, 'The email of the musician'),
  phone: described(text, 'The phone number of the musician'),
  instruments: described(list(text), 'The instruments of the musician'),
  engagements: described(list(text), 'The engagements of the musician'),
  studies: described(list(text), 'The studies of the musician'),
})
const book = object({ title: text, author: text })

export const mirascopeAndMarvin: readonly PublicExample[] = [
  {
    about: 'a recommendation judged by criteria',
    source: 'mirascope: content/blog/prompt-evaluation.mdx',
    request: {
      ...chat(
        'You are helping to check the advice of a virtual estate agent.\n\nGiven:\n- Wishes of the buyer: A quiet house with a garden' +
          ' and at least 4 rooms, near a school.\n- House: 5 rooms, garden of 300 square metres, dead-end street, primary school' +
          ' in 400 metres.\n- Advice of the LLM: The house is a strong match and should be visited.\n\nEvaluate the advice by the' +
          ' following criteria:\n1. **Match**\n   - Do rooms, garden and place of the house match the wishes?\n2. **Fair judgement**\n' +
          '   - Does the advice show any signs of bias or unfair assumptions?\n\nReturn whether the house is suitable and a brief' +
          ' explanation.',
      ),
      ...demand('HouseEvaluation', judged),
    },
    good: asJson({ is_house_suitable: true, explanation: 'Rooms, garden and street match the wishes.' }),
    accepts: json(judged, (it) => toWords(it.explanation).length >= 3),
  },
  {
    about: 'a work recommended from a genre',
    source: 'mirascope: python/examples/intro/decorator/async.py',
    request: chat('Please recommend a film in western.'),
    good: { content: 'I recommend "Once Upon a Time in the West" by Sergio Leone.' },
    accepts: reads((content) => toWords(content).length >= 3 && hasName(content)),
  },
  {
    about: 'a title and an author from a phrase',
    source: 'mirascope: content/docs/v1/docs/getting-started/why.mdx',
    request: { ...chat('Extract The Left Hand of Darkness by Ursula Le Guin'), ...demand('Book', book) },
    good: asJson({ title: 'The Left Hand of Darkness', author: 'Ursula Le Guin' }),
    accepts: json(book, (it) => it.title === 'The Left Hand of Darkness' && it.author === 'Ursula Le Guin'),
  },
  {
    about: 'the facts of an application, with labels',
    source: 'mirascope: content/docs/v1/guides/more-advanced/extract-from-pdf.mdx',
    request: {
      ...chat(
        'Extract the musician information from the pdf file.\nIlse Marek\nEmail: ilse.marek@example.org\nPhone: (030) 555-7781\n' +
          'Instruments: Oboe, Bassoon, Recorder\nEngagements: First oboe at Opera Lindau, 2016 to 2021\n' +
          'Studies: Diploma in Music, Mozarteum',
      ),
      ...demand('MusicianInfo', musician),
    },
    good: asJson({
      name: 'Ilse Marek',
      email: 'ilse.marek@example.org',
      phone: '(030) 555-7781',
      instruments: ['Oboe', 'Bassoon', 'Recorder'],
      engagements: ['First oboe at Opera Lindau, 2016 to 2021'],
      studies: ['Diploma in Music, Mozarteum'],
    }),
    accepts: json(
      musician,
      (it) =>
        it.name === 'Ilse Marek' &&
        it.email === 'ilse.marek@example.org' &&
        it.phone.replaceAll(/\D/g, '') === '0305557781' &&
        ['Oboe', 'Bassoon', 'Recorder'].every((one) => it.instruments.includes(one)) &&
        has(it.engagements.join(), 'Opera Lindau') &&
        has(it.studies.join(), 'Mozarteum', 'Diploma'),
    ),
  },
  {
    about: 'a fact of general knowledge',
    source: 'mirascope: content/blog/advanced-prompt-engineering.mdx',
    request: chat('What is the longest river in Africa?'),
    good: { content: 'The Nile is the longest river in Africa.' },
    accepts: says('Nile'),
  },
  {
    about: 'a haiku without a subject',
    source: 'marvin: docs/guides/configure-llms.mdx',
    request: chat('Write a haiku'),
    good: { content: 'Rain on the tin roof\nthe cat opens one green eye\nand closes it again' },
    accepts: reads(isHaiku),
  },
  {
    about: 'a model described in a phrase',
    source: 'marvin: examples/english_to_schema.py',
    request: {
      ...chat(
        system(
          'You are an agent that casts data to a target type. Instructions: suitable inputs for pydantic.create_model for the' +
            ' described schema',
        ),
        'a Recipe with a name, baking time, and a list of ingredients',
      ),
      ...demand('CreateModelInput', model),
    },
    good: asJson({
      model_name: 'Recipe',
      fields: [
        { name: 'name', type: 'str', description: 'The name' },
        { name: 'baking_time', type: 'int', description: 'Minutes in the oven' },
        { name: 'ingredients', type: 'list[str]', description: 'The ingredients' },
      ],
      description: 'A recipe',
    }),
    accepts: json(
      model,
      (it) =>
        has(it.model_name, 'recipe') &&
        it.fields.length > 0 &&
        it.fields.every(({ name, type }) => name !== '' && type !== ''),
    ),
  },
  {
    about: 'a question about something that does not exist',
    source: 'marvin: examples/provider_specific/azure/run_agent.py',
    request: chat('what is the population of Atlantis?'),
    good: { content: 'Atlantis has no population: it is a legend told by Plato.' },
    accepts: about(3, 'Atlantis', 'population', 'legend', 'myth', 'fiction'),
  },
]
