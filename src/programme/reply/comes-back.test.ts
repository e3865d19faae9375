import { describe, expect, test } from 'vitest'
import { comesBack, verdictOf, type Verdict } from './comes-back.ts'

const cases: Record<Verdict, string[]> = {
  'nobody-there': [
    '5.1.1 550 5.1.1 no such person',
    '5.1.10 550 5.1.10 RESOLVER.ADR.RecipientNotFound',
    '5.2.1 mailbox disabled',
    '5.4.1 550 5.4.1 Recipient address rejected: Access denied',
    '5.4.4 unable to route: no mail hosts for domain',
    '5.0.0 550 5.1.1 user unknown',
    '550 5.1.1 RCPT TO',
    '550 RCPT TO',
    '551 RCPT TO',
    '553 RCPT TO',
  ],
  'perhaps-nobody': [
    '5.2.2 552 5.2.2 mailbox full',
    '552 5.2.2 RCPT TO',
    '552 RCPT TO',
    '5.0.0 550 sorry',
    '550 5.5.0 mailbox unavailable',
    '4.4.1 connection timed out',
    '4.4.7 delivery time expired',
  ],
  nothing: [
    '5.7.1 550 5.7.1 looks like spam',
    '550 5.7.1 RCPT TO',
    '5.3.4 message too big',
    '5.2.3 message length exceeds limit',
    '5.6.1 media not supported',
    '5.1.8 bad sender’s address',
    '550 5.1.1 MAIL FROM',
    '550 MAIL FROM',
    '550 DATA',
    '552 DATA',
    '554 RCPT TO',
    '4.2.2 mailbox full',
    'EENVELOPE API',
    'postman-vanished',
    'the host 10.5.1.1 said 1.5.1.1',
    '',
  ],
}

describe('what a letter that came back says of its address', () => {
  const all = Object.entries(cases).flatMap(([verdict, said]) => said.map(one => [verdict, one]))

  test.for(all)('%s: %s', ([verdict, said = '']) => {
    expect(verdictOf(said)).toBe(verdict)
  })
})

describe('letters come back from an address', () => {
  const full = '5.2.2 mailbox full'

  test('when one of them was told that nobody is there', () => {
    expect(comesBack('5.1.1 no such person', ['5.1.1 no such person'])).toBe(true)
  })

  test('when three different ones could not be taken by a mailbox that may be full', () => {
    expect(comesBack(full, [full])).toBe(false)
    expect(comesBack(full, [full, full])).toBe(false)
    expect(comesBack(full, [full, full, full])).toBe(true)
  })

  test('not when some of the three were refused for what stands in them', () => {
    const spam = '5.7.1 looks like spam'
    expect(comesBack(full, [full, spam, full])).toBe(false)
    expect(comesBack(spam, [full, full, full, spam])).toBe(false)
  })
})
