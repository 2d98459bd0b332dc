/** Sentences in other languages, for prompts that require an answer in one of them: `Answer in French.` */

const sentences: Readonly<Record<string, readonly [string, string]>> = {
  arabic: ['هذه إجابة قصيرة عن سؤالك.', 'من الأفضل أن نبدأ بمثال بسيط.'],
  bengali: ['এটি আপনার প্রশ্নের একটি ছোট উত্তর।', 'একটি সহজ উদাহরণ দিয়ে শুরু করা ভালো।'],
  bulgarian: ['Това е кратък отговор на вашия въпрос.', 'Най-добре е да започнем с прост пример.'],
  chinese: ['这是对你的问题的简短回答。', '最好从一个简单的例子开始。'],
  czech: ['Toto je krátká odpověď na vaši otázku.', 'Nejlepší je začít jednoduchým příkladem.'],
  danish: ['Dette er et kort svar på dit spørgsmål.', 'Det er bedst at begynde med et enkelt eksempel.'],
  dutch: ['Dit is een kort antwoord op uw vraag.', 'Het is het beste om met een eenvoudig voorbeeld te beginnen.'],
  finnish: ['Tämä on lyhyt vastaus kysymykseesi.', 'On parasta aloittaa yksinkertaisella esimerkillä.'],
  french: ['Voici une réponse courte à votre question.', 'Le mieux est de commencer par un exemple simple.'],
  german: ['Dies ist eine kurze Antwort auf Ihre Frage.', 'Am besten beginnt man mit einem einfachen Beispiel.'],
  greek: ['Αυτή είναι μια σύντομη απάντηση στην ερώτησή σας.', 'Είναι καλύτερα να ξεκινήσουμε με ένα απλό παράδειγμα.'],
  gujarati: ['આ તમારા પ્રશ્નનો ટૂંકો જવાબ છે.', 'સરળ ઉદાહરણથી શરૂ કરવું સારું છે.'],
  hebrew: ['זוהי תשובה קצרה לשאלה שלך.', 'כדאי להתחיל בדוגמה פשוטה.'],
  hindi: ['यह आपके प्रश्न का संक्षिप्त उत्तर है।', 'एक सरल उदाहरण से शुरू करना अच्छा रहता है।'],
  indonesian: ['Ini adalah jawaban singkat untuk pertanyaan Anda.', 'Sebaiknya mulai dengan contoh yang sederhana.'],
  italian: ['Questa è una breve risposta alla tua domanda.', 'È meglio iniziare con un esempio semplice.'],
  japanese: ['これはご質問に対する短い回答です。', '簡単な例から始めるのが一番です。'],
  kannada: ['ಇದು ನಿಮ್ಮ ಪ್ರಶ್ನೆಗೆ ಚಿಕ್ಕ ಉತ್ತರ.', 'ಸರಳ ಉದಾಹರಣೆಯಿಂದ ಪ್ರಾರಂಭಿಸುವುದು ಒಳ್ಳೆಯದು.'],
  korean: ['이것은 질문에 대한 짧은 답변입니다.', '간단한 예부터 시작하는 것이 가장 좋습니다.'],
  malayalam: ['ഇത് നിങ്ങളുടെ ചോദ്യത്തിനുള്ള ചെറിയ ഉത്തരമാണ്.', 'ഒരു ലളിതമായ ഉദാഹരണത്തിൽ നിന്ന് തുടങ്ങുന്നതാണ് നല്ലത്.'],
  marathi: ['हे तुमच्या प्रश्नाचे छोटे उत्तर आहे.', 'एका सोप्या उदाहरणाने सुरुवात करणे चांगले.'],
  nepali: ['यो तपाईंको प्रश्नको छोटो उत्तर हो।', 'एउटा सरल उदाहरणबाट सुरु गर्नु राम्रो हुन्छ।'],
  norwegian: ['Dette er et kort svar på spørsmålet ditt.', 'Det er best å begynne med et enkelt eksempel.'],
  persian: ['این یک پاسخ کوتاه به پرسش شماست.', 'بهتر است با یک مثال ساده شروع کنیم.'],
  polish: ['To jest krótka odpowiedź na twoje pytanie.', 'Najlepiej zacząć od prostego przykładu.'],
  portuguese: ['Esta é uma resposta curta à sua pergunta.', 'O melhor é começar com um exemplo simples.'],
  punjabi: ['ਇਹ ਤੁਹਾਡੇ ਸਵਾਲ ਦਾ ਛੋਟਾ ਜਵਾਬ ਹੈ।', 'ਇੱਕ ਸੌਖੀ ਉਦਾਹਰਣ ਨਾਲ ਸ਼ੁਰੂ ਕਰਨਾ ਚੰਗਾ ਹੈ।'],
  russian: ['Это краткий ответ на ваш вопрос.', 'Лучше всего начать с простого примера.'],
  spanish: ['Esta es una respuesta breve a tu pregunta.', 'Lo mejor es empezar con un ejemplo sencillo.'],
  swahili: ['Hili ni jibu fupi kwa swali lako.', 'Ni vyema kuanza na mfano rahisi.'],
  swedish: ['Detta är ett kort svar på din fråga.', 'Det är bäst att börja med ett enkelt exempel.'],
  tamil: ['இது உங்கள் கேள்விக்கான சுருக்கமான பதில்.', 'ஒரு எளிய எடுத்துக்காட்டுடன் தொடங்குவது நல்லது.'],
  telugu: ['ఇది మీ ప్రశ్నకు చిన్న సమాధానం.', 'సులభమైన ఉదాహరణతో ప్రారంభించడం మంచిది.'],
  thai: ['นี่คือคำตอบสั้น ๆ สำหรับคำถามของคุณ', 'ควรเริ่มจากตัวอย่างง่าย ๆ'],
  turkish: ['Bu, sorunuza kısa bir yanıttır.', 'Basit bir örnekle başlamak en iyisidir.'],
  ukrainian: ['Це коротка відповідь на ваше запитання.', 'Найкраще почати з простого прикладу.'],
  urdu: ['یہ آپ کے سوال کا مختصر جواب ہے۔', 'ایک آسان مثال سے شروع کرنا بہتر ہے۔'],
  vietnamese: ['Đây là câu trả lời ngắn cho câu hỏi của bạn.', 'Tốt nhất là bắt đầu bằng một ví dụ đơn giản.'],
}

const names = Object.keys(sentences)
  .map((name) => name.charAt(0).toUpperCase() + name.slice(1))
  .join('|')
const name = `(?:the )?(${names})`

/** The names of the languages, as cues. */
export const languageCues = Object.keys(sentences).join(' ')

/** A demand of a language: its name is in one of three groups. */
export const languagePattern = new RegExp(
  String.raw`\b(?:[Aa]nswer|[Rr]espond|[Rr]eply|[Rr]esponse|written|[Ww]rite|[Ee]xplain|[Ss]peak|entirely|only|completely|document|poem|haiku|riddle|song)\b[^.\n]{0,60}?\b(?:in|using)(?: only)? ${name}\b|\b(?:only|except) (?:in |using |the )*${name}\b|\bin ${name}(?: language)?,? (?:only|and no other|no other)`,
)

/** Two sentences in a language; undefined for English and for unknown names. */
export function foreignSentences(language: string): readonly string[] | undefined {
  return sentences[language.toLowerCase()]
}
