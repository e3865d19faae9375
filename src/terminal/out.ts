/** Where a command’s words go: its answer, and what is wrong. */
export type Out = { say: (line: string) => void; complain: (line: string) => void }

export const out: Out = {
  say: line => process.stdout.write(`${line}\n`),
  complain: line => process.stderr.write(`${line}\n`),
}
