/**
 * What a text says of the properties of an object, read in all usual forms. Which forms a schema can have is found once for a schema that
 * comes again.
 */
import { keepFor } from '../common/index.ts'
import { readKnownPairs, takesPairs } from './capital-lists.ts'
import { readDerived, takesDerived } from './derived-values.ts'
import { labelKeyOf, readLabel } from './described-labels.ts'
import { keysOf, propertiesOf } from './find-key.ts'
import { findTotal, readBillTotal } from './invoice-totals.ts'
import { graphKeysOf, readGraph } from './knowledge-graphs.ts'
import { readMaps, takesMap } from './map-values.ts'
import { readTranscript, takesTranscript } from './meeting-tasks.ts'
import { isMenu } from './menu-orders.ts'
import { findWorkKeys, isListPerPerson, worksOfPerson } from './per-person-lists.ts'
import { readPersonalData, readQuotedFacts, takesPersonalData, takesQuotedFacts } from './quoted-evidence.ts'
import { readRecordValues } from './record-values.ts'
import { isRecord } from './request-view.ts'
import { readSections } from './section-values.ts'
import {
  readAmounts,
  readBracketed,
  readContest,
  readCountsOf,
  readNames,
  readTemperature,
  takesNamedPairs,
} from './sentence-values.ts'
import { questionKeysOf, readQuestionPair } from './text-subjects.ts'
import { findShortTrivia } from './text/trivia.ts'
import { translateInto } from './text/translation.ts'
import { isUnionList, resolveDefinition } from './unions.ts'
import { readWorkedSteps, takesSteps } from './worked-steps.ts'

type Schema = Readonly<Record<string, unknown>>

/** What is read for an object. */
interface Source {
  readonly text: string
  /** The request as it is written. */
  readonly request: string
  /** Values that stand behind labels. */
  readonly labelled: Readonly<Record<string, unknown>>
  /** Fills the lists whose items are unions, orders or works of persons. */
  readonly fillLists: () => Record<string, unknown>
}

interface Reader {
  /** Whether the properties of a schema can have such values, whatever the text is. */
  readonly takes: (properties: Schema, root: Schema) => boolean
  readonly read: (source: Source, properties: Schema, root: Schema) => Readonly<Record<string, unknown>> | null
}

/** Of two that read the same property, the later one counts. */
const readers: readonly Reader[] = [
  someList(takesSteps, ({ text }, properties, root) => readWorkedSteps(text, properties, root)),
  {
    takes: (properties, root) =>
      Object.values(properties).some(
        (list) => isUnionList(list, root) || isMenu(list, root) || isListPerPerson(list, root),
      ),
    read: ({ fillLists }) => fillLists(),
  },
  always(({ text }, _, root) => readAmounts(text, root)),
  { takes: (_, root) => takesNamedPairs(root), read: ({ text }, _, root) => readCountsOf(text, root) },
  always(({ text }, properties) => readTemperature(text, keysOf(properties))),
  {
    takes: (properties) => Object.hasOwn(properties, 'winner'),
    read: ({ text }, properties) => readContest(text, keysOf(properties)),
  },
  { takes: (_, root) => takesNamedPairs(root), read: ({ text }, _, root) => readBracketed(text, root) },
  always(({ text }, properties) => readNames(text, properties)),
  always(({ text }, properties, root) => readRecordValues(text, properties, root)),
  {
    takes: takesTranscript,
    read: ({ text }, properties, root) => readTranscript(text, properties, root),
  },
  {
    takes: (properties) => findTotal(properties) !== undefined,
    read: ({ text }, properties) => readBillTotal(text, properties),
  },
  someList(takesPairs, ({ text }, properties, root) => readKnownPairs(text, properties, root)),
  {
    takes: (properties) => graphKeysOf(properties) !== null,
    read: ({ text }, properties, root) => readGraph(text, properties, root),
  },
  someList(takesQuotedFacts, ({ text }, properties, root) => readQuotedFacts(text, properties, root)),
  someList(takesPersonalData, ({ text }, properties, root) => readPersonalData(text, properties, root)),
  {
    takes: (properties, root) => Object.values(properties).some((property) => takesMap(property, root)),
    read: ({ text }, properties, root) => readMaps(text, properties, root),
  },
  always(({ text }, _, root) => readSections(text, root)),
  { takes: takesDerived, read: ({ text }, properties, root) => readDerived(text, properties, root) },
  {
    takes: (properties) => answerKeyOf(properties) !== undefined,
    read: ({ text }, properties) => readKnownAnswer(text, properties),
  },
  {
    takes: (properties) => keysOf(properties).some((key) => isQuestion.test(key)),
    read: ({ text }, properties) => readQuestion(text, properties),
  },
  always(({ text }, properties) => translateInto(text, keysOf(properties))),
  {
    takes: (properties) => labelKeyOf(properties) !== undefined,
    read: ({ request }, properties) => readLabel(request, properties),
  },
  {
    takes: (properties) => findWorkKeys(properties) !== null,
    read: ({ text }, properties) => worksOfPerson(properties, text),
  },
  {
    takes: (properties) => questionKeysOf(properties) !== null,
    read: ({ text }, properties) => readQuestionPair(text, properties),
  },
]

function always(read: Reader['read']): Reader {
  return { takes: () => true, read }
}

/** A reader for lists of objects with certain members. */
function someList(takes: (key: string, members: Schema, root: Schema) => boolean, read: Reader['read']): Reader {
  return {
    takes: (properties, root) =>
      Object.entries(properties).some(
        ([key, list]) =>
          isRecord(list) &&
          list['type'] === 'array' &&
          takes(key, propertiesOf(resolveDefinition(list['items'], root)), root),
      ),
    read,
  }
}

const readersFor = keepFor((schema: Schema): readonly Reader[] => {
  const properties = propertiesOf(schema)
  return readers.filter(({ takes }) => takes(properties, schema))
})

/** The values of the properties of an object that the text gives. */
export function readKnown(schema: Schema, source: Source): Schema {
  const properties = propertiesOf(schema)
  let known = source.labelled
  for (const { read } of readersFor(schema)) {
    const found = read(source, properties, schema)
    if (found !== null && !isEmpty(found)) known = { ...known, ...found }
  }
  return known
}

function isEmpty(values: Schema): boolean {
  for (const key in values) if (Object.hasOwn(values, key)) return false
  return true
}

/** The property for the answer to a well-known question: the only text, where its name is not one of a longer text. */
const answerKeyOf = keepFor((properties: Schema): string | undefined => {
  const texts = keysOf(properties).filter((key) => {
    const schema = properties[key]
    return isRecord(schema) && schema['type'] === 'string' && schema['enum'] === undefined
  })
  const [only] = texts
  return texts.length !== 1 ||
    only === undefined ||
    /^(?:explanation|reason\w*|text|message|content|response|reply|answer)$/i.test(only)
    ? undefined
    : only
})

/** The answer to a well-known question, for an object with one text. */
function readKnownAnswer(text: string, properties: Schema): Record<string, unknown> {
  const only = answerKeyOf(properties)
  const short = only === undefined ? null : findShortTrivia(text.trim())
  return short === null || only === undefined ? {} : { [only]: short }
}

const isQuestion = /^(?:(?:user|original|input)_)?(?:question|query)$/i

/** The question of a text, for a property that repeats it. */
function readQuestion(text: string, properties: Schema): Record<string, unknown> {
  const key = keysOf(properties).find((one) => isQuestion.test(one))
  if (key === undefined || text.length > 4000) return {}
  const asked = [...text.matchAll(/(?:^|[.!:\n]\s{0,3})([^.?!:\n]{8,200}\?)/g)].at(-1)?.[1]
  return asked === undefined ? {} : { [key]: asked.trim() }
}
