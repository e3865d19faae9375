import type { Log } from '../app.ts'

/** Something to be done again and again; it says how much it did. */
export type Chore = { name: string; everySeconds: number; round: () => Promise<number> }

/**
 * Runs chores by the wall clock, each one round at a time. A chore that did something is asked
 * again at once. Stopping waits for the rounds under way.
 */
export function startTicking(chores: Chore[], log: Log): { stop: () => Promise<void> } {
  const ended = new AbortController()
  const rest = (seconds: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, seconds * 1000)
      ended.signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  const work = async (chore: Chore) => {
    while (!ended.signal.aborted) {
      const did = await chore.round().catch((error: unknown) => {
        log('error', 'chore failed', { chore: chore.name, error: String(error) })
        return 0
      })
      if (did === 0 && !ended.signal.aborted) await rest(chore.everySeconds)
    }
  }
  const working = chores.map(work)
  return {
    stop: async () => {
      ended.abort()
      await Promise.all(working)
    },
  }
}
