import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** A page with the first line that tells browsers to lay it out by the standard. */
export const asDocument = (page: HtmlEscapedString | Promise<HtmlEscapedString>) =>
  html`<!doctype html>${page}`

/** A part of a page, drawn now, to stand on as many pages as one likes. */
export const drawn = async (part: HtmlEscapedString | Promise<HtmlEscapedString>) => html`${part}`
