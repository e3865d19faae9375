import { Worker } from 'node:worker_threads'
import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { Answer, Ask, Opening } from './worker.ts'

/** An error the database gave, as PostgreSQL’s own driver would give it. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
  code: string | null
  constraint: string | null
  constructor(error: { message: string; code: string | null; constraint: string | null }) {
    super(error.message)
    this.code = error.code
    this.constraint = error.constraint
  }
}

type Waiting = {
  resolve: (answer: Extract<Answer, { rows: unknown }>) => void
  reject: (e: Error) => void
}
/** `Omit` that keeps the members of a union apart. */
type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never

/** The embedded database, running in a thread of its own. */
export class EmbeddedDatabase {
  #worker: Worker
  #waiting = new Map<number, Waiting>()
  #next = 1
  #dead: Error | null = null

  constructor(opening: Opening) {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: opening })
    this.#worker.on('message', (answer: Answer) => this.#settle(answer))
    this.#worker.on('error', (error: Error) => this.#fail(error))
    this.#worker.on('exit', () => this.#fail(new Error('The embedded database has stopped')))
  }

  #settle(answer: Answer) {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if ('error' in answer) waiting?.reject(new DatabaseError(answer.error))
    else waiting?.resolve(answer)
  }

  #fail(error: Error) {
    this.#dead ??= error
    for (const waiting of this.#waiting.values()) waiting.reject(this.#dead)
    this.#waiting.clear()
  }

  ask(ask: Without<Ask, 'id'>): Promise<Extract<Answer, { rows: unknown }>> {
    if (this.#dead) return Promise.reject(this.#dead)
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage({ ...ask, id })
    })
  }

  /** The whole database as one file, to begin another from. */
  async dump(): Promise<Uint8Array<ArrayBuffer>> {
    const { rows } = await this.ask({ dump: true })
    return rows[0]?.['dump'] as Uint8Array<ArrayBuffer>
  }

  async close() {
    if (!this.#dead) await this.ask({ close: true })
    await this.#worker.terminate()
  }
}

class EmbeddedConnection implements DatabaseConnection {
  #database: EmbeddedDatabase
  constructor(database: EmbeddedDatabase) {
    this.#database = database
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affected } = await this.#database.ask({
      sql: query.sql,
      parameters: [...query.parameters],
    })
    const count = affected === null ? {} : { numAffectedRows: BigInt(affected) }
    return { rows: rows as R[], ...count }
  }
  // oxlint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The embedded database answers whole, not in a stream')
  }
}

/** One connection, lent to one borrower at a time: a transaction keeps the others waiting. */
class EmbeddedDriver implements Driver {
  #connection: EmbeddedConnection
  #database: EmbeddedDatabase
  #queue: Promise<void> = Promise.resolve()
  #release: (() => void) | null = null

  constructor(database: EmbeddedDatabase) {
    this.#database = database
    this.#connection = new EmbeddedConnection(database)
  }
  async init() {}
  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#queue
    const turn = Promise.withResolvers<void>()
    this.#queue = turn.promise
    await before
    this.#release = turn.resolve
    return this.#connection
  }
  async releaseConnection() {
    this.#release?.()
  }
  async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('begin'))
  }
  async commitTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }
  async rollbackTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }
  async destroy() {
    await this.#database.close()
  }
}

/** Kysely on the embedded database: PostgreSQL’s own dialect over one connection. */
export const embeddedDialect = (database: EmbeddedDatabase): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new EmbeddedDriver(database),
  createIntrospector: db => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
})
