/**
 * What people say where a tool's name has another word: `will it rain` for *weather*, `fly` for *flight*. Each row gives words of names
 * and descriptions of tools; patterns are matched with the text in lower case.
 */
export const concepts: readonly (readonly [RegExp, string])[] = [
  [/\b(?:which|what) (?:day|date)\b|^when\b|\bwhen (?:was|is|did|does|will)\b/, 'date'],
  [/\bpa(?:id|y|ying)\b/, 'payment'],
  [/\bremember\b|\bkeep in mind\b|\bmake a note\b/, 'memory remember store save note fact'],
  [/\b(?:do|did) you (?:know|remember) about (?:me|my)\b|\brecall\b/, 'memory recall fact'],
  [
    /\bfind (?:all |every )?(?:usages?|references|occurrences|places)\b|\bsearch (?:the )?(?:code|files|repo|codebase)\b/,
    'grep search content regular expression regex files',
  ],
  [/\b(?:average|mean|median)\b/, 'mean average statistics'],
  [/\b(?:blinds?|curtains?|shutters?)\b/, 'position cover blind'],
  [/\b(?:go to|open|visit|navigate to)\b[^\n]{0,20}\bhttps?:\/\//, 'navigate browser goto page'],
  [/\bhow (?:long|many (?:days|hours))\b/, 'duration'],
  [/\b(?:rain(?:y|ing)?|snow(?:ing)?|sunny|umbrella|humid\w*|storm|windy(?! city))\b/, 'weather forecast temperature'],
  [/\b(?:fly|flying|flights?|airline|plane ticket)\b/, 'flight airport search'],
  [/\b(?:train|railway)\b/, 'train rail'],
  [
    /\b(?:reserve|book|get)\b[^.\n]{0,30}\btable\b|\bdine\b|\bplace to eat\b|\brestaurants?\b/,
    'restaurant reservation book table',
  ],
  [/\b(?:hotel|room for|stay in|accommodation|check in)\b/, 'hotel room accommodation'],
  [/\b(?:jazz|song|songs|album|playlist|listen to|tune)\b|\bput on\b[^.\n]{0,30}\b(?:music|by)\b/, 'music song play'],
  [/\bselect\b[^.\n]{1,200}\bfrom\b|\bsql\b|\bhow many (?:rows|records)\b/, 'sql database query'],
  [
    /\bhow (?:do|can) i get (?:from|to)\b|\bhow long\b[^.?\n]{0,40}\bfrom\b|\b(?:go|get|drive|walk|travel|ride|cycle|commute) from\b|\b(?:directions|route|way) (?:to|from)\b|\bnavigate\b|\bhow far\b/,
    'direction route map navigation distance travel duration',
  ],
  [
    /\b(?:npm|pip|yarn|pnpm|cargo|brew|apt|docker|kubectl|make|git) (?:install|run|add|build|tag|push|pull|commit|checkout|init|ci|up|status|log|diff|clone)\b|\u0060(?:npm|git|pip|ls|cd|node|python|make|docker|cargo|yarn|pnpm|go|curl)\b/,
    'shell bash command terminal execute',
  ],
  [
    /\b(?:compile|build|start|restart) (?:the |my )?(?:project|app|server|service)\b|\binstall\b[^.\n]{0,30}\b(?:dependencies|package|library)\b/,
    'shell bash command terminal',
  ],
  [/\bwhat time\b|\bcurrent time\b|\btime is it\b/, 'time clock'],
  [/\b(?:bitcoin|btc|ethereum|eth|crypto\w*)\b/, 'crypto coin price'],
  [/\b(?:who won|who is the current|look up|google|search (?:the )?(?:web|internet|online))\b/, 'search web'],
  [/\b(?:sms|text message|whatsapp|slack|dm)\b|\btext (?:my|him|her|them|\w+) (?:that|saying)\b/, 'message sms send'],
  [/\b(?:timer|countdown)\b/, 'timer'],
  [/\b(?:alarm|wake me)\b/, 'alarm'],
  [/\b(?:to-?do|shopping list|task list)\b/, 'todo'],
  [/\b(?:jot down|take a note|note that|write down)\b/, 'note'],
  [
    /\b(?:thermostat|heating|air conditioning|degrees in the)\b|\bset\b[^.\n]{0,40}\b\d+\s?(?:°|degrees)/,
    'thermostat temperature climate',
  ],
  [/\b(?:lock|unlock)\b[^.\n]{0,20}\bdoor\b/, 'door lock'],
  [/\b(?:draw|paint|picture of|image of|illustration|logo)\b/, 'image picture draw generate'],
  [
    /\b(?:how do you say|translate|in (?:french|spanish|german|italian|japanese|chinese|korean))\b/,
    'translate translation language',
  ],
  [/\b(?:summari[sz]e|summary|tl;?dr)\b/, 'summarize summary'],
  [
    /\b(?:what does ["'\u0060“]?\w+["'\u0060”]? mean|definition of|define|meaning of|synonyms?)\b/,
    'definition dictionary define word',
  ],
  [
    /^(?:please )?(?:find|show|get|recommend)(?: me)? [^?\n]{2,60}\b(?:under|below|less than|cheaper than|for under)\b|\b(?:looking|shopping) for\b|\b(?:buy|purchase)\b/,
    'product search catalogue',
  ],
  [
    /\b(?:send|pay|transfer|wire)\b[^.\n]{0,20}\d[\d.,]*\s?(?:euros?|dollars?|pounds?|yuan|yen|usd|eur|gbp|[$€£])/,
    'money payment transfer',
  ],
  [/\b(?:refund|money back)\b/, 'refund order'],
  [/\bcancel\b/, 'cancel'],
  [/\b(?:account balance|how much money|balance)\b/, 'balance account'],
  [/\b(?:in stock|available in store|inventory)\b/, 'inventory stock product'],
  [/\b(?:add|put)\b[^.\n]{0,40}\bcart\b/, 'cart add'],
  [
    /\b(?:bug report|open (?:a|an) [^.\n]{0,20}(?:ticket|issue)|report (?:a|an) (?:bug|issue))\b/,
    'ticket issue create',
  ],
  [/\b(?:human|real person|representative|supervisor|manager)\b/, 'escalate human support'],
  [/\b(?:vacation|time off|day off|sick leave)\b/, 'leave vacation request'],
  [
    /\b(?:convert|how many)\b[^.\n]{0,40}\b(?:miles|km|kilomet\w+|feet|inches|pounds|kg|grams|ounces|celsius|fahrenheit|liters?|gallons?)\b/,
    'convert unit conversion',
  ],
  [
    /\b(?:square root|factorial|percent of|% of|divided|multiplied|sum of|average of|calculate|how much is \d)\b/,
    'calculate calculator math',
  ],
  [/\b(?:roll|dice|flip a coin|random number)\b/, 'random dice coin number'],
  [
    /\b(?:my|the) (?:policy|handbook|docs|documentation|knowledge base)\b|\baccording to (?:the|our)\b/,
    'search document knowledge retrieve',
  ],
  [/\b(?:take a look at|open|show me|print|display|what(?:['’]s| is) in)\b[^\n]{0,60}\.[a-z]{1,5}\b/, 'read file'],
  [/\b(?:directory|folder)\b/, 'directory list folder'],
  [/\b(?:screenshot|click|scroll)\b/, 'browser screenshot click'],
  [
    /\b(?:scrape|crawl|read the page|web ?page|website)\b|\bhttps?:\/\//,
    'web page webpage fetch scrape url visit browse',
  ],
  [/\b(?:calories|nutrition|protein in)\b/, 'nutrition food calorie'],
  [/\b(?:score of|who is playing|match result|game last night)\b/, 'sport score game'],
  [/\b(?:taxi|cab|ride|uber)\b/, 'ride taxi book'],
  [/\b(?:appointment|doctor|dentist)\b/, 'appointment book schedule doctor'],
  [/\b(?:exchange rate|how many (?:euros?|dollars?|yen|pounds))\b/, 'currency exchange rate convert'],
  [/\b(?:symptoms?|headache|fever|cough)\b/, 'symptom health medical'],
  [/\b(?:invoice|bill) (?:for|to|of)\b/, 'invoice billing'],
]
