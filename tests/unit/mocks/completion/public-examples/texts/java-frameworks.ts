/** Examples of Spring AI and LangChain4j: questions, roles that services give, and objects by format instructions. */
import type { PublicExample } from '../example.ts'
import { about, asJson, has, reads, says, someJson, toLines, toWords } from './expect-text.ts'
import { springFormat } from './format-instructions.ts'
import { chat, integer, list, object, system, text } from './requests.ts'

const libraryRules =
  "You are the help desk of a town library named 'Open Shelf'.\nBefore you tell anything about a loan or end it, you MUST always" +
  ' check:\nloan number, first name and surname of the reader.\nToday is 2025-03-03.\n'

const discography = object({ singer: text, albums: list(text) })
const grade = object({ evaluation: text, feedback: text, rating: integer })

export const javaFrameworks: readonly PublicExample[] = [
  {
    about: 'something hard explained in simple terms',
    source: 'spring-ai: spring-ai-docs/src/main/antora/modules/ROOT/pages/api/chat/openai-chat.adoc',
    request: { ...chat('Explain photosynthesis in simple terms.'), max_tokens: 150 },
    good: { content: 'Photosynthesis is how plants make sugar from light, water and air.' },
    accepts: about(8, 'photosynthesis', 'plant', 'sugar'),
  },
  {
    about: 'a joke about a language',
    source: 'langchain4j: open-ai-examples/src/main/java/OpenAiStreamingChatModelExamples.java',
    request: chat('Tell me a joke about Kotlin'),
    good: { content: 'Why does Kotlin sleep so well? Because it never worries about null.' },
    accepts: about(6, 'kotlin'),
  },
  {
    about: 'a capital as an order',
    source: 'spring-ai: spring-ai-docs/src/main/antora/modules/ROOT/pages/api/vectordbs/redis.adoc',
    request: chat('Tell me the capital city of Portugal'),
    good: { content: 'The capital city of Portugal is Lisbon.' },
    accepts: says('Lisbon', 'Lisboa'),
  },
  {
    about: 'a name and a style given after the question',
    source: 'spring-ai: spring-ai-docs/src/main/antora/modules/ROOT/pages/api/prompt.adoc',
    request: chat(
      'Tell me about three famous mountaineers of the twentieth century and what they climbed.\nWrite at least a sentence for each' +
        ' mountaineer.\n',
      system(
        'You are a helpful AI assistant that helps people find information.\nYour name is Greta\nYou should reply to the' +
          " user's request with your name and also in the style of a knight.\n",
      ),
    ),
    good: {
      content:
        'Greta at thy service! Sir Edmund Hillary climbed Everest. Reinhold Messner climbed all peaks above 8000 metres. Walter Bonatti climbed the Matterhorn alone.',
    },
    accepts: reads(
      (content) =>
        toWords(content).length >= 12 &&
        has(content, 'Greta') &&
        has(content, 'mountaineer', 'Hillary', 'Messner', 'Tenzing', 'Bonatti', 'Mallory', 'Kukuczka', 'climb'),
    ),
  },
  {
    about: 'an order to a service that has to ask first',
    source: 'langchain4j: azure-open-ai-customer-support-agent-example/src/main/java/CustomerSupportAgent.java',
    request: chat(system(libraryRules), 'I would like to end my loan'),
    good: { content: 'Could you tell me your loan number, your first name and your surname?' },
    accepts: reads(
      (content) =>
        toWords(content).length >= 4 &&
        has(content, 'loan', 'number', 'name') &&
        !has(content, 'has been ended', 'have ended', 'is now ended'),
    ),
  },
  {
    about: 'a question to a service that has to ask first',
    source: 'langchain4j: customer-support-agent-example/src/test/java/CustomerSupportAgentIT.java',
    request: chat(system(libraryRules), 'When does my loan OS-4410 end?'),
    good: { content: 'Please tell me your first name and surname, so that I can check loan OS-4410.' },
    accepts: reads(
      (content) =>
        has(content, 'name', 'surname') &&
        !has(content, 'January', 'February', 'April', 'June', 'July', '2025 03 1', '2025 03 2', '2025 04'),
    ),
  },
  {
    about: 'an object for someone at random',
    source: 'spring-ai: spring-ai-docs/src/main/antora/modules/ROOT/pages/api/structured-output/validation.adoc',
    request: chat(`Generate the discography for a random singer.\n${springFormat(discography)}`),
    good: asJson({ singer: 'Nina Simone', albums: ['Pastel Blues', 'Wild Is the Wind'] }),
    accepts: someJson(discography, (it) => it.singer !== '' && it.albums.length > 0 && !it.albums.includes('')),
  },
  {
    about: 'a list of five for each of two people',
    source:
      'spring-ai: models/spring-ai-openai/src/test/java/org/springframework/ai/openai/chat/OpenAiChatModelTypeReferenceBeanOutputConverterIT.java',
    request: chat(
      `Generate the discography of 5 albums for David Bowie and Kate Bush.\n${springFormat(list(discography))}`,
    ),
    good: asJson([
      { singer: 'David Bowie', albums: ['Low', 'Heroes', 'Lodger', 'Station to Station', 'Blackstar'] },
      { singer: 'Kate Bush', albums: ['The Kick Inside', 'Lionheart', 'Never for Ever', 'The Dreaming', 'Aerial'] },
    ]),
    accepts: someJson(
      list(discography),
      (all) =>
        all.length === 2 &&
        ['David Bowie', 'Kate Bush'].every((name) => all.some((one) => one.singer === name)) &&
        all.every((one) => one.albums.length === 5),
    ),
  },
  {
    about: 'three bullet points',
    source: 'langchain4j: azure-open-ai-examples/src/main/java/AzureOpenAiSecurityExamples.java',
    request: chat('Provide 3 short bullet points explaining why Kotlin is pleasant'),
    good: { content: '- Kotlin is concise.\n- Kotlin checks for null.\n- Kotlin works with Java.' },
    accepts: reads(
      (content) =>
        toLines(content).filter((line) => /^\s{0,4}(?:[-*•]|\d[.)])\s+\S/.test(line)).length === 3 &&
        toWords(content).length >= 6,
    ),
  },
  {
    about: 'an answer graded on a scale',
    source: 'spring-ai: spring-ai-docs/src/main/antora/modules/ROOT/pages/guides/llm-as-judge.adoc',
    request: chat(
      "You will be given a user_question and an assistant_answer.\nProvide a 'total rating' of how well the assistant_answer answers" +
        ' the user_question.\nGive your answer on a scale of 1 to 4, where 1 means that the assistant_answer is not helpful at all,' +
        ' and 4 means that it completely and helpfully addresses the question.\n\nProvide your feedback as follows:\n\n{\n' +
        '    "rating": 0,\n    "evaluation": "Explanation of the result and how to improve if needed.",\n' +
        '    "feedback": "Constructive and specific feedback on the assistant_answer."\n}\n\nNow here are the question and answer.\n\n' +
        'Question: When does the last tram to the zoo leave?\nAnswer: The last tram to the zoo leaves at 22:40.\n\n' +
        `Provide your feedback.\n\nEvaluation:\n${springFormat(grade)}`,
    ),
    good: asJson({ evaluation: 'It is clear and direct.', feedback: 'Name the stop as well.', rating: 4 }),
    accepts: someJson(
      grade,
      (it) => it.rating >= 1 && it.rating <= 4 && toWords(it.evaluation).length > 0 && toWords(it.feedback).length > 0,
    ),
  },
]
