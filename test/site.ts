import { createSite } from '../src/web/app.tsx'
import { say } from '../src/words.ts'
import { deliverAll, type TestApp } from './app.ts'
import { formWith, mainOf, words } from './page.ts'

/** A page as it came: where the browser ended up, and what a person reads there. */
export type Seen = { status: number; path: string; html: string; headers: Headers; text: string }

type Fields = Record<string, string | string[] | File>

/** Somebody with a browser: she keeps cookies, presses buttons, follows redirects. */
export class Visitor {
  #app: TestApp
  #site: ReturnType<typeof createSite>
  #cookies = new Map<string, string>()
  #from: string
  #languages: string
  page: Seen = { status: 0, path: '/', html: '', headers: new Headers(), text: '' }

  constructor(app: TestApp, { from = '198.51.100.7', languages = 'en' } = {}) {
    this.#app = app
    this.#site = createSite(app)
    this.#from = from
    this.#languages = languages
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies
  }

  /** One request as it is, no redirect followed. */
  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (!headers.has('accept-language')) headers.set('accept-language', this.#languages)
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (cookie !== '') headers.set('cookie', cookie)
    const request = new Request(new URL(path, this.#app.origin), {
      ...init,
      headers,
      redirect: 'manual',
    })
    const incoming = { socket: { remoteAddress: this.#from } }
    const response = await this.#site.fetch(request, { incoming })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return response
  }

  #keep(line: string) {
    const [pair = '', ...rest] = line.split(';')
    const [name = '', value = ''] = pair.split('=')
    if (rest.some(part => part.trim().toLowerCase() === 'max-age=0')) this.#cookies.delete(name)
    else this.#cookies.set(name, value)
  }

  async #follow(path: string, init: RequestInit = {}): Promise<Seen> {
    const response = await this.request(path, init)
    const { status, headers } = response
    const to = headers.get('location')
    if (to !== null && status >= 300 && status < 400) {
      const next = new URL(to, new URL(path, this.#app.origin))
      return this.#follow(next.pathname + next.search)
    }
    const html = await response.text()
    this.page = { status, path, html, headers, text: words(mainOf(html)) }
    return this.page
  }

  /** Types an address, or presses a link. */
  open(address: string): Promise<Seen> {
    const { pathname, search } = new URL(address, this.#app.origin)
    return this.#follow(pathname + search)
  }

  /** Sends a form, as a browser on this site would. */
  post(path: string, fields: Fields = {}, origin = this.#app.origin): Promise<Seen> {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) {
      for (const one of [value].flat()) body.append(name, one)
    }
    return this.#follow(path, { method: 'POST', body, headers: { origin } })
  }

  /** Fills in a form of the page she is on and presses its button. */
  press(label: string, filled: Fields = {}): Promise<Seen> {
    const form = formWith(this.page.html, label)
    const strange = Object.keys(filled).filter(name => !form.names.has(name))
    if (strange.length > 0) throw new Error(`The form has no field ${strange.join(', ')}`)
    const fields: Record<string, string | string[] | File> = {}
    for (const [name, value] of form.fields) {
      const before = fields[name]
      fields[name] = before === undefined ? value : ([before, value].flat() as string[])
    }
    const all = { ...fields, ...filled }
    const action = form.action === '' ? this.page.path : form.action
    if (form.method === 'post') return this.post(action, all)
    const query = new URLSearchParams(
      Object.entries(all).flatMap(([name, value]) =>
        [value].flat().map(one => [name, String(one)] as [string, string]),
      ),
    )
    return this.#follow(`${action}?${query}`)
  }
}

/** The link of a sign-in letter. */
export function linkIn(text: string): string {
  const [link] = /https?:\/\/[^\s)]+\/sign-in\/[\w-]+/.exec(text) ?? []
  if (!link) throw new Error(`No way in is in this letter:\n${text}`)
  return link
}

/** The six digits of a sign-in letter. */
export function codeIn(text: string): string {
  const [code] = /\b\d{6}\b/.exec(text) ?? []
  if (!code) throw new Error(`No code is in this letter:\n${text}`)
  return code
}

/** Asks for the sign-in letter by the form, and reads it when the postman has been. */
export async function askForLetter(app: TestApp, visitor: Visitor, address: string) {
  await visitor.open('/sign-in')
  await visitor.press(say('en', 'sign-in.send'), { address })
  const letter = (await deliverAll(app)).find(
    envelope => envelope.to.address === address && envelope.text.includes('/sign-in/'),
  )
  if (!letter) throw new Error(`No letter came to ${address}`)
  return letter
}

/** Somebody signed in by the front door: form, letter, link, button. */
export async function signedIn(app: TestApp, address: string, visitor = new Visitor(app)) {
  const letter = await askForLetter(app, visitor, address)
  await visitor.open(linkIn(letter.text))
  await visitor.press(say('en', 'sign-in.button'))
  return visitor
}
