/** Well-known lists: colours, fruits, planets, days of the week. */

const known: readonly (readonly [topic: RegExp, english: readonly string[], chinese: readonly string[]])[] = [
  [
    /planets? (?:with|that have) rings/i,
    ['Jupiter', 'Saturn', 'Uranus', 'Neptune'],
    ['木星', '土星', '天王星', '海王星'],
  ],
  [/primary colou?rs/i, ['Red', 'Blue', 'Yellow'], ['红色', '蓝色', '黄色']],
  [
    /months/i,
    'January February March April May June July August September October November December'.split(' '),
    Array.from({ length: 12 }, (_, index) => `${index + 1}月`),
  ],
  [/seasons/i, ['Spring', 'Summer', 'Autumn', 'Winter'], ['春天', '夏天', '秋天', '冬天']],
  [
    /colou?rs? of the rainbow|rainbow colou?rs?/i,
    ['Red', 'Orange', 'Yellow', 'Green', 'Blue', 'Indigo', 'Violet'],
    ['红', '橙', '黄', '绿', '蓝', '靛', '紫'],
  ],
  [/colou?rs? of the polish flag/i, ['White', 'Red'], ['白色', '红色']],
  [/colou?rs? of the (?:french|american|us|british|uk) flag/i, ['Blue', 'White', 'Red'], ['蓝色', '白色', '红色']],
  [/colou?rs? of the german flag/i, ['Black', 'Red', 'Gold'], ['黑色', '红色', '金色']],
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
    /countr(?:y|ies) (?:in|of) europe|european countr|欧洲国家/i,
    ['France', 'Germany', 'Italy', 'Spain', 'Portugal', 'Poland', 'Sweden', 'Greece', 'Austria', 'Ireland'],
    ['法国', '德国', '意大利', '西班牙', '葡萄牙', '波兰', '瑞典', '希腊', '奥地利', '爱尔兰'],
  ],
  [
    /countr(?:y|ies) (?:in|of) asia|asian countr|亚洲国家/i,
    ['China', 'Japan', 'India', 'South Korea', 'Thailand', 'Vietnam', 'Indonesia', 'Malaysia'],
    ['中国', '日本', '印度', '韩国', '泰国', '越南', '印度尼西亚', '马来西亚'],
  ],
  [
    /countr(?:y|ies) (?:in|of) africa|african countr|非洲国家/i,
    ['Egypt', 'Kenya', 'Nigeria', 'South Africa', 'Morocco', 'Ghana', 'Ethiopia', 'Tunisia'],
    ['埃及', '肯尼亚', '尼日利亚', '南非', '摩洛哥', '加纳', '埃塞俄比亚', '突尼斯'],
  ],
  [
    /pirates?|海盗/i,
    ['Blackbeard', 'Anne Bonny', 'Henry Morgan', 'Calico Jack', 'Mary Read', 'Bartholomew Roberts', 'William Kidd'],
    ['黑胡子', '安妮·邦尼', '亨利·摩根', '白棉布杰克', '玛丽·里德', '巴沙洛缪·罗伯茨', '威廉·基德'],
  ],
  [
    /scientists?|科学家/i,
    ['Albert Einstein', 'Marie Curie', 'Isaac Newton', 'Charles Darwin', 'Galileo Galilei', 'Ada Lovelace'],
    ['爱因斯坦', '居里夫人', '牛顿', '达尔文', '伽利略', '阿达·洛芙莱斯'],
  ],
  [
    /countr(?:y|ies)|国家/i,
    ['China', 'France', 'Japan', 'Germany', 'Brazil', 'Canada', 'Egypt', 'India', 'Italy', 'Spain'],
    ['中国', '法国', '日本', '德国', '巴西', '加拿大', '埃及', '印度', '意大利', '西班牙'],
  ],
  [/days of (?:the|a) weekend|weekend days/i, ['Saturday', 'Sunday'], ['星期六', '星期日']],
  [/vowels|元音/i, ['A', 'E', 'I', 'O', 'U'], ['A', 'E', 'I', 'O', 'U']],
  [
    /days of the week|weekdays?|星期/i,
    ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
  ],
  [
    /ice[ -]?creams?|flavou?rs?|口味/i,
    ['Vanilla', 'Chocolate', 'Strawberry', 'Mint', 'Coffee', 'Pistachio', 'Lemon', 'Caramel', 'Coconut', 'Hazelnut'],
    ['香草', '巧克力', '草莓', '薄荷', '咖啡', '开心果', '柠檬', '焦糖', '椰子', '榛子'],
  ],
  [
    /vegetables?|蔬菜/i,
    ['Carrot', 'Potato', 'Tomato', 'Spinach', 'Broccoli', 'Onion', 'Pepper', 'Cabbage', 'Pea', 'Leek'],
    ['胡萝卜', '土豆', '西红柿', '菠菜', '西兰花', '洋葱', '辣椒', '白菜', '豌豆', '韭菜'],
  ],
  [
    /\bsports?\b|运动/i,
    ['Football', 'Tennis', 'Swimming', 'Basketball', 'Running', 'Cycling', 'Volleyball', 'Rowing', 'Skiing', 'Judo'],
    ['足球', '网球', '游泳', '篮球', '跑步', '骑行', '排球', '划船', '滑雪', '柔道'],
  ],
  [
    /(?:musical )?instruments?|乐器/i,
    ['Piano', 'Violin', 'Guitar', 'Flute', 'Drums', 'Cello', 'Trumpet', 'Harp', 'Clarinet', 'Saxophone'],
    ['钢琴', '小提琴', '吉他', '长笛', '鼓', '大提琴', '小号', '竖琴', '单簧管', '萨克斯'],
  ],
  [
    /oceans?|海洋/i,
    ['Pacific Ocean', 'Atlantic Ocean', 'Indian Ocean', 'Southern Ocean', 'Arctic Ocean'],
    ['太平洋', '大西洋', '印度洋', '南冰洋', '北冰洋'],
  ],
  [
    /continents?|大洲/i,
    ['Africa', 'Antarctica', 'Asia', 'Europe', 'North America', 'Oceania', 'South America'],
    ['非洲', '南极洲', '亚洲', '欧洲', '北美洲', '大洋洲', '南美洲'],
  ],
  [
    /(?:baby |dog |cat |pet )names?|名字/i,
    ['Luna', 'Max', 'Bella', 'Milo', 'Coco', 'Leo', 'Daisy', 'Oscar', 'Ruby', 'Felix'],
    ['小宝', '豆豆', '米米', '乐乐', '圆圆', '小白', '花花', '团团', '毛毛', '球球'],
  ],
  [
    /superpowers?/i,
    [
      'Flight',
      'Invisibility',
      'Telepathy',
      'Super strength',
      'Time travel',
      'Healing',
      'Teleportation',
      'Shape shifting',
    ],
    ['飞行', '隐身', '读心', '神力', '时间旅行', '治愈', '瞬移', '变形'],
  ],
  [
    /painters?|画家/i,
    ['Vincent van Gogh', 'Claude Monet', 'Frida Kahlo', 'Rembrandt', 'Pablo Picasso', 'Georgia O’Keeffe'],
    ['梵高', '莫奈', '弗里达·卡罗', '伦勃朗', '毕加索', '齐白石'],
  ],
  [
    /composers?|作曲家/i,
    ['Johann Sebastian Bach', 'Wolfgang Amadeus Mozart', 'Ludwig van Beethoven', 'Clara Schumann', 'Frédéric Chopin'],
    ['巴赫', '莫扎特', '贝多芬', '克拉拉·舒曼', '肖邦'],
  ],
  [
    /explorers?|探险家/i,
    ['Marco Polo', 'Ferdinand Magellan', 'James Cook', 'Roald Amundsen', 'Ibn Battuta', 'Zheng He'],
    ['马可·波罗', '麦哲伦', '詹姆斯·库克', '阿蒙森', '伊本·白图泰', '郑和'],
  ],
  [
    /philosophers?|哲学家/i,
    ['Socrates', 'Plato', 'Aristotle', 'Immanuel Kant', 'Simone de Beauvoir', 'Confucius'],
    ['苏格拉底', '柏拉图', '亚里士多德', '康德', '波伏娃', '孔子'],
  ],
  [
    /\b(?:writers?|authors?|novelists?)\b|作家/i,
    ['Jane Austen', 'Leo Tolstoy', 'Gabriel García Márquez', 'Toni Morrison', 'Franz Kafka', 'Virginia Woolf'],
    ['鲁迅', '托尔斯泰', '马尔克斯', '莫里森', '卡夫卡', '伍尔夫'],
  ],
  [
    /\brivers?\b|河流/i,
    ['Nile', 'Amazon', 'Yangtze', 'Mississippi', 'Danube', 'Congo', 'Ganges', 'Rhine'],
    ['尼罗河', '亚马逊河', '长江', '密西西比河', '多瑙河', '刚果河', '恒河', '莱茵河'],
  ],
  [
    /\bmountains?\b|高山|山峰/i,
    ['Mount Everest', 'K2', 'Kilimanjaro', 'Mont Blanc', 'Denali', 'Matterhorn', 'Mount Fuji'],
    ['珠穆朗玛峰', '乔戈里峰', '乞力马扎罗山', '勃朗峰', '德纳里峰', '马特洪峰', '富士山'],
  ],
  [
    /\bbirds?\b|鸟/i,
    ['Robin', 'Eagle', 'Owl', 'Sparrow', 'Parrot', 'Swan', 'Penguin', 'Crow'],
    ['知更鸟', '鹰', '猫头鹰', '麻雀', '鹦鹉', '天鹅', '企鹅', '乌鸦'],
  ],
  [
    /\bflowers?\b|花卉/i,
    ['Rose', 'Tulip', 'Lily', 'Daisy', 'Sunflower', 'Orchid', 'Iris', 'Poppy'],
    ['玫瑰', '郁金香', '百合', '雏菊', '向日葵', '兰花', '鸢尾', '虞美人'],
  ],
  [
    /\btrees?\b|树/i,
    ['Oak', 'Maple', 'Pine', 'Birch', 'Willow', 'Cherry', 'Beech', 'Cedar'],
    ['橡树', '枫树', '松树', '桦树', '柳树', '樱树', '山毛榉', '雪松'],
  ],
  [
    /dog breeds?|breeds? of dogs?/i,
    ['Labrador', 'Poodle', 'Beagle', 'Bulldog', 'Dachshund', 'Border Collie'],
    ['拉布拉多', '贵宾犬', '比格犬', '斗牛犬', '腊肠犬', '边境牧羊犬'],
  ],
  [
    /\bmetals?\b|金属/i,
    ['Iron', 'Copper', 'Gold', 'Silver', 'Aluminium', 'Zinc', 'Tin', 'Lead'],
    ['铁', '铜', '金', '银', '铝', '锌', '锡', '铅'],
  ],
  [
    /(?:web )?frameworks?|框架/i,
    ['React', 'Django', 'Vue', 'Spring Boot', 'Rails', 'Express', 'Flask', 'Laravel'],
    ['React', 'Django', 'Vue', 'Spring Boot', 'Rails', 'Express', 'Flask', 'Laravel'],
  ],
  [
    /\bdatabases?\b|数据库/i,
    ['PostgreSQL', 'MySQL', 'SQLite', 'MongoDB', 'Redis', 'MariaDB'],
    ['PostgreSQL', 'MySQL', 'SQLite', 'MongoDB', 'Redis', 'MariaDB'],
  ],
  [
    /\b(?:drinks?|beverages?)\b|饮料/i,
    ['Water', 'Tea', 'Coffee', 'Orange juice', 'Lemonade', 'Milk'],
    ['水', '茶', '咖啡', '橙汁', '柠檬水', '牛奶'],
  ],
  [
    /\b(?:desserts?|cakes?)\b|甜点/i,
    ['Tiramisu', 'Apple pie', 'Cheesecake', 'Crème brûlée', 'Brownie', 'Panna cotta'],
    ['提拉米苏', '苹果派', '芝士蛋糕', '焦糖布丁', '布朗尼', '奶冻'],
  ],
  [
    /\b(?:hobbies|hobby)\b|爱好/i,
    ['Reading', 'Gardening', 'Painting', 'Hiking', 'Cooking', 'Photography'],
    ['阅读', '园艺', '绘画', '徒步', '烹饪', '摄影'],
  ],
  [
    /\b(?:emotions?|feelings?)\b|情绪/i,
    ['Joy', 'Sadness', 'Anger', 'Fear', 'Surprise', 'Disgust'],
    ['快乐', '悲伤', '愤怒', '恐惧', '惊讶', '厌恶'],
  ],
  [
    /\b(?:languages?)\b|语言/i,
    ['English', 'Chinese', 'Spanish', 'Hindi', 'Arabic', 'French', 'Portuguese', 'Russian'],
    ['英语', '汉语', '西班牙语', '印地语', '阿拉伯语', '法语', '葡萄牙语', '俄语'],
  ],
]

/** What follows the noun of a topic and leaves out some of its items: `months with 30 days`, `animals that fly`. */
const restriction =
  /^\s(?:that|which|whose|without|starting|beginning|ending|with (?:\d{1,9}|no|only|more|fewer|at least|one|two|three)|in (?:spanish|french|german|italian|portuguese|dutch|polish|russian|chinese|mandarin|japanese|korean|arabic|hindi|latin))\b/i

/** The items of the first list that a text names; empty if it names none. */
export function findItems(text: string, inChinese: boolean): readonly string[] {
  return findRow(text)?.[inChinese ? 2 : 1] ?? []
}

/** The items of a topic; empty if it is not known, or wants only some of a known list. */
export function findWholeItems(topic: string, inChinese: boolean): readonly string[] {
  const row = findRow(topic)
  const found = row?.[0].exec(topic)
  if (!row || !found || restriction.test(topic.slice(found.index + found[0].length))) return []
  if (!inChinese && !isHead(topic, found.index, found.index + found[0].length)) return []
  return row[inChinese ? 2 : 1]
}

/** Whether a noun is what a list is of: not `concepts behind trees`, nor `language models`. */
function isHead(topic: string, from: number, to: number): boolean {
  if (/\b(?:of|for|about|behind|with|in|on|to|from|using|by)\s/i.test(topic.slice(0, from))) return false
  return !/^\s(?!(?:in|of|with|that|which|from|for|and|or|on|at|by|to|as|who|whose|where|found|native|using|separated|without|you|i|we|is|are|please|only|each|ranked|sorted)\b)[a-z]{3,}/i.test(
    topic.slice(to),
  )
}

/** Special lists stand before the general ones that contain them. */
function findRow(text: string): (typeof known)[number] | undefined {
  return known.find(([pattern]) => pattern.test(text))
}
