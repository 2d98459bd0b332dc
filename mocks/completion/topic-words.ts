import { nounKinds } from './noun-kinds.ts'

/** The names of topics, and the words of texts about each topic. They match whole words only; those after `||` also match inside of words. */
export const topicWords: readonly (readonly [names: RegExp, words: string])[] = [
  [
    /^(?:sci-?fi|science ?fiction|space)$/,
    String.raw`astronauts?|space\w*|planets?|wormhole|aliens?|robots?|galax\w+|starship|time travel\w*|android|mars|futuristic|cyber\w*`,
  ],
  [/^(?:comedy|humou?r|funny)$/, String.raw`hilarious|funny|jokes?|laugh\w*|comic\w*|mishaps?|silly|prank\w*`],
  [
    /^(?:horror|thriller)$/,
    String.raw`haunted|ghosts?|killer|murder\w*|demon\w*|terrif\w+|vampires?|zombies?|curse\w*|scream\w*`,
  ],
  [/^(?:romance|romantic|love)$/, String.raw`love|lovers?|wedding|romance|romantic|kiss\w*|marr(?:y|ied|iage)`],
  [
    /^(?:action|adventure)$/,
    String.raw`chase\w*|explosions?|fights?|heist|spy|spies|mission|treasure|battle\w*|assassin\w*`,
  ],
  [/^(?:fantasy)$/, String.raw`dragons?|wizards?|magic\w*|elves|elf|kingdom|quest|sword`],
  [/^(?:documentary)$/, String.raw`documentary|real[- ]life|interviews?|archive footage`],
  [
    /^(?:sports?|athletics)$/,
    String.raw`team|match\w*|goals?|scored?|league|cup|championship|coach|players?|tournament|football|soccer|basketball|tennis|olympic\w*|season|cycling|racing?`,
  ],
  [
    /^(?:politics?|political|government|world)$/,
    String.raw`election\w*|parliament|president\w*|minister|senat\w+|vot(?:e|es|ed|ing)|government|treaty|policy|congress|party|summit|diplomat\w*`,
  ],
  [
    /^(?:tech|technolog(?:y|ies)|it|gadgets)$/,
    String.raw`software|chips?|smartphones?|app|apps|ai|processors?|laptops?|cloud|startup|computer|internet|gpu|gadgets?|operating system|browser`,
  ],
  [
    /^(?:business|finance|financial|economy|economics|market|markets|investment|investing)$/,
    String.raw`shares?|stocks?|profits?|revenue|quarter\w*|earnings|market|bank\w*|merger|acquisition|investors?|inflation|interest rates?|loan|invest\w*|bonds?|econom\w+|sales rose`,
  ],
  [
    /^(?:science|scientific|research\w*)$/,
    String.raw`papers?|search the web|look up|sources|scientists?|researchers?|study|physics|biology|chemistry|telescope|species|experiment\w*|molecul\w+|gene\w*|discover\w+`,
  ],
  [
    /^(?:health|medical|medicine|healthcare|clinical)$/,
    String.raw`doctors?|patients?|symptoms?|vaccin\w+|hospitals?|disease|medical|medicine|diet|fever|headache|pain|blood|cough|clinic\w*|treatment|prescri\w+`,
  ],
  [
    /^(?:entertainment|movies?|film|arts|culture|music)$/,
    String.raw`movies?|films?|actors?|actress|album|concert|singer|festival|box office|songs?|band|tv|series|award\w*`,
  ],
  [
    /^(?:travel|trips?|tourism|vacation)$/,
    String.raw`flights?|hotels?|trip|travel\w*|itinerary|vacation|visa|airport|luggage|beach\w*|destination`,
  ],
  [
    /^(?:food|cooking|recipes?|restaurants?|dining)$/,
    String.raw`recipes?|cook\w*|bak(?:e|ing|ed)|restaurant|dish\w*|meals?|ingredients?|delicious|dinner|lunch|eat|pasta|soup`,
  ],
  [
    /^(?:education|learning|school)$/,
    String.raw`students?|teachers?|school\w*|exam\w*|universit\w+|course\w*|homework|lesson\w*|curriculum`,
  ],
  [
    /^(?:history|historical)$/,
    String.raw`war|century|ancient|empire|revolution|king|queen|histor\w+|medieval|dynasty|who was`,
  ],
  [
    /^(?:cod(?:e|ing|er)|programming|developer|software|engineering)$/,
    String.raw`function|code|python|javascript|typescript|java|bug|compile\w*|class|api|script|regex|variable|algorithm|import|debug\w*|program\w*`,
  ],
  [
    /^(?:maths?|mathematics|algebra|arithmetic|calculat\w+)$/,
    String.raw`equation\w*|solve|integral|integrate|derivative|differentiate|triangle|fraction\w*|sum|multiply|divide|percent\w*|calculate|prime || \d\s?[-+*/^=]\s?\d`,
  ],
  [
    /^(?:python\w*)$/,
    String.raw`python|pip|def|from \w+(?:\.\w+)* import|import numpy|django|flask|pandas|asyncio|__init__ || \bprint\(`,
  ],
  [
    /^(?:js|javascript|node|nodejs|typescript|ts)$/,
    String.raw`javascript|typescript|npm|node(?:\.js)?|react|const|require|async function|console\.log|express || =>`,
  ],
  [/^(?:go|golang)$/, String.raw`golang|goroutines?|go mod|func|package main|fmt\.|defer|chan || :=`],
  [/^(?:rust)$/, String.raw`rust|cargo|borrow checker|fn|impl|crate|unwrap|lifetimes?`],
  [
    /^(?:legal|law|compliance|contracts?)$/,
    String.raw`contract|lawsuit|court|legal\w*|lawyer|attorney|liabilit\w+|gdpr|clause|terms of service|copyright|sue[ds]?`,
  ],
  [
    /^(?:hr|human resources|people|personnel)$/,
    String.raw`vacation|payroll|salary|benefits|onboarding|leave|sick|pto|holiday|hiring|employee\w*|manager|parental`,
  ],
  [
    /^(?:account|accounts|login|access|auth|authentication|identity|profile|password)$/,
    String.raw`log ?in|(?:log|logs|logged|logging|sign|signs|signed)(?: me| us| them| you| her| him)? (?:in|out|off)|sign ?in|password\w*|locked( out)?|accounts?|2fa|reset|username|profile|verification code|email address`,
  ],
  [
    /^(?:billing|payments?|invoices?|charges?|finance)$/,
    String.raw`charged?|charges|refund\w*|invoices?|bill\w*|payments?|credit card|subscription|paid|double[- ]charged|receipt|pay || 退款|扣款`,
  ],
  [/^(?:refunds?|returns?)$/, String.raw`refund\w*|send back|money back|return\w*|exchange|send it back`],
  [
    /^(?:reschedul\w*|postpone\w*|move)$/,
    String.raw`reschedul\w*|postpone\w*|push back|move|another (?:day|time)|change the (?:date|time)`,
  ],
  [/^(?:cancel\w*|cancellation)$/, String.raw`cancel\w*|unsubscribe|terminate|end my (?:plan|subscription)`],
  [
    /^(?:shipping|delivery|logistics|orders?|order status|tracking|shipment)$/,
    String.raw`packages?|parcel|deliver\w*|shipp\w+|courier|tracking|track|arriv\w*|orders?|ordered|in the mail || 快递|物流`,
  ],
  [
    /^(?:technical|engineering|technical support|tech support|support|bugs?|bug report|bug ?fix|defect|issue|troubleshooting|incident)$/,
    String.raw`database|server|outage|deploy\w*|down|bug|crash\w*|errors?|broken|fail\w*|not working|doesn['’]t work|(?:does|do|did|will|would) not (?:turn on|start|load|open|connect|respond|boot|print|work)|won['’]t|exception|freez\w+|install\w*|wifi|router|printer|screen|restart\w*|connect\w*|slow|blank|500 || 报错|崩溃`,
  ],
  [
    /^(?:feature|feature request|enhancement|suggestion|idea)$/,
    String.raw`feature|add support|would be (?:nice|great)|could you add|wish|please add|dark mode|it would help|love to see|suggest\w*`,
  ],
  [
    /^(?:sales|purchase|pricing|buying|upgrade)$/,
    String.raw`buy\w*|purchas\w+|pricing|price|quote|plans?|upgrad\w+|demo|discount\w*|licen[cs]es?|enterprise|seats|interested in|cost`,
  ],
  [
    /^(?:security|privacy)$/,
    String.raw`hack\w*|breach|phishing|security|vulnerab\w+|stolen|malware|privacy|suspicious|unauthori[sz]ed`,
  ],
  [
    /^(?:product|inventory|stock)$/,
    String.raw`in stock|available|size|colou?rs?|warranty|model|product|battery|specs?`,
  ],
  [
    /^(?:complaint|dissatisfaction)$/,
    String.raw`complain\w*|unacceptable|terrible|worst|disappoint\w*|angry|rude|fed up|ridiculous`,
  ],
  [
    /^(?:praise|compliment|gratitude|thanks|positive feedback)$/,
    String.raw`thank\w*|great job|love|excellent|amazing|wonderful|appreciate|kudos`,
  ],
  [
    /^(?:greetings?|hello|small ?talk|chit ?chat|chat)$/,
    String.raw`hi|hello|hey|good (?:morning|afternoon|evening)|how are you|what['’]?s up|nice to meet`,
  ],
  [/^(?:goodbye|farewell|bye)$/, String.raw`bye|goodbye|see you|farewell|take care`],
  [
    /^(?:book\w*|reservations?|appointments?|scheduling|schedule|calendar)$/,
    String.raw`book\w*|reserv\w+|appointment\w*|dentist|doctor|visit|schedul\w+|slot|table for|calendar|meeting|reschedul\w+`,
  ],
  [/^(?:seats?|seat booking|seating)$/, String.raw`seats?|sit|aisle|window seat|\d{1,2}[a-k]`],
  [
    /^(?:faq|faqs|general|general (?:question|query|inquiry)|information|question|inquiry|howto|other)$/,
    String.raw`opening hours|policy|how many|allowed || \?\s*$|^(?:how|what|where|when|can i|do you)\b`,
  ],
  [
    /^(?:weather|forecast|climate)$/,
    String.raw`weather|rain\w*|sunny|snow\w*|temperature|storm\w*|forecast|umbrella|wind\w*|cloud\w*`,
  ],
  [/^(?:news|current events)$/, String.raw`news|headlines?|today|latest|breaking`],
  [
    /^(?:florists?|flowers?|plants?|bouquets?|gardens?|gardening|nursery)$/,
    String.raw`flowers?|roses?|tulips?|lil(?:y|ies)|ferns?|cact(?:us|i)|orchids?|daisies|bouquets?|plants?|seeds?|garden\w*|potted`,
  ],
  [
    /^(?:pets?|veterinar\w*|vet|animals?)$/,
    String.raw`dogs?|cats?|pupp(?:y|ies)|kittens?|hamsters?|parrots?|fur|leash|vet`,
  ],
  [
    /^(?:cars?|garage|vehicles?|automotive|mechanic)$/,
    String.raw`cars?|engine|brakes?|tires?|tyres?|motorbikes?|oil change|gearbox|garage`,
  ],
  [
    /^(?:convert\w*|conversions?|units?)$/,
    String.raw`convert|in (?:kilometres|kilometers|miles|celsius|fahrenheit|euros?|dollars|pounds|ounces|grams|litres|liters) || \d\s?(?:km|kg|lbs?|miles|°[CF]|usd|eur)\b`,
  ],
  [
    /^(?:hospitality|coffee|coffee ?shop|cafe|bakery|drinks?)$/,
    String.raw`coffee|lattes?|cappuccinos?|espressos?|teas?|croissants?|muffins?|bagels?|mochas?|bread|cakes?`,
  ],
  [/^(?:bicycl\w*|bik\w+|cycling)$/, String.raw`bik(?:e|es|ing)|bicycles?|cycl(?:e|ing)`],
  [/^(?:driv\w+|car)$/, String.raw`cars?|driv(?:e|es|ing)|taxi`],
  [/^(?:transport|transportation)$/, String.raw`taxi|uber|train|bus|flight|parking|fuel|metro`],
  [/^(?:walk\w*|foot|pedestrian)$/, String.raw`walk\w*|on foot|stroll`],
  [
    /^(?:transit|bus|train|public transport\w*|subway|metro)$/,
    String.raw`bus|trains?|subway|metro|tram|public transport\w*|transit`,
  ],
  [
    /^(?:environment|nature|climate change)$/,
    String.raw`climate|emissions?|forest\w*|pollution|renewable|solar|wildlife|ocean|recycl\w+`,
  ],
  [
    /^(?:joy|happiness|happy|excited|excitement|pleased)$/,
    String.raw`happy|thrilled|excited|delighted|love\w*|glad|joy\w*|wonderful|amazing|can['’]?t wait|yay|so good`,
  ],
  [
    /^(?:sad|sadness|grief|unhappy)$/,
    String.raw`sad\w*|cry\w*|cried|miss(?:ed)?|lonely|heartbroken|lost|passed away|depress\w*|tears|grief|triste`,
  ],
  [
    /^(?:angry|anger|mad|furious|frustrat\w+|annoyed)$/,
    String.raw`angry|furious|hate|outrag\w+|rude|ridiculous|unacceptable|fed up|sick of|annoy\w*|frustrat\w*|third time|enojad[oa]|terrible|wütend`,
  ],
  [
    /^(?:fear|scared|afraid|anxious|anxiety|worried)$/,
    String.raw`afraid|scared|terrified|worr\w+|nervous|anxious|fear\w*|frighten\w*`,
  ],
  [
    /^(?:surprised?|amazed|shock\w*)$/,
    String.raw`surpris\w+|unexpected\w*|shock\w*|wow|did not expect|can['’]?t believe|suddenly`,
  ],
  [/^(?:disgust\w*)$/, String.raw`disgust\w*|gross|filthy|nasty|revolting|mold\w*`],
  [
    /^(?:violence|violent|harassment|threat\w*)$/,
    String.raw`kill\w*|attack\w*|beat\w*|bomb\w*|weapons?|shoot\w*|stab\w*|punch\w*|hurt`,
  ],
  [
    /^(?:hate|toxic\w*|abus\w+|insult\w*|offensive|block\w*|denied|unsafe|harmful|inappropriate|nsfw|flagged|violat\w+|unacceptable|malicious)$/,
    String.raw`kill|hurt you|find you and|bomb\w*|idiots?|stupid|hate you|weapons?|steal|hack into|poison|die|explosives?|shut up|moron|scum|ignore (?:all|your|previous)`,
  ],
  [
    /^(?:spam|junk|scam|phishing|fraud\w*|advert\w*|ads?|promo|promotion\w*|marketing|commercial)$/,
    String.raw`buy (?:\w+ ){1,2}(?:now|today|pairs?|get)|discounts?|\d{1,2} ?% off|order now|only (?:today|this week(?:end)?)|while stocks last|win|won|prize|free|lottery|click (?:here|now|the link)|claim\w*|viagra|winner|congratulations|limited (?:time )?offer|act now|bank details|wire transfer|verify your account`,
  ],
  ...Object.entries(nounKinds).map(
    ([kind, nouns]) => [new RegExp(`^${kind}s?$`), `(?:${nouns.replaceAll(' ', '|')})(?:e?s)?`] as const,
  ),
]
