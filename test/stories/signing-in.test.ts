import { describe, expect } from 'vitest'
import { digest } from '../../src/digest.ts'
import { say } from '../../src/words.ts'
import { deliverAll, type TestApp } from '../app.ts'
import { addressOf, startProgramme } from '../cohort.ts'
import { askForLetter, codeIn, linkIn, signedIn, Visitor } from '../site.ts'
import { test } from '../story.ts'

const ben = addressOf('Ben')
const press = say('en', 'sign-in.button')
const enter = say('en', 'sign-in.enter-code')

/** Whose sign-ins there are, by name. */
const insOf = async (app: TestApp) =>
  (
    await app.db
      .selectFrom('sign_in')
      .innerJoin('person', 'person.id', 'sign_in.person_id')
      .select('person.name')
      .where('sign_in.device', '<>', 'the first browser')
      .execute()
  ).map(row => row.name)

const isIn = (visitor: Visitor) => visitor.cookies.has('wayfellow')

describe('the link of the letter', () => {
  test('signs in after one press of a button', async ({ app }) => {
    await startProgramme(app)
    const visitor = await signedIn(app, ben)
    expect(isIn(visitor)).toBe(true)
    expect(await insOf(app)).toEqual(['Ben'])
  })

  test('is not used up by scanners that open it, with GET or HEAD, however often', async ({
    app,
  }) => {
    await startProgramme(app)
    const visitor = new Visitor(app)
    const letter = await askForLetter(app, visitor, ben)
    const scanner = new Visitor(app, { from: '203.0.113.50' })
    const opened = []
    for (let time = 0; time < 5; time += 1) {
      opened.push((await scanner.request(linkIn(letter.text))).status)
      opened.push((await scanner.request(linkIn(letter.text), { method: 'HEAD' })).status)
    }
    expect(opened).toEqual(Array(10).fill(200))
    expect([isIn(scanner), await insOf(app)]).toEqual([false, []])

    await visitor.open(linkIn(letter.text))
    await visitor.press(press)
    expect(isIn(visitor)).toBe(true)
  })

  test('opens on another device than the one that asked', async ({ app }) => {
    await startProgramme(app)
    const letter = await askForLetter(app, new Visitor(app), ben)
    const telephone = new Visitor(app, { from: '203.0.113.9' })
    await telephone.open(linkIn(letter.text))
    await telephone.press(press)
    expect(isIn(telephone)).toBe(true)
  })

  test('works once', async ({ app }) => {
    await startProgramme(app)
    const letter = await askForLetter(app, new Visitor(app), ben)
    const [one, two] = [new Visitor(app), new Visitor(app)]
    await one.open(linkIn(letter.text))
    await two.open(linkIn(letter.text))
    await one.press(press)
    const refused = await two.press(press)
    expect([isIn(one), isIn(two), refused.status]).toEqual([true, false, 422])
    expect((await two.open(linkIn(letter.text))).status).toBe(404)
    expect(await insOf(app)).toEqual(['Ben'])
  })

  test('works once when it is pressed in five places in the same moment', async ({ app }) => {
    await startProgramme(app)
    const letter = await askForLetter(app, new Visitor(app), ben)
    const crowd = Array.from({ length: 5 }, () => new Visitor(app))
    for (const visitor of crowd) await visitor.open(linkIn(letter.text))
    await Promise.all(crowd.map(visitor => visitor.press(press)))
    expect(crowd.filter(isIn).length).toBe(1)
    expect(await insOf(app)).toEqual(['Ben'])
  })

  test('works in its tenth minute and no longer after it', async ({ app }) => {
    await startProgramme(app)
    const early = new Visitor(app)
    const first = await askForLetter(app, early, ben)
    app.clock.forward({ minutes: 9, seconds: 59 })
    await early.open(linkIn(first.text))
    await early.press(press)
    expect(isIn(early)).toBe(true)

    const late = new Visitor(app)
    const second = await askForLetter(app, late, ben)
    await late.open(linkIn(second.text))
    app.clock.forward({ minutes: 10 })
    const refused = await late.press(press)
    expect([isIn(late), refused.status]).toEqual([false, 422])
    expect(refused.text).toContain(say('en', 'sign-in.old.title'))
  })

  test('is in the letter and nowhere else: not in the database, not in the log', async ({
    app,
  }) => {
    await startProgramme(app)
    const letter = await askForLetter(app, new Visitor(app), ben)
    const token = linkIn(letter.text).split('/').at(-1) ?? ''
    const code = codeIn(letter.text)
    const kept = JSON.stringify([
      await app.db.selectFrom('letter').selectAll().execute(),
      await app.db.selectFrom('sign_in_ask').selectAll().execute(),
      app.lines,
    ])
    expect([kept.includes(token), kept.includes(`"${code}"`), kept.includes(code)]).toEqual([
      false,
      false,
      false,
    ])
    expect(kept).toContain(digest(token))
  })
})

describe('the code of the letter', () => {
  test('signs in on the device that asked', async ({ app }) => {
    await startProgramme(app)
    const visitor = new Visitor(app)
    const letter = await askForLetter(app, visitor, ben)
    await visitor.press(enter, { code: codeIn(letter.text) })
    expect([isIn(visitor), await insOf(app)]).toEqual([true, ['Ben']])
  })

  test('may be typed with the space people put into it', async ({ app }) => {
    await startProgramme(app)
    const visitor = new Visitor(app)
    const code = codeIn((await askForLetter(app, visitor, ben)).text)
    await visitor.press(enter, { code: ` ${code.slice(0, 3)} ${code.slice(3)} ` })
    expect(isIn(visitor)).toBe(true)
  })

  test('is nothing to a device that did not ask', async ({ app }) => {
    await startProgramme(app)
    const asking = new Visitor(app)
    const letter = await askForLetter(app, asking, ben)
    const other = new Visitor(app, { from: '203.0.113.9' })
    const refused = await other.post('/sign-in/code', { code: codeIn(letter.text), to: '/' })
    expect([refused.status, isIn(other)]).toEqual([422, false])

    await asking.press(enter, { code: codeIn(letter.text) })
    expect(isIn(asking)).toBe(true)
  })

  test('is dead after five wrong tries, also for the right one', async ({ app }) => {
    await startProgramme(app)
    const visitor = new Visitor(app)
    const code = codeIn((await askForLetter(app, visitor, ben)).text)
    const wrong = code === '000000' ? '111111' : '000000'
    for (let time = 0; time < 5; time += 1) await visitor.press(enter, { code: wrong })
    const sixth = await visitor.press(enter, { code })
    expect([sixth.status, isIn(visitor)]).toEqual([422, false])
  })

  test('still works after four wrong tries', async ({ app }) => {
    await startProgramme(app)
    const visitor = new Visitor(app)
    const code = codeIn((await askForLetter(app, visitor, ben)).text)
    const wrong = code === '000000' ? '111111' : '000000'
    for (let time = 0; time < 4; time += 1) await visitor.press(enter, { code: wrong })
    await visitor.press(enter, { code })
    expect(isIn(visitor)).toBe(true)
  })

  test('has no sixth try however many are made in the same moment', async ({ app }) => {
    await startProgramme(app)
    const visitor = new Visitor(app)
    await askForLetter(app, visitor, ben)
    const guess = () => visitor.request('/sign-in/code', wrongGuess(app))
    await Promise.all(Array.from({ length: 20 }, guess))
    const { tries } = await app.db
      .selectFrom('sign_in_ask')
      .select('tries')
      .executeTakeFirstOrThrow()
    expect(tries).toBe(5)
  })

  test('and the link are one key: after the one the other no longer opens', async ({ app }) => {
    await startProgramme(app)
    const visitor = new Visitor(app)
    const letter = await askForLetter(app, visitor, ben)
    await visitor.press(enter, { code: codeIn(letter.text) })
    expect((await new Visitor(app).open(linkIn(letter.text))).status).toBe(404)
  })

  test('is too old after ten minutes', async ({ app }) => {
    await startProgramme(app)
    const visitor = new Visitor(app)
    const code = codeIn((await askForLetter(app, visitor, ben)).text)
    app.clock.forward({ minutes: 10 })
    expect((await visitor.press(enter, { code })).status).toBe(422)
  })
})

function wrongGuess(app: TestApp): RequestInit {
  const body = new FormData()
  body.set('code', '123456')
  return { method: 'POST', body, headers: { origin: app.origin } }
}

describe('an address nobody has', () => {
  const ask = async (app: TestApp, address: string) => {
    const visitor = new Visitor(app)
    await visitor.open('/sign-in')
    const seen = await visitor.press(say('en', 'sign-in.send'), { address })
    const headers = Object.fromEntries(
      [...seen.headers].filter(([name]) => name !== 'x-request-id' && name !== 'set-cookie'),
    )
    const csp = headers['content-security-policy']?.replace(/nonce-[^']+/g, 'nonce')
    const cookies = seen.headers.getSetCookie().map(line => line.replace(/=[^;]+/, '=…'))
    const html = seen.html.replace(/nonce="[^"]*"/g, '')
    return {
      status: seen.status,
      html,
      headers: { ...headers, 'content-security-policy': csp },
      cookies,
    }
  }

  test('gets the very same answer as one somebody has, and no letter', async ({ app }) => {
    await startProgramme(app)
    const known = await ask(app, ben)
    const unknown = await ask(app, 'nobody@example.org')
    expect(unknown).toEqual(known)
    expect((await deliverAll(app)).map(envelope => envelope.to.address)).toEqual([ben])
  })

  test('is refused a code in the same words', async ({ app }) => {
    await startProgramme(app)
    const wrong = async (address: string) => {
      const visitor = new Visitor(app)
      await visitor.open('/sign-in')
      await visitor.press(say('en', 'sign-in.send'), { address })
      const seen = await visitor.press(enter, { code: '000000' })
      return [seen.status, seen.text]
    }
    expect(await wrong('nobody@example.org')).toEqual(await wrong(ben))
  })

  test('meets the same limit after the same number of letters', async ({ app }) => {
    await startProgramme(app)
    const statuses = async (address: string) => {
      const all = []
      for (let time = 0; time < 7; time += 1) all.push((await ask(app, address)).status)
      return all
    }
    const known = await statuses(ben)
    expect(known).toEqual([200, 200, 200, 200, 200, 422, 422])
    expect(await statuses('nobody@example.org')).toEqual(known)
  })
})

describe('whoever asks too often', () => {
  test('gets five letters an hour for one address, then a sentence, and an hour later one more', async ({
    app,
  }) => {
    await startProgramme(app)
    const asked = async () => {
      const visitor = new Visitor(app)
      await visitor.open('/sign-in')
      return visitor.press(say('en', 'sign-in.send'), { address: ben })
    }
    for (let time = 0; time < 5; time += 1) await asked()
    const sixth = await asked()
    expect([sixth.status, sixth.text.includes(say('en', 'sign-in.problem.too-often'))]).toEqual([
      422,
      true,
    ])
    expect((await deliverAll(app)).length).toBe(5)

    app.clock.forward({ hours: 1, seconds: 1 })
    expect((await asked()).status).toBe(200)
  })

  test('from one place meets a limit over all addresses; from another place does not', async ({
    app,
  }) => {
    await startProgramme(app)
    const from = async (place: string, at: number) => {
      const visitor = new Visitor(app, { from: place })
      await visitor.open('/sign-in')
      const address = `somebody-${place}-${at}@example.org`
      return (await visitor.press(say('en', 'sign-in.send'), { address })).status
    }
    const here = []
    for (let at = 0; at < 32; at += 1) here.push(await from('198.51.100.1', at))
    expect(here.filter(status => status === 422).length).toBe(2)
    expect(await from('198.51.100.2', 0)).toBe(200)
  })

  test('cannot try codes or links for ever from one place', async ({ app }) => {
    await startProgramme(app)
    const visitor = new Visitor(app)
    const letter = await askForLetter(app, visitor, ben)
    const guesses = []
    for (let at = 0; at < 62; at += 1) {
      guesses.push((await visitor.request('/sign-in/code', wrongGuess(app))).status)
    }
    expect(new Set(guesses)).toEqual(new Set([422]))
    await visitor.open(linkIn(letter.text))
    await visitor.press(press)
    expect(isIn(visitor)).toBe(false)
  })
})

describe('a form from another site', () => {
  test('signs nobody in and asks for nothing', async ({ app }) => {
    await startProgramme(app)
    const visitor = new Visitor(app)
    const letter = await askForLetter(app, visitor, ben)
    const before = await app.db.selectFrom('sign_in_ask').select('id').execute()
    const evil = 'https://evil.example'
    const token = new URL(linkIn(letter.text)).pathname
    expect((await visitor.post(token, {}, evil)).status).toBe(403)
    expect((await visitor.post('/sign-in', { address: ben }, evil)).status).toBe(403)
    expect(isIn(visitor)).toBe(false)
    expect(await app.db.selectFrom('sign_in_ask').select('id').execute()).toEqual(before)
  })

  test('cannot send her on to another site after signing in', async ({ app }) => {
    await startProgramme(app)
    const tricks = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/\tevil',
      'javascript:1',
    ]
    const ended = []
    for (const to of tricks) {
      const visitor = new Visitor(app)
      const letter = await askForLetter(app, visitor, ben)
      const body = new FormData()
      body.set('code', codeIn(letter.text))
      body.set('to', to)
      const init = { method: 'POST', body, headers: { origin: app.origin } }
      ended.push((await visitor.request('/sign-in/code', init)).headers.get('location'))
      app.clock.forward({ hours: 1 })
    }
    expect(ended).toEqual(tricks.map(() => '/'))
  })
})

describe('being signed in', () => {
  test('ends on this device when she signs out, and a stolen copy of the cookie is dead', async ({
    app,
  }) => {
    await startProgramme(app)
    const visitor = await signedIn(app, ben)
    const cookie = `wayfellow=${visitor.cookies.get('wayfellow')}`
    await visitor.post('/sign-out')
    expect(isIn(visitor)).toBe(false)
    const thief = await new Visitor(app).request('/sign-out', {
      method: 'POST',
      headers: { origin: app.origin, cookie },
    })
    expect(thief.status).toBe(303)
    const live = await app.db
      .selectFrom('sign_in')
      .select('device')
      .where('ended_at', 'is', null)
      .execute()
    expect(live).toEqual([{ device: 'the first browser' }])
  })

  test('is kept in a cookie that scripts cannot read and other sites cannot send', async ({
    app,
  }) => {
    await startProgramme(app)
    const letter = await askForLetter(app, new Visitor(app), ben)
    const body = new FormData()
    const init = { method: 'POST', body, headers: { origin: app.origin } }
    const response = await new Visitor(app).request(linkIn(letter.text), init)
    const [line] = response.headers.getSetCookie().filter(one => one.startsWith('wayfellow='))
    const parts = (line ?? '').split('; ').slice(1).sort()
    expect(parts).toEqual(['HttpOnly', `Max-Age=${180 * 24 * 60 * 60}`, 'Path=/', 'SameSite=Lax'])
  })

  test('over https has a cookie under the name browsers guard best', async ({ app }) => {
    const secure = { ...app, origin: 'https://wayfellow.test' }
    await startProgramme(secure)
    const visitor = new Visitor(secure)
    const letter = await askForLetter(secure, visitor, ben)
    const init = { method: 'POST', body: new FormData(), headers: { origin: secure.origin } }
    const response = await visitor.request(linkIn(letter.text), init)
    const [line] = response.headers
      .getSetCookie()
      .filter(one => one.startsWith('__Host-wayfellow='))
    expect((line ?? '').split('; ').slice(1).sort()).toContain('Secure')
  })
})
