import { sameMark, sealSmall } from '../../digest.ts'

const sealOf = (secret: string, id: number) => sealSmall(secret, `reply ${id}`)

/** The address by which one person answers one thing. Only this house can write it. */
export const writeReplyAddress = (secret: string, domain: string, id: number): string =>
  `reply+${id}-${sealOf(secret, id)}@${domain}`

/** The number of the reply address an address is; null when it is not one of this house’s. */
export function readReplyAddress(secret: string, domain: string, address: string): number | null {
  const [local = '', at = '', ...rest] = address.trim().toLowerCase().split('@')
  const parts = /^reply\+(\d{1,12})-([0-9a-f]{32})$/.exec(local)
  if (!parts || rest.length > 0 || at === '' || at !== domain || secret === '') return null
  const id = Number(parts[1])
  return sameMark(sealOf(secret, id), parts[2] ?? '') ? id : null
}

/** Everything in a text that has the shape of a reply address. */
export const replyAddressesIn = (text: string): string[] =>
  text.match(/reply\+\d{1,12}-[0-9a-f]{32}@[a-z0-9.-]+/gi) ?? []
