import type { App } from '../../app.ts'
import { digest } from '../../digest.ts'
import { keepRaw } from '../../store/inbound.ts'
import { transact } from '../transact.ts'

/** The most one message may weigh, with all that is attached. */
export const mostBytes = 20 * 1024 * 1024

/** An address as it was said to us, without what no database keeps. */
const readable = (address: string) =>
  address.toWellFormed().replaceAll('\u0000', '').toLowerCase().slice(0, 320)

/**
 * Keeps a message as it came, once for each address it came to, before anybody looks into it.
 * Returns how many were new: the same one again is no second letter. Of what is `tooLarge` only the
 * head came.
 */
export const keepPost = (
  app: App,
  came: { raw: Uint8Array; from: string; to: readonly string[]; tooLarge?: boolean },
): Promise<number> =>
  transact(app, async tx => {
    const body = Buffer.from(came.raw).toString('latin1')
    let kept = 0
    for (const to of new Set(came.to.map(readable))) {
      const sent = { sentFrom: readable(came.from), sentTo: to }
      const tooLarge = came.tooLarge ?? false
      const known = { digest: digest(`${to}\n${body}`), raw: came.raw, tooLarge, ...sent }
      if (await keepRaw(tx, known, app.wallNow())) kept += 1
    }
    return kept
  })
