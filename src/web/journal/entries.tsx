import { sayDay } from '../../days.ts'
import type { Entry } from '../../programme/journal.ts'
import { tell, type Visit } from '../visit.ts'
import type { Companion } from './reads.ts'

/** Where somebody wrote a note, as a link to that page. */
export function AboutPage({ entry }: { entry: Pick<Entry, 'about'> }) {
  return entry.about ? (
    <>
      {' · '}
      <a href={entry.about.page} dir="auto">
        {entry.about.title}
      </a>
    </>
  ) : null
}

/** What was written, paragraph by paragraph, as it was written. */
export const AsWritten = ({ words }: { words: string }) => (
  <>
    {words.split(/\n{2,}/).map(paragraph => (
      <p dir="auto" class="as-written">
        {paragraph}
      </p>
    ))}
  </>
)

const lookOf = { entry: 'tag', works: 'tag done', 'does-not-work': 'tag yours' } as const

/** What an entry is: nothing is said of a plain one. */
export const KindTag = ({ visit, kind }: { visit: Visit; kind: Entry['kind'] }) =>
  kind === 'entry' ? null : (
    <>
      <span class={lookOf[kind]}>{tell(visit, `journal.kind.${kind}`)}</span>{' '}
    </>
  )

function readBy(visit: Visit, entry: Entry, companions: Companion[]): string {
  if (entry.audience !== 'pair') return tell(visit, `journal.audience.${entry.audience}`)
  const name = companions.find(one => one.pair.id === entry.pair)?.name ?? '…'
  return tell(visit, 'journal.audience.pair', { name })
}

type Mine = { visit: Visit; entry: Entry; companions: Companion[]; to: string }

/** An entry of one’s own in the list: what, when, who reads it, and the way to change it. */
export function MyEntry({ visit, entry, companions, to }: Mine) {
  return (
    <li>
      <div class="flow">
        <p class="small soft">
          <KindTag visit={visit} kind={entry.kind} />
          <time datetime={entry.on.toString()}>{sayDay(visit.language, entry.on, 'weekday')}</time>
          {' · '}
          {readBy(visit, entry, companions)}
          {entry.how === 'mail' ? ` · ${tell(visit, 'journal.by-mail')}` : null}
          <AboutPage entry={entry} />
        </p>
        <AsWritten words={entry.words} />
        <p class="small">
          <a href={to}>{tell(visit, 'journal.change')}</a>
        </p>
      </div>
    </li>
  )
}

/** An entry the other of a pair meant for both. */
export function SharedEntry({ visit, entry, name }: { visit: Visit; entry: Entry; name: string }) {
  return (
    <li>
      <div class="flow">
        <p class="small soft">
          <KindTag visit={visit} kind={entry.kind} />
          <time datetime={entry.on.toString()}>{sayDay(visit.language, entry.on, 'weekday')}</time>
          {' · '}
          {tell(visit, 'journal.shared.by', { name })}
        </p>
        <AsWritten words={entry.words} />
      </div>
    </li>
  )
}
