import { describe, expect, test } from 'vitest'
import { envelopeIn } from './envelope.ts'

const mark = '0123456789abcdef0123456789abcdef'
const first = `reply+1-${mark}@in.example.org`
const second = `reply+2-${mark}@in.example.org`

const came = (...lines: string[]) =>
  envelopeIn([...lines, 'From: ana@example.org', '', 'Hello.'].join('\r\n'), 'in.example.org')

describe('whom a message in a mailbox was for', () => {
  const noted = ['Delivered-To', 'X-Original-To', 'Envelope-To', 'X-Envelope-To', 'X-RCPT-TO']

  test.for(noted)('stands in %s', name => {
    expect(came(`${name}: <${first.toUpperCase()}>`, 'To: all@example.org').to).toEqual([first])
  })

  test('is what the mail server noted, rather than all whom the message names', () => {
    const copy = [`X-Original-To: ${second}`, 'Delivered-To: answers@in.example.org']
    expect(came(...copy, `To: ${first}, ${second}`).to).toEqual([second])
    const received = `Received: from a by b\r\n\tfor <${second}>; Sat, 25 Jul 2026 11:02:00 +0000`
    expect(came(received, `To: ${first}`, `Cc: ${second}`).to).toEqual([second])
  })

  test('is everybody it names, each once, where nobody noted anything', () => {
    expect(came(`To: Mei <${first}>,\r\n Bo <${first}>`, `Cc: ${second}`).to).toEqual([
      first,
      second,
    ])
  })

  test('is nobody where only its words or another domain have a reply address', () => {
    const quoted = envelopeIn(`To: all@example.org\r\n\r\nTo: ${first}`, 'in.example.org')
    expect(quoted.to).toEqual([])
    expect(came(`To: ${first.replace('in.', 'out.')}`, `Subject: ${first}`).to).toEqual([])
    expect(came(`To: ${first}`).to).toEqual([first])
  })
})

test('its sender is whom the mail server noted; a report has none', () => {
  expect(came('Return-Path: <ana@example.org>').from).toBe('ana@example.org')
  expect(came('Return-Path: <>').from).toBe('<>')
  expect(came('X-Return-Path: <>').from).toBe('')
})
