/** The words by which a task is compared with tools. */
import { expect, test } from 'vitest'
import { ownWordsOf } from '../../../../../mocks/completion/tools/words.ts'

test.each<[text: string, words: readonly string[]]>([
  ['getUserName', ['get', 'us', 'nam']],
  ['HTTPServer2Go', ['httpserv', '2', 'go']],
  ['Book 2tickets, A12b!', ['book', '2', 'ticket', '12', 'b']],
  ['the weather in Zürich', ['weath', 'z', 'rich']],
  ['createÉvent listFiles', ['creat', 'vent', 'list', 'fil']],
  ['', []],
])('the words of "%s"', (text, words) => {
  expect([...ownWordsOf(text)]).toEqual(words)
})
