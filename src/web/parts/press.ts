import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

const asked = {
  header: 'Accept-Encoding',
  supports: ['gzip'],
  default: 'as it is',
} satisfies Parameters<typeof accepts>[1]

/**
 * A page as it travels: pressed here and now where the browser takes that. To hand a few kilobytes
 * through streams to another thread costs three times the pressing. Hono’s compress, which does
 * so, has what is no page.
 */
export function pressed(c: Context, html: string, status: ContentfulStatusCode) {
  c.header('Vary', 'Accept-Encoding')
  if (accepts(c, asked) !== 'gzip') return c.html(html, status)
  const headers = { 'Content-Type': 'text/html; charset=UTF-8', 'Content-Encoding': 'gzip' }
  return c.body(gzipSync(html), status, headers)
}
