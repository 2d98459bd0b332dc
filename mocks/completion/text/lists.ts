/** Writes numbered lists of as many items as a text asks for: `List three colors`, `列出5种水果`. */
import { createRandom } from '../../common/index.ts'
import { writeProse } from './prose.ts'
import { needs } from '../cues.ts'
import { oneToTen } from '../number-words.ts'

const known: readonly (readonly [RegExp, readonly string[], readonly string[]])[] = [
  [/primary colou?rs/i, ['Red', 'Blue', 'Yellow'], ['红色', '蓝色', '黄色']],
  [
    /months/i,
    'January February March April May June July August September October November December'.split(' '),
    Array.from({ length: 12 }, (_, index) => `${index + 1}月`),
  ],
  [/seasons/i, ['Spring', 'Summer', 'Autumn', 'Winter'], ['春天', '夏天', '秋天', '冬天']],
  [
    /colou?rs?|颜色/i,
    ['Red', 'Blue', 'Green', 'Yellow', 'Purple', 'Orange', 'Black', 'White', 'Pink', 'Brown'],
    ['红色', '蓝色', '绿色', '黄色', '紫色', '橙色', '黑色', '白色', '粉色', '棕色'],
  ],
  [
    /fruits?|水果/i,
    ['Apple', 'Banana', 'Orange', 'Grape', 'Mango', 'Pear', 'Peach', 'Cherry', 'Kiwi', 'Plum'],
    ['苹果', '香蕉', '橙子', '葡萄', '芒果', '梨', '桃子', '樱桃', '猕猴桃', '李子'],
  ],
  [
    /planets?|行星/i,
    ['Mercury', 'Venus', 'Earth', 'Mars', 'Jupiter', 'Saturn', 'Uranus', 'Neptune'],
    ['水星', '金星', '地球', '火星', '木星', '土星', '天王星', '海王星'],
  ],
  [
    /animals?|动物/i,
    ['Dog', 'Cat', 'Elephant', 'Tiger', 'Panda', 'Horse', 'Eagle', 'Dolphin', 'Fox', 'Bear'],
    ['狗', '猫', '大象', '老虎', '熊猫', '马', '鹰', '海豚', '狐狸', '熊'],
  ],
  [
    /programming languages?|编程语言/i,
    ['Python', 'JavaScript', 'Go', 'Rust', 'Java', 'TypeScript', 'C++', 'Ruby', 'Swift', 'Kotlin'],
    ['Python', 'JavaScript', 'Go', 'Rust', 'Java', 'TypeScript', 'C++', 'Ruby', 'Swift', 'Kotlin'],
  ],
  [
    /cit(?:y|ies)|城市/i,
    ['Beijing', 'Paris', 'Tokyo', 'London', 'New York', 'Berlin', 'Sydney', 'Cairo', 'Rome', 'Madrid'],
    ['北京', '上海', '广州', '深圳', '杭州', '成都', '西安', '南京', '武汉', '重庆'],
  ],
  [
    /countr(?:y|ies)|国家/i,
    ['China', 'France', 'Japan', 'Germany', 'Brazil', 'Canada', 'Egypt', 'India', 'Italy', 'Spain'],
    ['中国', '法国', '日本', '德国', '巴西', '加拿大', '埃及', '印度', '意大利', '西班牙'],
  ],
  [
    /days of the week|weekdays?|星期/i,
    ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
  ],
]
const numberWords: Readonly<Record<string, number>> = {
  ...oneToTen,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}
const english =
  /\b(?:list|name|give|suggest|tell|write|show|provide)\b[^.\n?]{0,24}?\b(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)\s+(?!words?\b|sentences?\b|paragraphs?\b|lines?\b)([a-z][a-z -]{1,40})/i
const chinese =
  /(?:列出|列举|说出|给出|给我|写出|推荐)[^。\n]{0,8}?(\d{1,3}|[两二三四五六七八九十])\s*(?:种|个|条|本|位|款|项|座|只)\s*([^\s，。,.!！？?]{1,12})/

/** Cues of a request for a list: a verb and a number. */
export const listCues = needs(
  'list name give suggest tell write show provide what enumerate 列 说 给 写 推',
  '\\d days weekdays months planets seasons primary two three four five six seven eight nine ten 两 二 三 四 五 六 七 八 九 十',
)

/** Lists that are known as a whole: `List the days of the week`. */
function findWholeList(text: string, inChinese: boolean): string | null {
  const topic =
    /\b(?:list|name|write|give me|tell me|what are|enumerate)\b(?:\s(?:me|out|all|of|the|two|three|four|seven|eight|twelve|\d{1,2}))*\s(days of the week|weekdays|months(?: of the year)?|planets(?: (?:in|of) (?:the|our) solar system)?|(?:four )?seasons|primary colou?rs)\b/i.exec(
      text,
    )?.[1]
  if (topic === undefined) return null
  const items = known.find(([pattern]) => pattern.test(topic))
  if (items === undefined) return null
  const names = inChinese ? items[2] : items[1]
  if (/\bcommas?\b/i.test(text)) return names.join(', ')
  return names.map((name, index) => `${index + 1}. ${name}`).join('\n')
}

/** A list as the text asks for it, null where it asks for none. */
export function findList(text: string, inChinese: boolean): string | null {
  if (text.length > 2000) return null
  const match = english.exec(text) ?? chinese.exec(text)
  if (!match) return findWholeList(text, inChinese)
  const word = (match[1] as string).toLowerCase()
  const count = Math.min(100, numberWords[word] ?? Number(word))
  const topic = (match[2] as string).trim()
  const bulleted =
    /^(?:bullet points?|bullets|bulleted \w+)\b(?:\s(?:about|on|for|of|explaining|that|summari[sz]ing|describing))?\s?(.{0,80})/i.exec(
      topic,
    )
  if (bulleted !== null)
    return writeProse(bulleted[1] || 'this topic', count, inChinese, createRandom(topic))
      .split(/(?<=[.。])\s+|\n+/)
      .slice(0, count)
      .map((sentence) => `- ${sentence}`)
      .join('\n')
  const items = known.find(([pattern]) => pattern.test(topic))
  const names = items ? (inChinese ? items[2] : items[1]) : []
  const lines: string[] = []
  for (let i = 0; i < count; i++)
    lines.push(
      `${i + 1}. ${names[i] ?? (inChinese ? `${topic.replace(/^的/, '')}示例 ${i + 1}` : `Example ${i + 1} of ${topic}`)}`,
    )
  if (/\bcommas?\b/i.test(text)) return lines.map((line) => line.replace(/^\d{1,3}\. /, '')).join(', ')
  return lines.join('\n')
}
