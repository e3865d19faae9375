import { say } from '../words.ts'

/** What a start depends on, as far as it may be said aloud: no name and no word of a database. */
export type Surroundings = { folder: string; database: string | null; port: number; host: string }

/** The code of an error of the system or of the database, also of one made of several. */
export function codeOf(error: unknown): string | null {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

const away = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET']

/** Why PostgreSQL cannot be used; null for what nobody foresaw. */
function databaseTrouble(code: string, address: string): string | null {
  const { host, pathname } = new URL(address)
  const name = decodeURIComponent(pathname.slice(1))
  if (away.includes(code)) return say('en', 'terminal.database-away', { host })
  if (code === '3D000') return say('en', 'terminal.database-missing', { host, name })
  if (code === '28P01' || code === '28000') return say('en', 'terminal.database-closed', { host })
  return null
}

/** Why the database cannot be opened, in one sentence. */
export function openingTrouble(error: unknown, around: Surroundings): string | null {
  const code = codeOf(error)
  if (code === null) return null
  if (around.database) return databaseTrouble(code, around.database)
  const { folder } = around
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return say('en', 'terminal.folder-is-file', { folder })
  if (['EACCES', 'EPERM', 'EROFS'].includes(code))
    return say('en', 'terminal.folder-closed', { folder })
  return null
}

/** Why nothing can be answered at the address, in one sentence. */
export function listeningTrouble(error: unknown, { port, host }: Surroundings): string | null {
  const code = codeOf(error)
  if (code === 'EADDRINUSE') return say('en', 'terminal.port-in-use', { port: String(port) })
  if (code === 'EACCES') return say('en', 'terminal.port-closed', { port: String(port) })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return say('en', 'terminal.no-host', { host })
  return null
}
