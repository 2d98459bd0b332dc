/** Answers in the language of the request, for requests that are not in English or Chinese: capitals, greetings, jokes, sentences about the topic. */
import { hasCues, needs } from '../cues.ts'
import { findCapital } from '../facts/countries.ts'

const longest = 400

interface Language {
  /** Words or letters that tell it. */
  readonly told: RegExp
  readonly greeting: readonly [RegExp, string]
  readonly wellbeing: readonly [RegExp, string]
  readonly self: readonly [RegExp, string]
  readonly joke: readonly [RegExp, string]
  readonly capital: readonly [RegExp, (country: string, city: string) => string]
  /** What stands before the topic of a request. */
  readonly asks: RegExp
  readonly about: (topic: string) => string
}

const languages: readonly Language[] = [
  {
    told: /[¿¡]|(?<!\p{L})(?:qué|cuál|cuáles|cómo|dónde|cuándo|quién|por qué|el|los|las|una|explica|escribe|dime|cuéntame|hola|gracias|buenos|buenas|eres|está|es|del)(?!\p{L})/giu,
    greeting: [/^\W*(?:hola|buenos días|buenas (?:tardes|noches))\b/iu, '¡Hola! ¿En qué puedo ayudarte hoy?'],
    wellbeing: [/\bcómo estás|\bqué tal\b/iu, '¡Estoy muy bien, gracias! ¿En qué puedo ayudarte?'],
    self: [/\bquién eres|\bcómo te llamas|\bpreséntate/iu, 'Soy Kimi, un modelo de lenguaje de Moonshot AI.'],
    joke: [/\bchistes?\b/iu, '¿Qué hace una abeja en el gimnasio? ¡Zumba!'],
    capital: [
      /\bcapital de(?:l| la| los)?\s([\p{L} ]{2,30})/iu,
      (country, city) => `La capital de ${country} es ${city}.`,
    ],
    asks: /^[¿¡\s]*(?:por favor,?\s)?(?:(?:qué|cuál|cuáles|cómo|dónde|cuándo|quién|por qué)\s(?:es|son|era|fue|está|funciona)?|(?:explica|explícame|escribe|describe|dime|cuéntame|háblame|resume)(?:me)?)\s(?:(?:un|una|el|la|los|las|de|sobre|breve|corto|poema|texto|cuento|ensayo)\s)*/iu,
    about: (topic) =>
      `Este es un texto de ejemplo del mock sobre ${topic}. Lo mejor es empezar con un ejemplo sencillo.`,
  },
  {
    told: /(?<!\p{L})(?:quel|quelle|quels|quelles|qu'est-ce|qu’est-ce|qui est|comment|pourquoi|où|quand|est|les|une|des|du|explique|écris|écrivez|dis-moi|raconte|bonjour|bonsoir|salut|merci|vous|êtes)(?!\p{L})/giu,
    greeting: [/^\W*(?:bonjour|salut|bonsoir)\b/iu, "Bonjour ! Comment puis-je vous aider aujourd'hui ?"],
    wellbeing: [
      /\bcomment (?:allez-vous|vas-tu|ça va)|\bça va\b/iu,
      'Je vais très bien, merci ! Comment puis-je vous aider ?',
    ],
    self: [
      /\bqui (?:es-tu|êtes-vous)|\bcomment (?:t'appelles|vous appelez)|\bprésente/iu,
      'Je suis Kimi, un modèle de langage de Moonshot AI.',
    ],
    joke: [/\b(?:blague|histoire drôle)/iu, 'Que fait une fraise sur un cheval ? Tagada, tagada !'],
    capital: [
      /\bcapitale (?:de l['’]|des?\s(?:la\s)?|du\s)([\p{L}' -]{2,30})/iu,
      (country, city) => `La capitale (${country}) est ${city}.`,
    ],
    asks: /^\s*(?:s'il (?:te|vous) plaît,?\s)?(?:(?:qu['’]est-ce que?|quels?|quelles?|comment|pourquoi|où|quand|qui)\s(?:est|sont|était|fonctionne)?|(?:explique|expliquez|écris|écrivez|décris|décrivez|dis|raconte|racontez|résume)(?:-moi)?)\s?(?:(?:un|une|le|la|les|des|du|de|l['’]|sur|court|courte|poème|texte|conte|histoire)\s)*/iu,
    about: (topic) =>
      `Ceci est un texte d'exemple du mock sur ${topic}. Le mieux est de commencer par un exemple simple.`,
  },
  {
    told: /(?<!\p{L})(?:was|wie|wer|wo|wann|warum|welche|welcher|welches|ist|sind|der|das|ein|eine|einen|erkläre|schreib|schreibe|erzähl|erzähle|nenne|hallo|danke|bist|du|und|mir)(?!\p{L})/giu,
    greeting: [/^\W*(?:hallo|guten (?:tag|morgen|abend)|moin|servus)\b/iu, 'Hallo! Wie kann ich dir heute helfen?'],
    wellbeing: [/\bwie geht(?:['’]s| es)/iu, 'Mir geht es gut, danke! Wie kann ich dir helfen?'],
    self: [
      /\bwer (?:bist|sind)\b|\bwie hei(?:ß|ss)|\bstell dich vor/iu,
      'Ich bin Kimi, ein Sprachmodell von Moonshot AI.',
    ],
    joke: [/\bwitze?\b/iu, 'Was ist orange und läuft durch die Berge? Eine Wanderine!'],
    capital: [
      /\bhauptstadt (?:von|der|des)\s([\p{L} ]{2,30})/iu,
      (country, city) => `Die Hauptstadt von ${country} ist ${city}.`,
    ],
    asks: /^\s*(?:bitte\s)?(?:(?:was|wie|wer|wo|wann|warum|welche[rs]?)\s(?:ist|sind|war|funktioniert)?|(?:erkläre?|schreibe?|erzähle?|nenne?|beschreibe?)(?:\smir)?)\s(?:(?:bitte|ein|eine|einen|der|die|das|den|über|von|kurzes?|kurzen|gedicht|text|geschichte)\s)*/iu,
    about: (topic) =>
      `Dies ist ein Beispieltext des Mocks über ${topic}. Am besten beginnt man mit einem einfachen Beispiel.`,
  },
  {
    told: /(?<!\p{L})(?:cos['’]è|che cos|qual è|quali|dove|quando|chi|perché|gli|della|dello|spiega|scrivi|dimmi|raccontami|ciao|grazie|sei|è|una)(?!\p{L})/giu,
    greeting: [/^\W*(?:ciao|buongiorno|buonasera|salve)\b/iu, 'Ciao! Come posso aiutarti oggi?'],
    wellbeing: [/\bcome (?:stai|va)\b/iu, 'Sto bene, grazie! Come posso aiutarti?'],
    self: [/\bchi sei|\bcome ti chiami|\bpresentati/iu, 'Sono Kimi, un modello linguistico di Moonshot AI.'],
    joke: [/\bbarzellett/iu, 'Cosa fa un gallo in mezzo al mare? Galleggia!'],
    capital: [
      /\bcapitale (?:della?|dell['’]|degli|dei|di)\s?([\p{L} ]{2,30})/iu,
      (country, city) => `La capitale (${country}) è ${city}.`,
    ],
    asks: /^\s*(?:per favore,?\s)?(?:(?:che cos['’]è|cos['’]è|qual è|quali|dove|quando|chi|perché)\s(?:è|sono|era|funziona)?|(?:spiega|spiegami|scrivi|descrivi|dimmi|raccontami|parlami))\s?(?:(?:un|uno|una|il|la|lo|i|gli|le|di|della|su|breve|poesia|testo|storia)\s)*/iu,
    about: (topic) => `Questo è un testo di esempio del mock su ${topic}. È meglio iniziare con un esempio semplice.`,
  },
  {
    told: /(?<!\p{L})(?:qual é|quais|onde|quando|quem|por que|os|uma|dos|explique|escreva|diga|conte|olá|oi|obrigado|você|é|não)(?!\p{L})/giu,
    greeting: [/^\W*(?:olá|oi|bom dia|boa (?:tarde|noite))\b/iu, 'Olá! Como posso ajudar você hoje?'],
    wellbeing: [/\bcomo (?:você está|vai)|\btudo bem/iu, 'Estou bem, obrigado! Como posso ajudar?'],
    self: [/\bquem é você|\bqual é o seu nome|\bapresente-se/iu, 'Sou o Kimi, um modelo de linguagem da Moonshot AI.'],
    joke: [/\bpiadas?\b/iu, 'O que o zero disse para o oito? Que cinto maneiro!'],
    capital: [/\bcapital d[aeo]s?\s([\p{L} ]{2,30})/iu, (country, city) => `A capital de ${country} é ${city}.`],
    asks: /^\s*(?:por favor,?\s)?(?:(?:o que|qual|quais|onde|quando|quem|por que)\s(?:é|são|era|foi|funciona)?|(?:explique|escreva|descreva|diga|conte|fale)(?:-me)?)\s(?:(?:um|uma|o|a|os|as|de|da|do|sobre|breve|curto|poema|texto|história)\s)*/iu,
    about: (topic) => `Este é um texto de exemplo do mock sobre ${topic}. O melhor é começar com um exemplo simples.`,
  },
  {
    told: /[\u3041-\u30ff]/gu,
    greeting: [/^(?:こんにちは|おはよう|こんばんは|やあ)/u, 'こんにちは！今日はどのようなお手伝いができますか？'],
    wellbeing: [/元気ですか/u, '元気です、ありがとうございます！何かお手伝いできますか？'],
    self: [/あなたは(?:誰|だれ)|お名前|自己紹介/u, '私は Moonshot AI の言語モデル、Kimi です。'],
    joke: [/冗談|ジョーク|ダジャレ/u, '布団が吹っ飛んだ！'],
    capital: [/([\p{L}ー]{2,12}?)の首都/u, (country, city) => `${country}の首都は${city}です。`],
    asks: /^$/u,
    about: (topic) => `これは${topic}についてのモックのサンプル文です。簡単な例から始めるのが一番です。`,
  },
  {
    told: /[\uac00-\ud7a3]/gu,
    greeting: [/^안녕/u, '안녕하세요! 무엇을 도와드릴까요?'],
    wellbeing: [/어떻게 지내|잘 지내/u, '잘 지내요, 감사합니다! 무엇을 도와드릴까요?'],
    self: [/누구(?:세요|야|입니까)|이름이 뭐|자기소개/u, '저는 Moonshot AI의 언어 모델 Kimi입니다.'],
    joke: [/농담|유머/u, '세상에서 가장 뜨거운 과일은? 천도복숭아!'],
    capital: [/([\uac00-\ud7a3]{2,10}?)의? 수도/u, (country, city) => `${country}의 수도는 ${city}입니다.`],
    asks: /^$/u,
    about: (topic) => `이것은 ${topic}에 대한 모의 서버의 예시 글입니다. 간단한 예부터 시작하는 것이 가장 좋습니다.`,
  },
  {
    told: /[\u0430-\u044f\u0451]/giu,
    greeting: [/^(?:привет|здравствуй|добрый (?:день|вечер)|доброе утро)/iu, 'Здравствуйте! Чем я могу помочь?'],
    wellbeing: [/как (?:дела|поживае)/iu, 'Всё хорошо, спасибо! Чем я могу помочь?'],
    self: [/кто (?:ты|вы)|как (?:тебя|вас) зовут|представь/iu, 'Я Kimi, языковая модель компании Moonshot AI.'],
    joke: [/шутк|анекдот/iu, 'Колобок повесился.'],
    capital: [/столиц[аыу]\s([\p{L} ]{2,30})/iu, (country, city) => `Столица (${country}) — ${city}.`],
    asks: /^\s*(?:(?:что такое|что|как|где|когда|почему|кто)\s|(?:объясни|напиши|расскажи|опиши)(?:те)?\s)(?:(?:мне|о|об|про|короткий|стихотворение|рассказ|текст)\s)*/iu,
    about: (topic) => `Это пример текста мока на тему: ${topic}. Лучше всего начать с простого примера.`,
  },
]
/** A text of plain letters in one of these languages has one of these words. */
const cues = needs(
  'el los las una es del hola gracias buenos buenas eres explica escribe dime quel quelle quels quelles comment pourquoi est les une des du explique raconte bonjour salut bonsoir merci vous qui was wie wer wo wann warum welche welcher welches ist sind der das ein eine einen schreib schreibe nenne hallo guten moin servus danke bist und mir cos quali dove quando chi gli della dello spiega scrivi dimmi raccontami ciao buongiorno buonasera salve grazie sei una qual quais onde quem por os uma dos escreva diga conte oi bom boa obrigado',
)
const otherLetter = /[^\p{ASCII}“”‘’–—…]/u
const english = /\b(?:the|what|is|are|how|of|and|you|write|tell|in|to|for|with|this)\b/gi

/** Names of countries in these languages, by the English name. */
const countryNames: readonly (readonly [RegExp, string])[] = [
  [/franc(?:ia|e)|frankreich|frança|フランス|프랑스|франци/iu, 'France'],
  [/jap[oóã]n?|giappone|日本|일본|япони/iu, 'Japan'],
  [/alemania|allemagne|deutschland|germania|alemanha|ドイツ|독일|германи/iu, 'Germany'],
  [/itali[ae]n?|italie|itália|イタリア|이탈리아|итали/iu, 'Italy'],
  [/españa|espagne|spanien|spagna|espanha|スペイン|스페인|испани/iu, 'Spain'],
  [/brasil(?:ien|e)?|brésil|ブラジル|브라질|бразили/iu, 'Brazil'],
  [/portugal|portogallo|ポルトガル|포르투갈|португали/iu, 'Portugal'],
  [/m[eé]xi(?:co|que)|mexiko|messico|メキシコ|멕시코|мексик/iu, 'Mexico'],
  [/per[uúù]|pérou|ペルー|페루/iu, 'Peru'],
  [/argentin|アルゼンチン|아르헨티나|аргентин/iu, 'Argentina'],
  [/canad[aá]|kanada|カナダ|캐나다|канад/iu, 'Canada'],
  [/suecia|suède|schweden|svezia|suécia|スウェーデン|스웨덴|швеци/iu, 'Sweden'],
  [/noruega|norvège|norwegen|norvegia|ノルウェー|노르웨이|норвеги/iu, 'Norway'],
  [/chin[ae]|cina|中国|중국|кита/iu, 'China'],
  [/corea del sur|corée du sud|südkorea|corea|韓国|한국|коре/iu, 'South Korea'],
  [/egipto|égypte|ägypten|egitto|egito|エジプト|이집트|егип/iu, 'Egypt'],
  [/grecia|grèce|griechenland|grécia|ギリシャ|그리스|греци/iu, 'Greece'],
  [/polonia|pologne|polen|polônia|ポーランド|폴란드|польш/iu, 'Poland'],
  [/austria|autriche|österreich|áustria|オーストリア|오스트리아|австри/iu, 'Austria'],
  [/suiza|suisse|schweiz|svizzera|suíça|スイス|스위스|швейцари/iu, 'Switzerland'],
]

/** The answer in the language of the request; null for English and Chinese. */
export function answerInOwnLanguage(text: string): string | null {
  if (text.length > longest || (!hasCues(cues, text) && !otherLetter.test(text))) return null
  const language = findLanguage(text)
  if (language === null) return null
  for (const [asked, answer] of [language.wellbeing, language.self, language.joke]) if (asked.test(text)) return answer
  const country = language.capital[0].exec(text)?.[1]?.trim()
  const known = country === undefined ? undefined : countryNames.find(([name]) => name.test(country))?.[1]
  const city = known === undefined ? undefined : findCapital(`capital of ${known}`, false)?.city
  if (country !== undefined && city !== undefined) return language.capital[1](country, city)
  if (language.greeting[0].test(text) && text.length < 40) return language.greeting[1]
  const topic = text
    .trim()
    .replace(language.asks, '')
    .replace(/\s?[.!?？。！;]+\s*$/u, '')
    .trim()
  return language.about(topic.slice(0, 100))
}

/** The language with the most words in the text; one that English has more of is English. */
function findLanguage(text: string): Language | null {
  let best: { language: Language; count: number } | null = null
  for (const language of languages) {
    const count = text.match(language.told)?.length ?? 0
    if (count > (best?.count ?? 0)) best = { language, count }
  }
  if (best === null) return null
  const isGreeting = best.language.greeting[0].test(text) && text.length < 40
  const least = isGreeting || /[^\p{Script=Latin}\p{Script=Common}]/u.test(text) || /^\s*¿/.test(text) ? 1 : 2
  return best.count < least || best.count <= (text.match(english)?.length ?? 0) ? null : best.language
}
