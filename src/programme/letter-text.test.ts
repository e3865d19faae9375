import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toHtml, toText } from '../markdown.ts'
import { fillBody, fillLine, forItsAnswer, plain, unknownPlaceholders } from './letter-text.ts'

describe('a letter is filled', () => {
  test('with what people wrote as plain text', () => {
    const filled = fillBody('Dear {name},', { name: '*Ana* [x](http://evil.example)' })
    expect(toHtml(filled)).toBe('<p>Dear *Ana* [x](http://evil.example),</p>\n')
    expect(toText(filled)).toBe('Dear *Ana* [x](http://evil.example),')
  })

  test('with blocks and our own addresses as they are', () => {
    const filled = fillBody('[Open]({journey})\n\n{timeline}', {
      journey: 'https://a.example/cohorts/1/journey',
      timeline: '- **Setting out**',
    })
    expect(toText(filled)).toBe('Open (https://a.example/cohorts/1/journey)\n\n  - Setting out')
  })

  test('and a subject stays one line', () => {
    expect(fillLine('{meeting}: hello', { meeting: 'ICANN\r\nBcc: x' })).toBe('ICANN Bcc: x: hello')
  })

  test('or not at all, if a place is left open', () => {
    expect(() => fillBody('In {city}', {})).toThrow('Nothing to put in the place of {city}')
  })

  test('and what nobody knows is named with its line', () => {
    expect(unknownPlaceholders('Dear {name},\n\nin {town}')).toEqual([{ name: 'town', line: 2 }])
  })
})

describe('what a letter says of an answer', () => {
  const text = 'Dear {name},\n\n{by-mail} Answer.\n\n{by-page} Open the\npage.\n\nBye.'

  test('stands where mail comes in, and something else where none does', () => {
    expect(forItsAnswer(text, true)).toBe('Dear {name},\n\nAnswer.\n\nBye.')
    expect(forItsAnswer(text, false)).toBe('Dear {name},\n\nOpen the\npage.\n\nBye.')
    expect(forItsAnswer('Dear {name}.', false)).toBe('Dear {name}.')
  })

  test('is marked at the head of a paragraph and nowhere else', () => {
    expect(unknownPlaceholders(text)).toEqual([])
    expect(unknownPlaceholders('Answer {by-mail}.\n{by-page} Open.')).toEqual([
      { name: 'by-mail', line: 0 },
      { name: 'by-page', line: 1 },
    ])
  })
})

test('whatever a person writes reaches the reader as it was written', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 60 })
  fc.assert(
    fc.property(words, text => {
      const said = text.replace(/\s+/g, ' ').trim()
      fc.pre(said !== '' && !/[\p{Cc}\ufffd]/u.test(said))
      expect(toHtml(`x ${plain(text).trim()}`)).not.toMatch(/<(?!\/?p>)/)
    }),
    { numRuns: 300 },
  )
})
