import { randomBytes } from 'node:crypto'
import { serve } from '@hono/node-server'
import type { App } from '../../src/app.ts'
import { keepingPost } from '../../src/mailroom/smtp.ts'
import { openPostgres } from '../../src/store/open.ts'
import { createSite } from '../../src/web/app.tsx'

/** Our own pages in a process of their own, on PostgreSQL. */
const opened = await openPostgres(process.argv[2] ?? '')
const app: App = {
  db: opened.db,
  now: () => Temporal.Instant.from('2026-09-12T05:00:00Z'),
  wallNow: () => Temporal.Now.instant(),
  chance: bytes => randomBytes(bytes),
  post: keepingPost,
  deliver: async () => 0,
  match: () => Promise.reject(new Error('Nobody is matched here')),
  origin: 'http://127.0.0.1',
  sender: 'journey@example.org',
  mailIn: null,
  log: () => undefined,
}
serve({ fetch: createSite(app).fetch, port: 0, hostname: '127.0.0.1' }, info =>
  process.send?.(info.port),
)
