/** Requests of the makers of chat models: Moonshot's documentation, ollama-python and Qwen-Agent. */
import type { PublicExample } from '../example.ts'
import { calls, made, madeCalls, optional, says, someCalls, someText } from './expect-calls.ts'
import { oneOf, request, round, system, text, tool, user } from './requests.ts'

const kimi = system('你是 Kimi，由 Moonshot AI 提供的人工智能助手。你擅长中文和英文的对话，回答准确、安全、有用。')
const webTools = [
  tool(
    'search',
    '用搜索引擎在互联网上搜索。\n\n用户要求联网，或者你不知道答案时，调用这个工具，并从对话中取出要搜索的内容作为 query。\n结果有网站的标题、地址（URL）和简介。',
    {
      query: text('要搜索的内容，取自用户的问题或上下文。'),
    },
  ),
  tool('crawl', '按地址（URL）取得网页的内容。', { url: text('网页的地址（URL），一般来自搜索结果。') }),
]
const webQuestion = user('请上网搜索 Partial Mode，然后告诉我它有什么用。')
const searched = round([
  'search',
  { query: 'Partial Mode' },
  {
    result: [
      {
        title: 'Partial Mode - 开放平台文档',
        url: 'https://docs.example.com/api/partial',
        snippet: 'Partial Mode（预填回复）',
      },
    ],
  },
])

const riverTools = [
  tool('get_level', 'Get the water level of a river in centimeters', { river: text('The name of the river') }),
  tool('get_quality', 'Get the water quality of a river', { river: text() }),
]
const trainTools = [
  tool('get_delay', 'Get the delay of the trains at a station in minutes', {
    station: text('The name of the station'),
  }),
  tool('get_crowding', 'Get how crowded a station is', { station: text('The name of the station') }),
]
const trainQuestion = user('How late are the trains in Utrecht? How crowded is it in Leuven?')

export const chatModels: readonly PublicExample[] = [
  {
    about: 'Moonshot: a search that the user asks for',
    source: 'Moonshot docs: guide/use-kimi-api-to-complete-tool-calls',
    request: request([kimi, webQuestion], webTools),
    good: made('search', { query: 'Partial Mode' }),
    accepts: calls('search', { query: /partial mode/i }),
  },
  {
    about: 'Moonshot: the page of a search result',
    source: 'Moonshot docs: guide/use-kimi-api-to-complete-tool-calls',
    request: request([kimi, webQuestion, searched], webTools),
    good: made('crawl', { url: 'https://docs.example.com/api/partial' }),
    accepts: calls('crawl', { url: 'https://docs.example.com/api/partial' }),
  },
  {
    about: 'Moonshot: an answer from the page',
    source: 'Moonshot docs: guide/use-kimi-api-to-complete-tool-calls',
    request: request(
      [
        kimi,
        webQuestion,
        searched,
        round([
          'crawl',
          { url: 'https://docs.example.com/api/partial' },
          { content: 'Partial Mode（预填回复）由调用者写好回复的开头，模型接着往下写，因此可以控制输出的格式和角色。' },
        ]),
      ],
      webTools,
    ),
    good: { content: 'Partial Mode 让调用者预填回复的开头，从而控制输出的格式。' },
    accepts: says(/预填|开头|格式/),
  },
  {
    about: 'Moonshot: a question to be answered by a program',
    source: 'Moonshot docs: api/tool-use',
    request: request(
      [kimi, user('编程计算 98765 的所有质因数。')],
      [
        tool(
          'CodeRunner',
          '运行代码，支持 python 和 javascript',
          { language: oneOf(['python', 'javascript']), code: text('要运行的代码') },
          [],
        ),
      ],
    ),
    good: made('CodeRunner', {
      language: 'python',
      code: 'n, d = 98765, 2\nwhile n > 1:\n    if n % d: d += 1\n    else: print(d); n //= d',
    }),
    accepts: calls('CodeRunner', { language: optional(/^(python|javascript)$/), code: /98765/ }),
  },
  {
    about: 'ollama: two questions, each for another tool',
    source: 'ollama-python: examples/multi-tool.py',
    request: request([user('How high is the Loire? and how clean is the Garonne?')], riverTools),
    good: madeCalls(['get_level', { river: 'Loire' }], ['get_quality', { river: 'Garonne' }]),
    accepts: someCalls(['get_level', { river: /^(the )?loire$/i }], ['get_quality', { river: /^(the )?garonne$/i }]),
  },
  {
    about: 'ollama: two questions with tools of the same parameter',
    source: 'ollama-python: examples/gpt-oss-tools-stream.py',
    request: request([trainQuestion], trainTools),
    good: madeCalls(['get_delay', { station: 'Utrecht' }], ['get_crowding', { station: 'Leuven' }]),
    accepts: someCalls(['get_delay', { station: /^utrecht/i }], ['get_crowding', { station: /^leuven/i }]),
  },
  {
    about: 'ollama: the second question after the first was answered',
    source: 'ollama-python: examples/gpt-oss-tools-stream.py',
    request: request(
      [trainQuestion, round(['get_delay', { station: 'Utrecht' }, 'The trains in Utrecht are 6 minutes late'])],
      trainTools,
    ),
    good: made('get_crowding', { station: 'Leuven' }),
    accepts: calls('get_crowding', { station: /^leuven/i }),
  },
  {
    about: 'Qwen-Agent: a picture after the facts, as the system prompt demands',
    source: 'Qwen-Agent: examples/assistant_weather_bot.py',
    request: request(
      [
        system(
          '你是一个花期助手，可以查询花期，也可以画图。先查询相应城市的花期，再用画图工具画一张这个城市的图，最后从给定的诗集中选一首诗来描写花期，不要用诗集以外的诗。',
        ),
        user('洛阳花期'),
        round(['bloom_calendar', { location: '洛阳' }, '洛阳的牡丹在四月中旬盛开。']),
      ],
      [
        tool('draw_image', 'AI绘画服务，输入文字描述，返回图片的URL。', {
          prompt: text('图片内容的详细描述，例如人物、环境、动作，使用英文'),
        }),
        tool('bloom_calendar', '查询城市的花期', { location: text('城市名称，如`河南省洛阳市`写作`洛阳`') }),
      ],
    ),
    good: made('draw_image', { prompt: 'Luoyang in April, with blooming peonies' }),
    accepts: calls('draw_image', { prompt: someText }),
  },
]
