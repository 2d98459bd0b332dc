/** Translates common phrases; a text that is not among them is repeated, as a translation of it needs a model. */
import type { RequestView } from '../request-view.ts'
import { splitTask } from '../task-parts.ts'

const codes = ['fr', 'es', 'de', 'it', 'pt', 'ja', 'zh'] as const
const languages: readonly (readonly [name: RegExp, code: (typeof codes)[number] | 'en'])[] = [
  [/\bfrench\b|法[语文]/i, 'fr'],
  [/\bspanish\b|西班牙[语文]/i, 'es'],
  [/\bgerman\b|德[语文]/i, 'de'],
  [/\bitalian\b/i, 'it'],
  [/\bportuguese\b/i, 'pt'],
  [/\bjapanese\b|日[语文]/i, 'ja'],
  [/\b(?:chinese|mandarin)\b|中文/i, 'zh'],
  [/\benglish\b|英[语文]/i, 'en'],
]
/** English, then the languages in the order of the codes. */
const phrases: readonly (readonly string[])[] = [
  ['hello', 'Bonjour', 'Hola', 'Hallo', 'Ciao', 'Olá', 'こんにちは', '你好'],
  ['hi', 'Salut', 'Hola', 'Hallo', 'Ciao', 'Oi', 'こんにちは', '你好'],
  [
    'hello world',
    'Bonjour le monde',
    'Hola mundo',
    'Hallo Welt',
    'Ciao mondo',
    'Olá mundo',
    'こんにちは世界',
    '你好，世界',
  ],
  ['good morning', 'Bonjour', 'Buenos días', 'Guten Morgen', 'Buongiorno', 'Bom dia', 'おはようございます', '早上好'],
  ['good evening', 'Bonsoir', 'Buenas tardes', 'Guten Abend', 'Buonasera', 'Boa noite', 'こんばんは', '晚上好'],
  ['good night', 'Bonne nuit', 'Buenas noches', 'Gute Nacht', 'Buonanotte', 'Boa noite', 'おやすみなさい', '晚安'],
  ['goodbye', 'Au revoir', 'Adiós', 'Auf Wiedersehen', 'Arrivederci', 'Adeus', 'さようなら', '再见'],
  ['thank you', 'Merci', 'Gracias', 'Danke', 'Grazie', 'Obrigado', 'ありがとうございます', '谢谢'],
  ['thanks', 'Merci', 'Gracias', 'Danke', 'Grazie', 'Obrigado', 'ありがとう', '谢谢'],
  ['please', "S'il vous plaît", 'Por favor', 'Bitte', 'Per favore', 'Por favor', 'お願いします', '请'],
  ['yes', 'Oui', 'Sí', 'Ja', 'Sì', 'Sim', 'はい', '是'],
  ['no', 'Non', 'No', 'Nein', 'No', 'Não', 'いいえ', '不'],
  [
    'how are you',
    'Comment allez-vous ?',
    '¿Cómo estás?',
    'Wie geht es dir?',
    'Come stai?',
    'Como você está?',
    'お元気ですか？',
    '你好吗？',
  ],
  ['i love you', "Je t'aime", 'Te quiero', 'Ich liebe dich', 'Ti amo', 'Eu te amo', '愛しています', '我爱你'],
  [
    'i love programming',
    "J'adore la programmation",
    'Me encanta programar',
    'Ich liebe Programmieren',
    'Amo programmare',
    'Eu adoro programar',
    'プログラミングが大好きです',
    '我喜欢编程',
  ],
  ['welcome', 'Bienvenue', 'Bienvenido', 'Willkommen', 'Benvenuto', 'Bem-vindo', 'ようこそ', '欢迎'],
  ['cat', 'Chat', 'Gato', 'Katze', 'Gatto', 'Gato', '猫', '猫'],
  ['dog', 'Chien', 'Perro', 'Hund', 'Cane', 'Cão', '犬', '狗'],
  ['water', 'Eau', 'Agua', 'Wasser', 'Acqua', 'Água', '水', '水'],
  ['house', 'Maison', 'Casa', 'Haus', 'Casa', 'Casa', '家', '房子'],
  ['friend', 'Ami', 'Amigo', 'Freund', 'Amico', 'Amigo', '友達', '朋友'],
  [
    'where is the library',
    'Où est la bibliothèque ?',
    '¿Dónde está la biblioteca?',
    'Wo ist die Bibliothek?',
    "Dov'è la biblioteca?",
    'Onde fica a biblioteca?',
    '図書館はどこですか？',
    '图书馆在哪里？',
  ],
  [
    'the weather is nice today',
    "Il fait beau aujourd'hui",
    'Hoy hace buen tiempo',
    'Das Wetter ist heute schön',
    'Oggi il tempo è bello',
    'O tempo está bom hoje',
    '今日は天気がいいです',
    '今天天气很好',
  ],
]
const asks = /\btranslat(?:e|es|ion|or)\b|\bhow (?:do|would) (?:you|i) say\b|翻译/i

/** The translation that a request asks for; null where it asks for none. */
export function findTranslation(view: RequestView): string | null {
  const { taskText, systemText } = view
  if (taskText.length > 20_000) return null
  const isInTask = asks.test(taskText.slice(0, 400))
  if (!isInTask && !(systemText.length < 2000 && asks.test(systemText))) return null
  const request = isInTask ? taskText.slice(0, 400) : systemText
  const source = isInTask ? readSource(taskText) : taskText
  const target = /\b(?:to|into|in)\s+(?:[a-z]+\s)?(\p{Lu}\p{L}+)\b|翻译成([\u4e00-\u9fff]{2,4})/u.exec(request)
  const language = languages.find(([name]) => name.test(target?.[1] ?? target?.[2] ?? request))?.[1]
  if (language === undefined || source === '') return null
  return translate(source, language) ?? source
}

function readSource(task: string): string {
  const { content } = splitTask(task)
  const quoted = /["“「']([^"”」\n]{1,2000})["”」']\s*(?:$|[.?!]|\b(?:in|to|into)\b)/.exec(task)?.[1]
  const spoken =
    /\b(?:translate|say)\s+(?:the (?:word|phrase|sentence)\s+)?(.{1,300}?)\s+(?:in|to|into)\s+\p{Lu}/iu.exec(task)?.[1]
  return (quoted ?? (content === '' ? (spoken ?? '') : content)).replace(/^["“']|["”']$/g, '').trim()
}

function translate(source: string, language: (typeof codes)[number] | 'en'): string | null {
  const plain = source
    .toLowerCase()
    .replace(/[.!?。！？¿¡]+/g, '')
    .trim()
  if (language === 'en') {
    const row = phrases.find((words) =>
      words.slice(1).some(
        (word) =>
          word
            .toLowerCase()
            .replace(/[.!?。！？¿¡ ]+$/g, '')
            .replace(/^¿/, '') === plain,
      ),
    )
    return row === undefined ? null : (row[0] as string).charAt(0).toUpperCase() + (row[0] as string).slice(1)
  }
  const found = phrases.find(([english]) => english === plain)?.[codes.indexOf(language) + 1]
  if (found === undefined) return null
  const end = /[.!]$/.exec(source)?.[0] ?? ''
  return /[?？！!.]$/.test(found) ? found : found + end
}
