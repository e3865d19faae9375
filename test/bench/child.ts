import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** A program of ours in a process of its own, and the lines it has said so far. */
export type Child = {
  process: ChildProcess
  said: string[]
  /** Resolves with the next line that fits, or null when it ends without one. */
  hear: (fits: (line: string) => boolean) => Promise<string | null>
  /** kill -9, and waits until it is dead. */
  kill: () => Promise<void>
  ended: Promise<number | null>
}

type Options = { node?: string[]; environment?: Record<string, string>; cwd?: string }

/** Starts a file with the Node this runs on. */
export function start(file: string, parameters: string[], options: Options = {}): Child {
  const { node = [], environment = {}, cwd = root } = options
  const child = spawn(process.execPath, [...node, file, ...parameters], {
    cwd,
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  const waiting = new Set<{
    fits: (line: string) => boolean
    tell: (line: string | null) => void
  }>()
  const listen = (line: string) => {
    said.push(line)
    for (const one of waiting) {
      if (!one.fits(line)) continue
      waiting.delete(one)
      one.tell(line)
    }
  }
  createInterface({ input: child.stdout }).on('line', listen)
  createInterface({ input: child.stderr }).on('line', listen)
  const ended = once(child, 'close').then(([code]) => {
    for (const one of waiting) one.tell(null)
    return code as number | null
  })
  const hear = (fits: (line: string) => boolean) => {
    const before = said.find(fits)
    if (before !== undefined) return Promise.resolve(before)
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(null)
    return new Promise<string | null>(tell => waiting.add({ fits, tell }))
  }
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  return { process: child, said, hear, kill, ended }
}
