/** Chinese, German, Spanish and French names of properties, and the English names by whose rules they are filled. */
import { keepFor } from '../common/index.ts'

const names: Readonly<Record<string, string>> = {
  姓名: 'name',
  名字: 'name',
  名称: 'name',
  人名: 'name',
  年龄: 'age',
  性别: 'gender',
  职业: 'job',
  职位: 'job',
  公司: 'company',
  公司名称: 'company',
  城市: 'city',
  国家: 'country',
  首都: 'capital',
  地点: 'location',
  地址: 'address',
  电话: 'phone',
  手机: 'phone',
  手机号: 'phone',
  邮箱: 'email',
  日期: 'date',
  时间: 'time',
  价格: 'price',
  金额: 'amount',
  总价: 'total_price',
  数量: 'quantity',
  产品: 'product',
  商品: 'product',
  标题: 'title',
  书名: 'title',
  作者: 'author',
  摘要: 'summary',
  总结: 'summary',
  关键词: 'keywords',
  情感: 'sentiment',
  类别: 'category',
  类型: 'type',
  年份: 'year',
  成立年份: 'founded_year',
  成立时间: 'founded_year',
  人口: 'population',
  语言: 'language',
  原因: 'reason',
  理由: 'reason',
  答案: 'answer',
  回答: 'answer',
  问题: 'question',
  收件人: 'to',
  主题: 'subject',
  正文: 'body',
  destinatario: 'to',
  empfänger: 'to',
  empfaenger: 'to',
  destinataire: 'to',
  asunto: 'subject',
  betreff: 'subject',
  objet: 'subject',
  texto: 'text',
  cuerpo: 'body',
  mensaje: 'message',
  nachricht: 'message',
  inhalt: 'content',
  contenido: 'content',
  contenu: 'content',
  ciudad: 'city',
  stadt: 'city',
  ort: 'location',
  ville: 'city',
  lieu: 'location',
  ubicacion: 'location',
  lugar: 'location',
  fecha: 'date',
  datum: 'date',
  hora: 'time',
  uhrzeit: 'time',
  heure: 'time',
  nombre: 'name',
  nom: 'name',
  origen: 'origin',
  destino: 'destination',
  origine: 'origin',
  ziel: 'destination',
  abfahrtsort: 'origin',
  cantidad: 'quantity',
  menge: 'quantity',
  anzahl: 'quantity',
  betrag: 'amount',
  importe: 'amount',
  montant: 'amount',
  sprache: 'language',
  idioma: 'language',
  langue: 'language',
  titulo: 'title',
  título: 'title',
  titel: 'title',
  titre: 'title',
  edad: 'age',
  alter: 'age',
  precio: 'price',
  preis: 'price',
  prix: 'price',
}

type Schema = Readonly<Record<string, unknown>>

/** The English name of a property; the name itself where it has none here. */
export function toEnglishKey(key: string): string {
  return Object.hasOwn(names, key) ? (names[key] as string) : key
}

/** The schema of a tool's arguments with English names, kept with the schema; see `withEnglishKeys`. */
export const readEnglishKeys = keepFor(withEnglishKeys)

/** An object schema with English names in place of the Chinese ones that have one, as long as they differ. */
export function withEnglishKeys(schema: Schema): { schema: Schema; rename: (value: unknown) => unknown } {
  const { properties, required } = schema
  const same = { schema, rename: (value: unknown) => value }
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return same
  const keys = Object.keys(properties)
  const english = keys.map(toEnglishKey)
  if (keys.every((key, index) => key === english[index]) || new Set(english).size < keys.length) return same
  const members = Object.values(properties).map((value, index) => [english[index] as string, value as unknown] as const)
  return {
    schema: {
      ...schema,
      properties: Object.fromEntries(members),
      ...(Array.isArray(required)
        ? { required: required.map((key) => (typeof key === 'string' ? toEnglishKey(key) : (key as unknown))) }
        : {}),
    },
    rename: (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
      const back = new Map(english.map((key, index) => [key, keys[index] as string]))
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [back.get(key) ?? key, member as unknown]))
    },
  }
}
