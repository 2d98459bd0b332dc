/** Reports a content part that was dropped without an error. An answer shows that only where it says so, so the patterns are narrow. */
import { isObject, defineCheck } from '../../judge/index.ts'
import { atMessage } from '../helpers/answer.ts'
import { findMessages, isChat, isSuccess } from '../helpers/request.ts'

/** Answers that say that no image came, in English and Chinese. */
const noImageWords = new RegExp(
  [
    "\\bI (do not|don['’]t|cannot|can['’]t|am unable to|'m unable to) (see|view|find) (an|any|the|your) (image|picture|photo)",
    '\\bI see no (image|picture|photo)',
    '\\bno (image|picture|photo) (was|is|has been|seems to be|appears to be) (attached|provided|included|uploaded|visible)',
    "\\byou (have not|haven['’]t|didn['’]t) (attached|provided|included|uploaded|shared) (an|any|the) (image|picture|photo)",
    '\\b(text-only|text-based) (model|assistant)',
    '没有(看到|收到|发现).{0,6}(图片|图像|照片)',
    '(看不到|无法查看).{0,6}(图片|图像|照片)',
  ].join('|'),
  'i',
)

export const imageRead = defineCheck({
  name: 'image-read',
  promise: 'An image part is read or refused, never dropped.',
  source: ['docs/guide/use-kimi-vision-model', 'leonickson1/Swiftlet#38'],
  catches: ['SEM-26'],
  severity: 'fail',
  inspect(subject, report) {
    const { request } = subject
    if (request === null || !isChat(subject) || !isSuccess(subject)) return
    const last = findMessages(request).findLast((message) => message.role === 'user')
    const parts = Array.isArray(last?.content) ? last.content.filter(isObject) : []
    if (!parts.some((part) => part.type === 'image_url' || part.type === 'video_url')) return
    return {
      end() {
        for (const choice of subject.assembled.choices.values()) {
          const words = noImageWords.exec(choice.content.whole?.slice(0, 400) ?? '')
          if (words)
            report({
              message: 'the image part was dropped and the answer given without it',
              documented: 'an answer about the image, or 400 naming the part',
              received: words[0],
              at: atMessage(subject, choice, '/content'),
            })
        }
      },
    }
  },
})
