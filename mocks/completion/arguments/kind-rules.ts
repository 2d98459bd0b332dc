/** Rules for values of a kind with its own words: repositories, channels, versions, sports, genres, substances, rooms, makers. */
import { findCompany, findRoom, findSign } from './entity-extracts.ts'
import { findGender, findGenre, findSlug, findSport } from './item-extracts.ts'
import type { Rule } from './property.ts'

const total = /\n\s{0,20}(?:grand |sub ?)?total\b/i

/** The first line of a receipt, which is the name of the shop; undefined for other texts. */
function findHeading(text: string): string | undefined {
  if (!total.test(text.slice(0, 4000))) return undefined
  const lines = text
    .slice(0, 400)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/receipt|invoice|:$/i.test(line))
  return lines.length > 1 && /^[\p{L}'’& .-]{2,60}$/u.test(lines[0] as string) ? lines[0] : undefined
}

export const kindRules: readonly Rule[] = [
  { name: /^(?:owner|org|organization|repo_owner|workspace)$/, find: (facts) => [findSlug(facts.text)?.owner] },
  { name: /^(?:repo|repository|repo_name|project_name)$/, find: (facts) => [findSlug(facts.text)?.name] },
  {
    name: /^(?:category|field|subject|discipline|branch|area|topic)$/,
    find: (facts) => [
      /\b(?:in|of|for)\s((?:organic |inorganic |quantum |computer )?(?:physics|chemistry|medicine|literature|peace|economics|biology|mathematics|history|geography|philosophy|psychology|engineering|astronomy|law|art|music|science))\b/i.exec(
        facts.text.slice(0, 400),
      )?.[1],
    ],
  },
  {
    name: /^(?:key|keys|key_name|shortcut)$/,
    find: (facts) => [
      /\b[Pp]ress(?:ing)?\s(?:the\s)?["'\u0060]?((?:Ctrl|Control|Alt|Shift|Cmd|Meta)\+\w{1,12}|[A-Z][A-Za-z]{1,12}\d{0,2}|[A-Za-z\d])["'\u0060]?(?:\s(?:key|button))?(?=[\s.,!?]|$)/.exec(
        facts.text.slice(0, 400),
      )?.[1],
    ],
  },
  {
    name: /channel/,
    find: (facts) => [
      /#([\w-]{1,60})|\bchannel ((?=[A-Z\d]{0,12}\d)[A-Z\d]{5,14})\b|\b(?:of|in|to) ([CGD]\d[A-Z\d]{2,12})\b|\b(?:to|in) (?:the )?((?!the\b)[\w-]{2,40}) channel\b/i
        .exec(facts.text.slice(0, 2000))
        ?.slice(1)
        .find((part) => part !== undefined),
    ],
  },
  {
    name: /version|release/,
    find: (facts) => [/\bv?\d{1,4}(?:\.\d{1,6}){1,3}(?:-[\w.]{1,20})?\b/.exec(facts.text.slice(0, 2000))?.[0]],
  },
  {
    name: /^(?:sports?|discipline)(?:_(?:name|type))?$/,
    find: (facts) => [
      findSport(facts.text),
      /\b(?:in|of)\s(?:the\s)?((?!\d)[\p{Ll}-]{3,20}(?:\s[\p{Ll}-]{3,20}){0,2})[?.]?\s*$/u.exec(
        facts.text.slice(0, 400),
      )?.[1],
    ],
  },
  { name: /^(?:gender|sex)$/, find: (facts, about) => [findGender(facts.text, about)] },
  { name: /genre|cuisine/, find: (facts) => [findGenre(facts.text)] },
  {
    name: /medic|drug|substance|ingredient$/,
    find: (facts) => [
      /\d\s?(?:mg|mcg|g|kg|kilograms?|grams?|ml|l|lit(?:er|re)s?|units?|moles?|tablets? of|pills? of)\s(?:of\s)?([\p{L}-]{3,30}(?:\s(?!(?:from|at|to|in|with|for|into|is|was|on|by|and|or|under|per|once|twice|one|two|three|four|five|six|times|daily|every|each|a)\b)[\p{L}-]{3,20})?)/iu.exec(
        facts.text.slice(0, 2000),
      )?.[1],
    ],
  },
  { name: /(?:^|_)sign$|zodiac|star_?sign/, find: (facts) => [findSign(facts)] },
  { name: /room|zone|device_location|^area$/, find: (facts) => [findRoom(facts)] },
  {
    name: /vendor|supplier|seller|merchant|issuer|^(?:store|shop)(?:_name)?$/,
    find: (facts) => [findCompany(facts), findHeading(facts.text)],
  },
  {
    name: /brand|manufacturer|make(?:r)?$/,
    find: (facts) => [/\b(?:by|from)\s(\p{Lu}[\p{L}\d&-]{1,30})/u.exec(facts.text.slice(0, 2000))?.[1]],
  },
]
