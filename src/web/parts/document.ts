import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** A page with the first line that tells browsers to lay it out by the standard. */
export const asDocument = (page: HtmlEscapedString | Promise<HtmlEscapedString>) =>
  html`<!doctype html>${page}`
