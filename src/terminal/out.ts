/** Where a command’s words go: its answer, and what is wrong. */
export type Out = { say: (line: string) => void; complain: (line: string) => void }

export const out: Out = {
  say: line => process.stdout.write(`${line}\n`),
  complain: line => process.stderr.write(`${line}\n`),
}

/** Whoever reads the answer may have read enough, as `head` does; that is nobody’s error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
