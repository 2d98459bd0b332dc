/** Where texts are divided into sentences. */
import { describe, expect, test } from 'vitest'
import { splitAtMarks, splitSentences } from '../../../../../mocks/completion/text/sentences.ts'

describe('sentences', () => {
  test.each<[text: string, sentences: string[]]>([
    ['One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
    ['It costs 3.50 in the U.S. and more in Rome.', ['It costs 3.50 in the U.S. and more in Rome.']],
    ['Ask Dr. Lee or Mrs. Ray vs. Bo. Then go.', ['Ask Dr. Lee or Mrs. Ray vs. Bo.', 'Then go.']],
    ['He said no. "Why?" she asked. (Nobody knows.)', ['He said no.', '"Why?" she asked.', '(Nobody knows.)']],
    ['Wait.  Élan counts. 7 more', ['Wait.', 'Élan counts.', '7 more']],
    ['first line\n\n - \nsecond. line', ['first line', 'second. line']],
    ['你好。再见！好吗？好', ['你好。', '再见！', '好吗？', '好']],
    [' \n… ?! \n', []],
    ['', []],
  ])('of %j end before a capital, a digit or a line break', (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences)
  })

  test.each<[text: string, parts: string[]]>([
    ['one. two! three?four', ['one.', 'two!', 'three?four']],
    ['a 1.5 b.\nc', ['a 1.5 b.', 'c']],
    ['你好。再见', ['你好。', '再见']],
    ['...', ['...']],
    [' \n ', []],
  ])('of %j are divided at every mark before a space', (text, parts) => {
    expect(splitAtMarks(text)).toEqual(parts)
  })
})
