import type { Child } from 'hono/jsx'
import type { Problem } from '../../outcome.ts'
import { mostWords } from '../../programme/messages.ts'
import { mostTitle } from '../../programme/rooms.ts'
import { LongField, TextField } from '../parts/fields.tsx'
import { tell, type Visit } from '../visit.ts'

type Props = {
  visit: Visit
  to: string
  written: { title: string; words: string; problems: Problem[] }
  heading?: string
  rows?: number
  children?: Child
}

/** Where a thread is begun: what it is about, and the first words. */
export function ThreadForm({ visit, to, written, heading, rows = 5, children }: Props) {
  const { title, words, problems } = written
  return (
    <form class="stack" method="post" action={to}>
      {heading ? <h2>{heading}</h2> : null}
      <TextField
        visit={visit}
        name="title"
        label={tell(visit, 'rooms.begin.title')}
        value={title}
        most={mostTitle}
        problems={problems}
      />
      <LongField
        visit={visit}
        name="words"
        label={tell(visit, 'rooms.begin.words')}
        value={words}
        rows={rows}
        most={mostWords}
        problems={problems}
      />
      <div class="buttons">
        <button class="button first" name="do" value="begin">
          {tell(visit, 'rooms.begin.send')}
        </button>
        {children}
      </div>
    </form>
  )
}
