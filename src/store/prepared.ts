import pg from 'pg'

/** How a question says its name: in a comment before its first word. */
const named = /^\s*\/\* ([\w-]+) \*\//

type Ask = (question: unknown, ...more: unknown[]) => unknown

/**
 * A connection to PostgreSQL that prepares the questions with a name: they are read and planned
 * once for the connection, and not at every request. For what every request asks.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    const ask = this.query.bind(this) as Ask
    const prepare: Ask = (text, ...more) => {
      const name = typeof text === 'string' ? named.exec(text)?.[1] : undefined
      return ask(name === undefined ? text : { name, text }, ...more)
    }
    this.query = prepare as typeof this.query
  }
}
