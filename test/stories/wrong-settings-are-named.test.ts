import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'

describe('the settings', () => {
  test('may all be left out', () => {
    expect(readConfig({})).toEqual({
      PORT: 3000,
      HOST: '127.0.0.1',
      ORIGIN: 'http://localhost:3000',
      DATA_FOLDER: 'data',
      MAIL_FROM: 'wayfellow@localhost.localdomain',
      MAIL_IN_HOST: '127.0.0.1',
      MAIL_IN_PROTOCOL: 'smtp',
      LOG: 'warnings',
      TRUSTED_PROXIES: 0,
    })
  })

  test('may all be given', () => {
    const given = {
      PORT: '8080',
      HOST: '0.0.0.0',
      ORIGIN: 'https://mentoring.example.org',
      DATA_FOLDER: '/var/lib/wayfellow',
      DATABASE_URL: 'postgres://name:word@db.example.org:5432/wayfellow',
      SMTP_URL: 'smtps://name:word@mail.example.org:465',
      MAIL_FROM: 'journey@example.org',
      MAIL_IN_DOMAIN: 'in.example.org',
      MAIL_IN_PORT: '2525',
      MAIL_IN_HOST: '0.0.0.0',
      MAIL_IN_PROTOCOL: 'lmtp',
      MAIL_IN_IMAP_URL: 'imaps://name:word@mail.example.org:993/Answers',
      LOG: 'all',
      TRUSTED_PROXIES: '2',
    }
    expect(readConfig(given)).toEqual({
      ...given,
      PORT: 8080,
      MAIL_IN_PORT: 2525,
      TRUSTED_PROXIES: 2,
    })
  })

  test('that are empty count as left out, and settings of others are none of ours', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', PATH: '/bin', HOME: '/root' })).toEqual(
      readConfig({}),
    )
  })
})

describe('a wrong setting is named with what is expected', () => {
  const wrong: [string, string][] = [
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['ORIGIN', 'mentoring.example.org'],
    ['ORIGIN', 'https://mentoring.example.org/'],
    ['ORIGIN', 'ftp://example.org'],
    ['DATABASE_URL', 'mysql://db.example.org/wayfellow'],
    ['DATABASE_URL', 'db.example.org'],
    ['SMTP_URL', 'mail.example.org:587'],
    ['MAIL_FROM', 'journey'],
    ['MAIL_FROM', 'a@example.org, b@example.org'],
    ['MAIL_IN_DOMAIN', 'in example'],
    ['MAIL_IN_PORT', 'smtp'],
    ['MAIL_IN_PROTOCOL', 'imap'],
    ['MAIL_IN_IMAP_URL', 'pop3://name:word@mail.example.org'],
    ['MAIL_IN_IMAP_URL', 'imaps://mail.example.org'],
    ['MAIL_IN_IMAP_URL', 'imaps://name@mail.example.org'],
    ['TRUSTED_PROXIES', 'all'],
    ['TRUSTED_PROXIES', '10'],
  ]

  test.for(wrong)('%s=%s', ([name, value]) => {
    const lines = readConfig({ [name]: value })
    expect(Array.isArray(lines) && lines.length).toBe(1)
    const [line] = Array.isArray(lines) ? lines : []
    expect(line).toMatch(
      new RegExp(
        `^${name} is not right: it should be .*such as|^${name} is not right: it should be how many`,
      ),
    )
  })

  test('and several are all named at once', () => {
    const lines = readConfig({ PORT: 'x', SMTP_URL: 'y', MAIL_FROM: 'z' })
    const named = Array.isArray(lines) ? lines.map(line => line.split(' ')[0]) : []
    expect(named.sort()).toEqual(['MAIL_FROM', 'PORT', 'SMTP_URL'])
  })

  test('without repeating its value, which may be a secret', () => {
    const lines = readConfig({ SMTP_URL: 'smpt://name:hunter2@mail.example.org' })
    expect(String(lines)).not.toContain('hunter2')
    const mailbox = readConfig({ MAIL_IN_IMAP_URL: 'imap:/name:hunter2@mail.example.org' })
    expect(Array.isArray(mailbox) && mailbox.length).toBe(1)
    expect(String(mailbox)).not.toContain('hunter2')
  })
})
