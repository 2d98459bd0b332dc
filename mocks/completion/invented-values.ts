/** Usual values for what a request wants created and says nothing about. */

/** Full names of persons. */
export const persons = [
  'Alex Reed',
  'Maria Lind',
  'Sam Hale',
  'Nora Torres',
  'Liam Berg',
  'Emma Ford',
  'Omar Sato',
  'Lena Park',
]
/** Made-up titles of works. */
export const titles = [
  'Quiet Harbour',
  'Northern Light',
  'Paper Boats',
  'The Long Road',
  'Glass Garden',
  'Silver Rain',
  'Winter Map',
]
/** Usual values of texts, by their names. */
export const pools: readonly (readonly [key: RegExp, values: readonly string[]])[] = [
  [
    /^(?:steps?|instructions?|directions?)$/,
    [
      'Prepare everything that is needed.',
      'Combine the parts and check the result.',
      'Finish the work and review it once more.',
    ],
  ],
  [/^(?:ingredients?|ingredient_name)$/, ['Flour', 'Eggs', 'Milk', 'Salt', 'Butter']],
  [/^(?:amount|quantity|measure)$/, ['250 g', '2 pieces', '100 ml', '1 pinch', '50 g']],
  [
    /^(?:songs?|tracks?|albums?|song_title|films?|movies?|books?|film_names|titles?|book_title|movie_title|(?:song|film|movie|album|book)_names?)$/,
    titles,
  ],
  [
    /^(?:artists?|authors?|directors?|actors?|singers?|writers?|band|full_name|persons?|people|members?|contacts?|employees?|users?|customers?|students?|players?|team|staff)$/,
    persons,
  ],
  [
    /^(?:company|companies|brand|vendor|employer|organization)$/,
    ['Northwind Labs', 'Blue Fern', 'Silver Oak', 'Bright Field'],
  ],
  [/^(?:hobbies|interests?|hobby)$/, ['reading', 'hiking', 'cooking', 'chess']],
  [/^(?:skills?|abilities|powers)$/, ['planning', 'writing', 'analysis', 'teaching']],
  [/^(?:traits?|personality|qualities|strengths|adjectives)$/, ['curious', 'patient', 'brave', 'kind']],
  [/^(?:weaknesses|cons|disadvantages|drawbacks)$/, ['It takes time.', 'It needs care.', 'It can be costly.']],
  [/^(?:pros|advantages|benefits)$/, ['It is easy to start.', 'It saves time.', 'It works well with others.']],
  [/^(?:features?)$/, ['Simple setup', 'Clear reports', 'Fast search']],
  [/^(?:options?|choices?|answers)$/, ['Option A', 'Option B', 'Option C', 'Option D']],
  [/^(?:activities|activity)$/, ['A walk through the old town', 'A visit to the museum', 'Dinner by the water']],
  [/^(?:hex|hex_?code|color_?code|colour_?code)$/, ['#FF0000', '#0000FF', '#FFFF00', '#00FF00']],
  [/^(?:slogan|tagline|motto)$/, ['Made for every day.', 'Small steps, good results.', 'A better way to start.']],
  [
    /^(?:messages?|texts?)$/,
    [
      'Happy to be here with all of you!',
      'That sounds great, see you soon.',
      'I will bring the food tonight.',
      'What a lovely day this was.',
    ],
  ],
  [/^(?:colou?r|fur_?colou?r|hair_?colou?r|eye_?colou?r)$/, ['brown', 'black', 'white', 'grey']],
  [/^(?:position|job|role|occupation|job_title|profession)$/, ['Engineer', 'Teacher', 'Designer', 'Nurse']],
  [
    /^(?:events?|event_name|milestones?)$/,
    [
      'A new museum opened',
      'A long bridge was finished',
      'A world record was set',
      'A treaty was signed',
      'A space mission was launched',
    ],
  ],
  [/^(?:movie|film|book|song)$/, titles],
  [/^(?:race|ancestry)$/, ['Elf', 'Dwarf', 'Human', 'Orc']],
  [/^(?:class_?|character_class|hero_class)$/, ['Wizard', 'Ranger', 'Knight', 'Bard']],
  [/^(?:weapon|weapons)$/, ['Sword', 'Bow', 'Staff', 'Axe']],
  [/^(?:characters?|heroes)$/, ['Arden', 'Mira', 'Tobin', 'Selka', 'Corin']],
]
/** Names of texts that are sentences. */
export const sentence =
  /^(?:description|summary|bio|biography|about|details?|content|text|body|backstory|overview|plot|story|synopsis|paragraph|lyrics|explanation|notes?)$/
/** The codes of colours. */
export const colours: Readonly<Record<string, string>> = {
  red: '#FF0000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  green: '#008000',
  purple: '#800080',
  orange: '#FFA500',
  black: '#000000',
  white: '#FFFFFF',
  pink: '#FFC0CB',
  brown: '#A52A2A',
}

/** The countries of the cities in the lists. */
export const countryOfCity: Readonly<Record<string, string>> = {
  Beijing: 'China',
  Paris: 'France',
  Tokyo: 'Japan',
  London: 'United Kingdom',
  'New York': 'United States',
  Berlin: 'Germany',
  Sydney: 'Australia',
  Cairo: 'Egypt',
  Rome: 'Italy',
  Madrid: 'Spain',
}

/** Names that only stand for one. */
export const unnamed =
  /^(?:Alex|Maria|Sam|Nora|Liam|Emma|Omar|Lena|Hugo|Mia|Ivan|Zoe|name|小[明红刚丽强芳])(?: \d{1,3})?$/
