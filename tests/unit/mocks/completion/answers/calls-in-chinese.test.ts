/** Calls for requests in Chinese. */
import { tool, offering, described, oneOf, testAnswers, type AnswerRow } from './table.ts'

const rows: AnswerRow[] = [
  [
    'a train in Chinese',
    '帮我订一张2027-01-05从广州到武汉的高铁票',
    offering(
      tool('book_train', '预订火车票', {
        from: described('出发城市'),
        to: described('到达城市'),
        date: described('日期，格式 YYYY-MM-DD'),
      }),
    ),
    { calls: [['book_train', { from: '广州', to: '武汉', date: '2027-01-05' }]] },
  ],
  [
    'a message in Chinese',
    '给王芳发短信，说我周五中午回来',
    offering(tool('send_sms', '发送短信', { to: described('收件人'), content: described('短信内容') })),
    { calls: [['send_sms', { to: '王芳', content: '我周五中午回来' }]] },
  ],
  [
    'a switch in Chinese',
    '卧室的灯关掉',
    offering(tool('control_light', '控制灯光', { room: described('房间'), action: oneOf('on', 'off') })),
    { calls: [['control_light', { room: '卧室', action: 'off' }]] },
  ],
  [
    'a company in Chinese',
    '查一下比亚迪的股价',
    offering(
      tool('get_stock', '查询股票价格', { name: described('股票名称') }),
      tool('get_weather', '查询天气', { city: described('城市') }),
    ),
    { calls: [['get_stock', { name: '比亚迪' }]] },
  ],
]

testAnswers(rows)
