/** For values of enums, the words of a text that mean the value without naming it: "useless" for `negative`. */

/** Names of a value, and the words of texts that mean it. */
export const senses: readonly (readonly [value: RegExp, text: RegExp])[] = [
  [
    /^neg(?:ative)?$|^bad$|^unhappy$|^angry$|^消极$|^负面$/i,
    /\b(?:hate[ds]?|awful|terrible|bad|worst|poor|broken|broke|leak\w{0,3}|disappoint\w{0,6}|angry|useless|horrible|waste|rude|slow|never again|refund|can['’]t stand|cannot stand|dislike\w{0,1}|annoy\w{0,4}|frustrat\w{0,4}|regret|overpriced|disaster|nightmare|disgusting|dreadful|miserable|dragged|clumsy|faulty|defective|boring|dull|confus\w{2,4}|dirty|uncomfortable|unhelpful|worse|ruin\w{0,3}|fail\w{0,3}|crash\w{0,3}|cold food|stale|flimsy|unusable|wasted|unhappy|upset|mess|lacking|died|not (?:\w+ )?(?:good|happy|worth|satisfied|great|recommend|working|impressed))\b|差|糟|失望|讨厌/i,
  ],
  [
    /^pos(?:itive)?$|^good$|^happy$|^积极$|^正面$/i,
    /\b(?:love\w?|ador(?:e[ds]?|able)|nice|great|excellent|amazing|good|best|fantastic|wonderful|happy|perfect|awesome|delicious|recommend|enjoy\w{0,3}|like[sd]? (?:it|this|the|how)|helpful|impress\w{0,4}|beautiful|thrilled|delight\w{0,4}|pleased|superb|outstanding|brilliant|stunning|comfortable|friendly|lovely|smil(?:e|ing)|laugh\w{0,3}|glad|joy\w{0,3}|excit\w{1,3}|proud|grateful|blessed|favou?rite|gem|masterpiece|must[- ]see|gorgeous|charming|tasty|so good|fun|recommended|content[oa]|feliz|encant\w{1,3}|increíble\w{0,5}|heureu\w{1,2}|glücklich|flawless\w{0,2}|works? (?:great|well|perfectly)|exceeded|pleasant|worth (?:it|every))\b|喜欢|很好|棒|满意|推荐/i,
  ],
  [
    /^(?:anger|angry|rage|mad)$/i,
    /\b(?:angry|anger|furious|mad|rage|hate|violent|bitter|annoy\w{0,4}|irritat\w{0,4}|frustrat\w{0,4}|outrag\w{0,4}|resent\w{0,4}|hostile|shit\w{0,1}|damn|throw)\b/i,
  ],
  [
    /^(?:sad|sadness|grief|depressed)$/i,
    /\b(?:sad|unhappy|cry|crying|cried|tears|lonely|miss(?:ed|ing)?|grief|depress\w{0,4}|gloomy|heartbroken|hopeless|lost|hurt|sorrow\w{0,3}|miserable)\b/i,
  ],
  [
    /^(?:happy|happiness|joy|joyful)$/i,
    /\b(?:happy|joy\w{0,3}|glad|giddy|cheerful|inspir\w{2,4}|elegant|celebrat\w{1,4}|adventures?|hope|love[ds]?|laugh\w{0,3}|smil\w{1,3}|thrilled|wonderful)\b/i,
  ],
  [
    /^(?:fear|afraid|scared|anxious|anxiety)$/i,
    /\b(?:afraid|scared|fear\w{0,4}|terrif\w{1,4}|anxious|nervous|worr(?:y|ied)|panic\w{0,3})\b/i,
  ],
  [
    /^(?:surprise|surprised|shock)$/i,
    /\b(?:surpris\w{1,4}|shock\w{0,3}|unexpected\w{0,2}|astonish\w{0,3}|amazed|wow|suddenly|did not expect|didn['’]t expect)\b/i,
  ],
  [/^(?:disgust|disgusted)$/i, /\b(?:disgust\w{0,3}|gross|revolting|nasty|sick(?:ening)?|vile)\b/i],
  [/^neutral$|^中性$/i, /\b(?:okay|ok|average|fine|so-so|mediocre|neither)\b|一般/i],
  [/^mixed$/i, /\bbut\b|\bhowever\b/i],
  [
    /^(?:high|urgent|critical|p0|p1|高|紧急)$/i,
    /\b(?:urgent(?:ly)?|asap|as soon as possible|straight away|at once|critical|immediately|right away|emergency|hurry|down|outage|cannot|can't|crash\w{0,3}|production)\b|紧急|马上|立刻/i,
  ],
  [
    /^(?:low|p3|低)$/i,
    /\b(?:whenever|no rush|minor|someday|low|typo|eventually|quiet(?:ly)?|soft(?:ly)?)\b|不急|轻声|小声/i,
  ],
  [/^(?:medium|normal|p2|中)$/i, /\b(?:(?<!\bas )soon|this week|normal)\b/i],
  [
    /^(?:bug|bug_report|defect|technical|technical_support|tech_support|issue)$/i,
    /\b(?:bug|crash\w{0,3}|error|broken|fails?|not working|doesn['’]t work|exception|freez\w{1,4}|log ?in|password)\b|报错|崩溃/i,
  ],
  [
    /^(?:feature|feature_request|enhancement)$/i,
    /\b(?:feature|add support|would be (?:nice|great)|could you add|wish|please add)\b/i,
  ],
  [
    /^(?:billing|payment|refund|invoice)$/i,
    /\b(?:charged?|refund|invoice|billing|payment|card|subscription|paid)\b|退款|扣款/i,
  ],
  [
    /^(?:outage|incident|downtime|availability|service_down)$/i,
    /\b(?:down|outage|offline|unavailable|unreachable|not loading|503|502|500)\b/i,
  ],
  [
    /^(?:shipping|delivery|logistics|order_status|orders?)$/i,
    /\b(?:package|parcel|deliver\w{0,3}|shipped|shipping|courier|tracking|arrived?)\b|快递|物流/i,
  ],
  [/^(?:account|login|access|authentication)$/i, /\b(?:log ?in|sign ?in|password|locked out|account|2fa|reset)\b/i],
  [/^(?:sales|purchase|pricing)$/i, /\b(?:buy|purchase|pricing|quote|plan|upgrade|demo|discount)\b/i],
  [/^(?:complaint)$/i, /\b(?:complain\w{0,3}|unacceptable|terrible|worst|disappointed|angry|rude)\b/i],
  [/^(?:praise|compliment)$/i, /\b(?:thank|great|love|excellent|amazing|wonderful)\b/i],
  [/^(?:question|inquiry|general|howto)$/i, /\?\s*$|^(?:how|what|where|when|can i)\b/i],
  [
    /^(?:spam|junk|scam|phishing)$/i,
    /\b(?:win|won|prize|free money|lottery|click here|claim|viagra|winner|congratulations|prince|inherit\w*|(?:give|send|transfer) you (?:money|\d)|bank account|wire transfer|dear friend|million (?:dollars|euros))\b/i,
  ],
  [/^(?:last_)?(?:modified|updated|changed)(?:_at|_date)?$/i, /\b(?:modified|updated|changed|edited|revised)\b/i],
  [
    /arrival$|^arrival_|_delivery$|not_received/i,
    /\b(?:not (?:yet )?(?:received|arrived|come)|never (?:received|got|arrived)|still waiting|ordered|shipped|on its way)\b/i,
  ],
  [/^(?:not_spam|ham|no_spam|legit|legitimate)$/i, /\b(?:meeting|lunch|tomorrow|report|attached|team|agenda)\b/i],
  [/^(?:off|turn_?off|switch_?off|disabled?|close)$/i, /\b(?:turn|switch|shut|power)\b[^.\n]{0,40}\boff\b|关/i],
  [/^(?:on|turn_?on|switch_?on|enabled?|open)$/i, /\b(?:turn|switch|power)\b[^.\n]{0,40}\bon\b|打开|开(?:灯|一下|启)/i],
  [/^(?:bicycl\w{1,3}|cycling|bike|biking)$/i, /\b(?:bikes?|bicycles?|cycl\w{1,3})\b|骑车|自行车/i],
  [/^(?:driving|drive|car)$/i, /\b(?:car|driv\w{1,3})\b|开车|自驾/i],
  [/^(?:walking|walk|foot)$/i, /\b(?:walk\w{0,3}|on foot)\b|步行|走路/i],
  [
    /^(?:transit|public_?transport\w{0,5}|bus|train)$/i,
    /\b(?:public transport|bus|train|subway|metro|tram)\b|公交|地铁/i,
  ],
  [/^(?:celsius|c|metric)$/i, /°\s?c\b|\bcelsius\b|\bcentigrade\b|\bmetric\b|摄氏/i],
  [/^(?:fahrenheit|f|imperial)$/i, /°\s?f\b|\bfahrenheit\b|\bimperial\b|华氏/i],
  [/^(?:add|addition|sum|plus)$/i, /\bplus\b|\badd\b|\bsum\b|\d\s?\+\s?\d|加/i],
  [/^(?:subtract|subtraction|minus)$/i, /\bminus\b|\bsubtract\b|\d\s-\s?\d|减/i],
  [/^(?:multiply|multiplication|times)$/i, /\btimes\b|\bmultipl\w{1,4}\b|\d\s?[*×x]\s?\d|乘/i],
  [/^(?:divide|division)$/i, /\bdivided?\b|\d\s?[/÷]\s?\d|除/i],
  [/^price_?(?:asc\w*|low\w*)$/i, /\bcheapest\b|\blowest price|\b(?:price )?low to high\b|\bfrom cheap/i],
  [/^price_?(?:desc\w*|high\w*)$/i, /\bmost expensive\b|\bhighest price|\bhigh to low\b/i],
  [
    /^(?:rating|rating_desc|top_rated|best_rated)$/i,
    /\b(?:best|top|highest)[ -]rated\b|\bbest reviews?\b|\bby rating\b/i,
  ],
  [/^(?:newest|date_?desc|latest|recent)$/i, /\bnewest\b|\blatest\b|\bmost recent\b/i],
  [/^(?:business)$/i, /\bbusiness\b/i],
  [/^(?:round_?trip|return)$/i, /\b(?:round[ -]?trip|return|and back)\b|往返/i],
  [/^(?:one_?way|single)$/i, /\bone[ -]?way\b|单程/i],
  [/^(?:true|yes|y)$/i, /\b(?:yes|sure|correct|true)\b/i],
  [/^(?:false|no|n)$/i, /\b(?:no|not|false|incorrect)\b/i],
  [/^(?:meals?|food|dining|catering)$/i, /\b(?:lunch(?:es)?|dinner|breakfast|meals?|restaurant|coffee|snacks?)\b/i],
  [/^(?:travel|transport\w{0,8})$/i, /\b(?:taxi|train|flights?|hotel|uber|bus|mileage|airport|trip)\b/i],
  [/^tomorrow$/i, /\btomorrow\b|明天|\bma[ñn]ana\b|\bmorgen\b|\bdemain\b/i],
  [/^today$/i, /\b(?:today|tonight)\b|今天|\bhoy\b|\bheute\b|\baujourd['’]hui\b/i],
  [/^yesterday$/i, /\byesterday\b|昨天|\bayer\b|\bgestern\b|\bhier\b/i],
  [/^(?:zh|chinese|zh-cn)$/i, /\bchinese\b|中文/i],
  [/^(?:fr|french|fr-fr)$/i, /\bfrench\b|法[语文]|\b(?:le|les|une|est|vous|merci|bonjour|je|où)\b|[éèêàç]\w*\s/i],
  [/^(?:de|german|de-de)$/i, /\bgerman\b|德[语文]|\b(?:der|das|ist|nicht|ich|und|eine?|wo|danke)\b/i],
  [/^(?:es|spanish|es-es)$/i, /\bspanish\b|[¿¡]|\b(?:el|los|está|dónde|gracias|por favor|hola)\b/i],
  [/^(?:ja|japanese|ja-jp)$/i, /\bjapanese\b|日[语文]/i],
]
