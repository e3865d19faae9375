import { Worker } from 'node:worker_threads'
import type { Match } from '../app.ts'
import type { Answer, Opening } from './worker.ts'

/**
 * Proposes pairs in a thread of its own, since a large question would keep every page waiting. Who
 * aborts the signal gets its reason thrown, at once or when the thread next looks up.
 */
export const matchInThread: Match = (asked, progress, signal) => {
  const stop = new SharedArrayBuffer(4)
  const workerData: Opening = { asked, stop }
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData })
  const halt = () => Atomics.store(new Int32Array(stop), 0, 1)
  const came = Promise.withResolvers<Awaited<ReturnType<Match>>>()
  signal.addEventListener('abort', halt)
  if (signal.aborted) halt()
  worker.on('message', (answer: Answer) => {
    if ('share' in answer) progress(answer.share)
    else if ('proposal' in answer) came.resolve(answer.proposal)
    else came.reject(signal.reason)
  })
  worker.on('error', error => came.reject(error))
  worker.on('exit', () => came.reject(new Error('The matcher has stopped')))
  return came.promise.finally(() => {
    signal.removeEventListener('abort', halt)
    return worker.terminate()
  })
}
