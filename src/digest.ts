import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** What is kept of a secret: enough to recognise it, nothing to use it with. */
export const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Bytes as text that fits into an address. */
export const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** Six digits from random bytes, for typing. */
export function asCode(bytes: Uint8Array): string {
  const number = bytes.reduce((sum, byte) => (sum * 256 + byte) % 1_000_000, 0)
  return String(number).padStart(6, '0')
}

/** A mark that only this house can put on a text. */
export const seal = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url').slice(0, 27)

/** Whether a mark is the house’s own, without telling how nearly. */
export function sealed(secret: string, text: string, mark: string): boolean {
  const wanted = Buffer.from(seal(secret, text))
  const given = Buffer.from(mark)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

/** A mark for an address of mail, where capital and small letters are one. */
export const sealSmall = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex').slice(0, 32)

/** Whether two marks are the same, without telling how nearly. */
export const sameMark = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
