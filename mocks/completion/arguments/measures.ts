/** By the name of a property: the words beside such a number in a text, and a usual number. */

/** What stands around a number of the kind that a property's name asks for; a missing side does not matter. */
export interface Measure {
  name: RegExp
  before?: RegExp
  after?: RegExp
}

export const measures: readonly Measure[] = [
  { name: /(?:^|_)age(?:$|_)|years_old/, after: /^[ -]?(?:years?[ -]old|yo\b|y\/o|岁)/ },
  { name: /(?:^|_)age(?:$|_)|years_old/, before: /(?:\bage[d:]?|\bturn(?:s|ed)|年龄)\D{0,6}$/ },
  { name: /(?:^|_)age(?:$|_)/, before: /(?:\bis|\bam|,|['’]s)\s$/ },
  {
    name: /price|cost|amount|total|budget|salary|fee|payment|revenue|income/,
    before: /(?:[$€£¥]|\b(?:usd|eur|gbp|jpy|cny|chf|cad|aud|inr))\s?$/,
  },
  {
    name: /price|cost|amount|total|budget|salary|fee|payment|revenue|income/,
    after: /^\s?(?:dollars?|usd|euros?|eur\b|pounds?|yuan|rmb|元|块|bucks|€)/,
  },
  { name: /minute|duration|length|timeout/, after: /^[ -]?min/ },
  { name: /hour|duration/, after: /^[ -]?h(?:ou)?rs?\b/ },
  { name: /day|duration/, after: /^[ -]?days?\b|^\s?天/ },
  { name: /night|duration|stay/, after: /^[ -]?nights?\b/ },
  { name: /^(?:time|wait|delay|wait_time)$/, after: /^[ -]?s(?:ec(?:ond)?s?)?\b/ },
  { name: /second|duration|timeout/, after: /^[ -]?s(?:ec(?:ond)?s?)?\b/ },
  { name: /week|duration/, after: /^[ -]?weeks?\b/ },
  {
    name: /percent|rate|discount|ratio|tip|interest|brightness|volume|(?:^|_)level|position/,
    after: /^\s?(?:%|percent)/,
  },
  { name: /temp/, after: /^\s?(?:°|degrees?|celsius|fahrenheit|度)/ },
  { name: /rating|stars?|score/, after: /^\s?(?:stars?|\/\s?\d|out of|points?|分)/ },
  { name: /height|length|width|distance/, after: /^\s?(?:cm|m\b|met(?:er|re)s?|feet|ft|inches)/ },
  { name: /^(?:head|first)(?:_|$)/, before: /\bfirst\s$/ },
  { name: /^(?:tail|last)(?:_|$)/, before: /\blast\s$/ },
  {
    name: /^(?:limit|n|k|top_?k|top_?n|count|top|lines|n_lines|line_count|page_size|per_page|(?:max|num)_(?:results|items|count|lines|entries))$/,
    before: /\b(?:first|last|top|latest|newest|recent|next|up to|at most|only)\s$/,
    after: /^(?!\s?(?:sec|min|hour|day|week|month|year))/,
  },
  { name: /^(?:n_lines|lines|line_count|max_lines)$/, after: /^\slines?\b/ },
  {
    name: /^(?:limit|top_?k|(?:max|num)_(?:results|items|entries))$/,
    after: /^\s(?:results|items|entries|hits|matches|articles|links)\b/,
  },
  { name: /^max_(?:chars|characters)$/, after: /^[ -]?(?:characters?|chars?)\b/ },
  { name: /length|size/, after: /^[ -]?(?:characters?|chars?|digits|letters|words)\b/ },
  { name: /weight|mass/, after: /^\s?(?:kg|kilo|lbs?|pounds|grams?|g\b)/ },
  {
    name: /distance|radius|range/,
    after: /^\s?(?:km|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?)\b(?!\s?(?:\/|per\b|an?\s)\s?(?:h|s\b|sec))/,
  },
  {
    name: /speed|velocity/,
    after:
      /^\s?(?:(?:km|kilomet(?:er|re)s?|miles?|m|met(?:er|re)s?|feet|ft)\s?(?:\/|per\s|an?\s)\s?(?:h|s)|mph\b|kph\b|kmh\b|knots?\b)/,
  },
  { name: /pressure/, after: /^\s?(?:bars?|atm\b|atmospheres?|k?pa\b|pascals?|psi)/ },
  { name: /volt(?:age|s)/, after: /^\s?(?:volts?|[mk]?v\b)/ },
  { name: /current|amperes?|amps/, after: /^\s?(?:amps?|amperes?|m?a\b)/ },
  { name: /resistance|ohms?/, after: /^\s?(?:ohms?|Ω)/ },
  { name: /power|watt(?:age|s)/, after: /^\s?(?:watts?|[km]?w\b)/ },
  { name: /frequency/, after: /^\s?(?:hz|[kmg]hz|hertz)/ },
  { name: /force/, after: /^\s?(?:newtons?|n\b)/ },
  { name: /angle|bearing|heading/, after: /^\s?(?:°|degrees?|deg\b)/ },
  { name: /height|altitude|depth|elevation/, after: /^\s?(?:m|met(?:er|re)s?|feet|ft|km)\b(?!\s?(?:\/|per\b))/ },
  {
    name: /people|guests?|party|persons?|passengers?|adults?|attendees/,
    after: /^\s?(?:people|persons?|guests?|passengers?|adults?|of us|friends|人|位)/,
  },
  { name: /servings?|portions?|serves/, before: /\bserves?\s$/ },
  { name: /servings?|portions?|serves/, after: /^\s?(?:servings?|portions?|people|persons?)/ },
  { name: /people|guests?|party|persons?|passengers?|adults?/, before: /\bfor\s$/ },
  { name: /quantity|qty/, before: /\b(?:add|put|order|buy|get|want|need|take)\s(?:me\s)?$/ },
  {
    name: /quantity|qty|count|num|amount/,
    after: /^\s(?:x\s|tickets?|items?|units?|pieces?|copies|boxes|bottles|cups|packs?|[a-z]{3,20}s\b)/,
  },
]

/** Defaults for a number about which the conversation says nothing. */
export const usualNumbers: readonly (readonly [name: RegExp, value: number])[] = [
  [/temp/, 22],
  [/lat/, 39.9],
  [/lon|lng/, 116.4],
  [/year/, 2026],
  [/population|inhabitants/, 1_000_000],
  [/age/, 30],
  [/confidence|probability|certainty/, 0.9],
  [/^(?:num|n|number_of)_results$/, 5],
  [/limit|count|top|max|size/, 10],
  [/price|amount|cost/, 100],
]
