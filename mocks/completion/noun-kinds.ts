/** What kind of thing a noun is, for the classes that examples of questions and of classification have: fruits, birds, vehicles. */

/** Kinds that exclude each other, with the nouns of each. */
export const nounKinds: Readonly<Record<string, string>> = {
  fruit:
    'apple banana orange pear peach plum grape mango cherry kiwi lemon lime melon strawberry raspberry blueberry pineapple apricot fig papaya watermelon',
  vegetable:
    'carrot potato onion spinach broccoli cabbage leek cauliflower lettuce celery garlic asparagus turnip beet radish kale',
  mammal:
    'whale dolphin bat dog cat horse cow elephant lion tiger bear human monkey mouse rat rabbit fox wolf sheep goat pig kangaroo giraffe seal deer otter',
  fish: 'salmon tuna shark cod trout herring carp eel goldfish sardine',
  bird: 'eagle sparrow penguin ostrich owl duck chicken parrot swan pigeon robin crow raven hawk goose',
  reptile: 'snake lizard turtle tortoise crocodile alligator gecko iguana chameleon',
  amphibian: 'frog toad newt salamander',
  insect: 'ant bee wasp butterfly fly mosquito beetle moth grasshopper cricket dragonfly ladybug',
  spider: 'spider tarantula',
  vehicle: 'car bus train bicycle truck motorcycle plane airplane boat ship tram van',
  color: 'red blue green yellow purple pink brown black white gray grey',
  planet: 'mercury venus earth mars jupiter saturn uranus neptune',
  metal: 'iron gold silver copper tin lead aluminum aluminium zinc nickel steel',
  tool: 'hammer screwdriver saw wrench drill pliers',
  furniture: 'table chair sofa bed desk shelf wardrobe couch',
}

const kindOf: ReadonlyMap<string, string> = new Map(
  Object.entries(nounKinds).flatMap(([kind, nouns]) => nouns.split(' ').map((noun) => [noun, kind] as const)),
)
const wider: Readonly<Record<string, readonly string[]>> = {
  animal: ['mammal', 'fish', 'bird', 'reptile', 'amphibian', 'insect', 'spider'],
  colour: ['color'],
}

/** The kind of a noun in the singular or the plural; undefined where it is not known. */
export function findKind(noun: string): string | undefined {
  const plain = noun.toLowerCase()
  return kindOf.get(plain) ?? kindOf.get(plain.replace(/ies$/, 'y')) ?? kindOf.get(plain.replace(/(?:es|s)$/, ''))
}

const asksForKind =
  /\b(?:is|are)\s(?:an?\s|the\s)?([a-z]{2,20})\s(?:an?\s|the\s|considered\s|really\s){0,2}([a-z]{3,12})(?=\s*(?:\?|or\b|$|[.,]))/i

/** `Is a whale a fish?`; undefined where the noun or the kind is not known. */
export function judgeKind(question: string): boolean | undefined {
  const asked = asksForKind.exec(question)
  if (asked === null) return undefined
  const kind = findKind(asked[1] as string)
  const named = (asked[2] as string).toLowerCase()
  const wanted = [named, named.replace(/s$/, '')].find(
    (one) => Object.hasOwn(nounKinds, one) || Object.hasOwn(wider, one),
  )
  if (kind === undefined || wanted === undefined) return undefined
  return kind === wanted || (Object.hasOwn(wider, wanted) && (wider[wanted]?.includes(kind) ?? false))
}
