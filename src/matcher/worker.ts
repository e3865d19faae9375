import { parentPort, workerData } from 'node:worker_threads'
import type { Asked } from '../programme/matching/asked.ts'
import { propose, type Proposal } from '../programme/matching/proposal.ts'
import { Cancelled } from '../programme/matching/solver/assignment.ts'

/** What the thread is asked: a question, and a word of memory that says when to stop. */
export type Opening = { asked: Asked; stop: SharedArrayBuffer }
/** What it answers: from time to time the share that is done, and at the end the proposal. */
export type Answer = { share: number } | { proposal: Proposal } | { cancelled: true }

const port = parentPort
if (!port) throw new Error('This file runs as a thread of the matcher')
const { asked, stop } = workerData as Opening
const stopping = new Int32Array(stop)

const everyMilliseconds = 200
let last = performance.now()

/** Reports now and then, since the solver asks far more often than anybody looks. */
function goOn(share: number): boolean {
  const now = performance.now()
  if (now - last >= everyMilliseconds) {
    last = now
    port?.postMessage({ share } satisfies Answer)
  }
  return Atomics.load(stopping, 0) === 0
}

try {
  port.postMessage({ proposal: propose(asked, goOn) } satisfies Answer)
} catch (error) {
  if (!(error instanceof Cancelled)) throw error
  port.postMessage({ cancelled: true } satisfies Answer)
}
