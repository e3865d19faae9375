import { onServer } from '../server.ts'

const usual = 'postgres://postgres@127.0.0.1:5432/postgres'

/**
 * The PostgreSQL of DATABASE_URL, or the one of this machine, where databases may be made; null
 * when none answers.
 */
export async function postgresServer(): Promise<string | null> {
  for (const server of [process.env['DATABASE_URL'], usual]) {
    if (!server) continue
    const name = `wayfellow_knock_${process.pid}`
    try {
      await onServer(server, `create database ${name}`)
      await onServer(server, `drop database ${name}`)
      return server
    } catch {
      continue // Nobody is there, or nobody who lets us make a database: ask the next.
    }
  }
  return null
}
