/** Greetings and thanks in further languages: by the English name of the language, in the order of `basicPhrases`. */

/** The English phrases, each with its other wordings. */
const basicPhrases: readonly (readonly string[])[] = [
  ['hello', 'hi', 'hey'],
  ['thank you', 'thanks', 'thank you very much', 'many thanks'],
  ['good morning', 'morning'],
  ['good night'],
  ['goodbye', 'bye', 'see you'],
  ['yes'],
  ['no'],
  ['please'],
  ['i love you'],
  ['how are you'],
  ['welcome'],
  ['happy birthday'],
  ['cheers'],
]

/** The translations of a language, in the order of the phrases. */
const rows: Readonly<Record<string, string>> = {
  french:
    "Bonjour|Merci|Bonjour|Bonne nuit|Au revoir|Oui|Non|S'il vous plaît|Je t'aime|Comment allez-vous ?|Bienvenue|Joyeux anniversaire|Santé",
  spanish:
    'Hola|Gracias|Buenos días|Buenas noches|Adiós|Sí|No|Por favor|Te quiero|¿Cómo estás?|Bienvenido|Feliz cumpleaños|Salud',
  german:
    'Hallo|Danke|Guten Morgen|Gute Nacht|Auf Wiedersehen|Ja|Nein|Bitte|Ich liebe dich|Wie geht es dir?|Willkommen|Alles Gute zum Geburtstag|Prost',
  italian:
    'Ciao|Grazie|Buongiorno|Buonanotte|Arrivederci|Sì|No|Per favore|Ti amo|Come stai?|Benvenuto|Buon compleanno|Salute',
  portuguese:
    'Olá|Obrigado|Bom dia|Boa noite|Adeus|Sim|Não|Por favor|Eu te amo|Como você está?|Bem-vindo|Feliz aniversário|Saúde',
  japanese:
    'こんにちは|ありがとうございます|おはようございます|おやすみなさい|さようなら|はい|いいえ|お願いします|愛しています|お元気ですか？|ようこそ|お誕生日おめでとう|乾杯',
  chinese: '你好|谢谢|早上好|晚安|再见|是|不|请|我爱你|你好吗？|欢迎|生日快乐|干杯',
  korean:
    '안녕하세요|감사합니다|좋은 아침이에요|안녕히 주무세요|안녕히 가세요|네|아니요|부탁합니다|사랑해요|어떻게 지내세요?|환영합니다|생일 축하합니다|건배',
  russian:
    'Здравствуйте|Спасибо|Доброе утро|Спокойной ночи|До свидания|Да|Нет|Пожалуйста|Я тебя люблю|Как дела?|Добро пожаловать|С днём рождения|На здоровье',
  ukrainian:
    'Привіт|Дякую|Доброго ранку|На добраніч|До побачення|Так|Ні|Будь ласка|Я тебе кохаю|Як справи?|Ласкаво просимо|З днем народження|Будьмо',
  arabic: 'مرحبا|شكرا|صباح الخير|تصبح على خير|مع السلامة|نعم|لا|من فضلك|أحبك|كيف حالك؟|أهلا وسهلا|عيد ميلاد سعيد|في صحتك',
  hebrew: 'שלום|תודה|בוקר טוב|לילה טוב|להתראות|כן|לא|בבקשה|אני אוהב אותך|מה שלומך?|ברוכים הבאים|יום הולדת שמח|לחיים',
  hindi: 'नमस्ते|धन्यवाद|सुप्रभात|शुभ रात्रि|अलविदा|हाँ|नहीं|कृपया|मैं तुमसे प्यार करता हूँ|आप कैसे हैं?|स्वागत है|जन्मदिन मुबारक|चीयर्स',
  dutch:
    'Hallo|Dank je wel|Goedemorgen|Welterusten|Tot ziens|Ja|Nee|Alsjeblieft|Ik hou van je|Hoe gaat het?|Welkom|Gefeliciteerd met je verjaardag|Proost',
  polish:
    'Cześć|Dziękuję|Dzień dobry|Dobranoc|Do widzenia|Tak|Nie|Proszę|Kocham cię|Jak się masz?|Witamy|Wszystkiego najlepszego|Na zdrowie',
  swedish:
    'Hej|Tack|God morgon|God natt|Hej då|Ja|Nej|Snälla|Jag älskar dig|Hur mår du?|Välkommen|Grattis på födelsedagen|Skål',
  norwegian:
    'Hei|Takk|God morgen|God natt|Ha det|Ja|Nei|Vær så snill|Jeg elsker deg|Hvordan har du det?|Velkommen|Gratulerer med dagen|Skål',
  danish:
    'Hej|Tak|Godmorgen|Godnat|Farvel|Ja|Nej|Vær så venlig|Jeg elsker dig|Hvordan har du det?|Velkommen|Tillykke med fødselsdagen|Skål',
  finnish:
    'Hei|Kiitos|Hyvää huomenta|Hyvää yötä|Näkemiin|Kyllä|Ei|Ole hyvä|Rakastan sinua|Mitä kuuluu?|Tervetuloa|Hyvää syntymäpäivää|Kippis',
  greek:
    "Γεια σας|Ευχαριστώ|Καλημέρα|Καληνύχτα|Αντίο|Ναι|Όχι|Παρακαλώ|Σ'αγαπώ|Τι κάνετε;|Καλώς ήρθατε|Χρόνια πολλά|Στην υγειά μας",
  turkish:
    'Merhaba|Teşekkür ederim|Günaydın|İyi geceler|Hoşça kal|Evet|Hayır|Lütfen|Seni seviyorum|Nasılsın?|Hoş geldiniz|Doğum günün kutlu olsun|Şerefe',
  czech:
    'Ahoj|Děkuji|Dobré ráno|Dobrou noc|Na shledanou|Ano|Ne|Prosím|Miluji tě|Jak se máš?|Vítejte|Všechno nejlepší|Na zdraví',
  hungarian:
    'Szia|Köszönöm|Jó reggelt|Jó éjszakát|Viszontlátásra|Igen|Nem|Kérem|Szeretlek|Hogy vagy?|Üdvözöljük|Boldog születésnapot|Egészségedre',
  vietnamese:
    'Xin chào|Cảm ơn|Chào buổi sáng|Chúc ngủ ngon|Tạm biệt|Vâng|Không|Làm ơn|Tôi yêu bạn|Bạn khỏe không?|Chào mừng|Chúc mừng sinh nhật|Dô',
  thai: 'สวัสดี|ขอบคุณ|สวัสดีตอนเช้า|ราตรีสวัสดิ์|ลาก่อน|ใช่|ไม่|กรุณา|ฉันรักคุณ|สบายดีไหม?|ยินดีต้อนรับ|สุขสันต์วันเกิด|ชนแก้ว',
  swahili:
    'Jambo|Asante|Habari za asubuhi|Usiku mwema|Kwaheri|Ndiyo|Hapana|Tafadhali|Nakupenda|Habari yako?|Karibu|Heri ya kuzaliwa|Afya',
  latin:
    'Salve|Gratias|Bonum mane|Bonam noctem|Vale|Ita|Non|Quaeso|Te amo|Quid agis?|Salvete|Felix sit natalis dies|Prosit',
}

/** The names of the languages, for patterns. */
export const languageNames = Object.keys(rows).join('|')

/** The phrase in a language; undefined where either is not known. */
export function findGreeting(phrase: string, language: string): string | undefined {
  const plain = phrase
    .toLowerCase()
    .replaceAll(/[.,!?"'“”]+/g, '')
    .trim()
  const at = basicPhrases.findIndex((wordings) => wordings.includes(plain))
  const name = language.toLowerCase() === 'mandarin' ? 'chinese' : language.toLowerCase()
  return at < 0 || !Object.hasOwn(rows, name) ? undefined : rows[name]?.split('|')[at]
}
