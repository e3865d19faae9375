import { Client } from 'pg'

/** The address of another database on the same server. */
export function databaseAt(server: string, name: string): string {
  const address = new URL(server)
  address.pathname = `/${name}`
  return address.href
}

/** One statement on a PostgreSQL server, over a connection of its own. */
export async function onServer(server: string, statement: string) {
  const client = new Client({ connectionString: server, connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
