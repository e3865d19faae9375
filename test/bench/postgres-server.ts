import { onServer } from '../server.ts'

const usual = 'postgres://postgres@127.0.0.1:5432/postgres'

/** The PostgreSQL of DATABASE_URL, or the one of this machine; null when none answers. */
export async function postgresServer(): Promise<string | null> {
  for (const server of [process.env['DATABASE_URL'], usual]) {
    if (!server) continue
    const answers = await onServer(server, 'select 1').then(
      () => true,
      () => false,
    )
    if (answers) return server
  }
  return null
}
