/**
 * Reports a content part that was dropped without an error. An answer shows that only where it says so, so the
 * patterns are narrow: they name the image itself.
 */
import { isObject, defineCheck } from '../../judge/index.ts'
import { atMessage } from '../helpers/answer.ts'
import { findMessages, isChat, isSuccess } from '../helpers/request.ts'

const image = '(?:image|picture|photo|screenshot)s?'
const cannot =
  "(?:do not|don['’]t|cannot|can['’]t|am unable to|['’]m unable to|am not able to|['’]m not able to)(?: (?:actually|directly|currently))?"
/** What may follow, where the image itself is meant and not what it shows: "I see no image of a cat" is an answer. */
const itself =
  '(?=\\s*(?:[.,;:!?)\\n–—]|$)|\\s+(?:attached|included|provided|uploaded|shared|here|yet|directly|but|so|or|and|you|because|since|that (?:you|was)|with your|in (?:your|the|our|this) (?:message|conversation|chat|prompt|request))\\b)'

/** Answers that say that no image came, in the languages of most reports. */
const noImageWords = new RegExp(
  [
    `\\bI ?${cannot} (?:see|view|find|access|open) (?:(?:an|any|the|your) )?(?:(?:attached|uploaded) )?${image}${itself}`,
    `\\bI ?${cannot} (?:process|interpret|analy[sz]e|look at) (?:images|pictures|photos)\\b`,
    `\\bI (?:see no|did not receive an?|didn['’]t receive an?|have not received an?) ${image}${itself}`,
    `\\bthere(?: is|['’]s| was| seems to be| appears to be) no ${image} (?:attached|provided|included|uploaded|(?:in|with) (?:your|the|our|this) (?:message|conversation|chat|prompt|request))`,
    '\\bno (?:image|picture|photo) (?:was|is|has been|seems to be|appears to be) (?:attached|provided|included|uploaded|visible)',
    `\\byou (?:have not|haven['’]t|did not|didn['’]t|forgot to) (?:attach|provide|include|upload|share)(?:e?d)? (?:an|any|the|your) ${image}`,
    `\\b(?:please|could you|can you) (?:please )?(?:attach|upload|share|provide|send) (?:the|an|your) ${image}${itself}`,
    '\\b(?:text-only|text-based) (?:model|assistant)',
    '\\bkeine? Bild(?:er)? (?:sehen|ansehen|erhalten|finden|angehängt)|\\bsehe kein Bild\\b|\\bdas Bild (?:leider )?nicht (?:sehen|ansehen|öffnen)',
    "\\bne (?:vois|peux) pas (?:voir )?(?:d['’]|l['’]|les |ces )images?\\b(?! (?:de|du|des)\\b)|\\baucune image (?:n['’]a été |n['’]est )?(?:jointe|fournie)",
    '\\bno (?:veo|puedo ver) (?:ninguna |la |las )?im[aá]gen(?:es)?(?! de\\b)',
    '没[有能](?:看到|收到|发现|上传|附上|提供).{0,6}(?:图片|图像|照片)(?![中里上内的])',
    '(?:看不到|看不见|无法查看|无法看到).{0,6}(?:图片|图像|照片)(?![中里上内的])',
    '画像(?:が|は)(?:添付|見え|確認でき).{0,10}(?:ません|ない)|画像を(?:見る|確認する)ことが?でき(?:ません|ない)',
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
    // The last question, and what tools returned since then.
    const messages = findMessages(request)
    const last = messages.slice(
      Math.max(
        0,
        messages.findLastIndex((message) => message.role === 'user'),
      ),
    )
    const parts = last.flatMap(({ content }) => (Array.isArray(content) ? content.filter(isObject) : []))
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
