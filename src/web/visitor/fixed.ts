import { askForAnswer } from '../../store/health.ts'
import { scriptNamed } from '../script/served.ts'
import { styleNamed } from '../style/sheet.ts'
import type { Visit } from '../visit.ts'

const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path d="M2 14H12L19 20H26M2 27H12L19 21" fill="none" stroke="#11505d" stroke-width="4"/><circle cx="31" cy="20" r="6.5" fill="none" stroke="#20262a" stroke-width="4"/></svg>'

/** A style sheet under its own name, for ever; the little mark. */
export function styleFile({ c }: Visit) {
  const name = c.req.param('name') ?? ''
  const svg = name === 'mark.svg'
  const body = svg ? mark : styleNamed(name)
  if (body === null) return c.notFound()
  c.header('Cache-Control', 'public, max-age=31536000, immutable')
  return c.body(body, 200, {
    'Content-Type': svg ? 'image/svg+xml' : 'text/css; charset=utf-8',
  })
}

/** A script under its own name, for ever. */
export function scriptFile({ c }: Visit) {
  const code = scriptNamed(c.req.param('name') ?? '')
  if (code === null) return c.notFound()
  c.header('Cache-Control', 'public, max-age=31536000, immutable')
  return c.body(code, 200, { 'Content-Type': 'text/javascript; charset=utf-8' })
}

/** For those who watch the machine: whether it answers and reaches its database. */
export async function health({ app, c }: Visit) {
  await askForAnswer(app.db)
  return c.json({ status: 'ok' })
}
