import { tell, type Visit } from '../visit.ts'
import { TextField } from './fields.tsx'

/** So many stand on a page; more would be long to load on a slow line, and long to read. */
const size = 100
/** So many are found at a glance, without a field to search by. */
const fewEnough = 20

/** A part of a long list: what was asked for, and which page of what was found. */
export type Listing<T> = {
  shown: T[]
  asked: string
  all: number
  found: number
  page: number
  pages: number
}

/** As one searches: without capitals and accents. */
const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The part of a list that the address asks for, by a name or a mail address. */
export function listingOf<T>(visit: Visit, list: T[], says: (one: T) => string[]): Listing<T> {
  const asked = (visit.c.req.query('search') ?? '').trim().slice(0, 200)
  const found =
    asked === ''
      ? list
      : list.filter(one => says(one).some(text => bare(text).includes(bare(asked))))
  const pages = Math.max(1, Math.ceil(found.length / size))
  const wanted = Number(/^\d{1,6}$/.exec(visit.c.req.query('page') ?? '')?.[0] ?? 1)
  const page = Math.min(Math.max(1, wanted), pages)
  const shown = found.slice((page - 1) * size, page * size)
  return { shown, asked, all: list.length, found: found.length, page, pages }
}

type Props = { visit: Visit; at: string; listing: Omit<Listing<unknown>, 'shown'> }

/** The field to search by, where there are many, and what it found. */
export function Search({ visit, at, listing }: Props) {
  const { asked, all, found } = listing
  if (all <= fewEnough) return null
  return (
    <>
      <form class="filter" method="get" action={at} role="search">
        <TextField visit={visit} name="search" label={tell(visit, 'list.search')} value={asked} />
        <button class="button">{tell(visit, 'list.find')}</button>
      </form>
      {asked === '' ? null : (
        <p role="status">
          {tell(visit, 'list.found', { count: found, asked })}{' '}
          <a href={at}>{tell(visit, 'list.all')}</a>
        </p>
      )}
    </>
  )
}

/** The way to the pages before and after. */
export function Pager({ visit, at, listing }: Props) {
  const { asked, found, page, pages } = listing
  if (pages === 1) return null
  const to = (other: number) =>
    `${at}?${new URLSearchParams({ ...(asked !== '' && { search: asked }), page: String(other) })}`
  const stand = { from: (page - 1) * size + 1, to: Math.min(page * size, found), count: found }
  return (
    <nav class="buttons" aria-label={tell(visit, 'list.pages')}>
      {page > 1 ? <a href={to(page - 1)}>{tell(visit, 'list.before')}</a> : null}
      <span class="small soft">{tell(visit, 'list.stand', stand)}</span>
      {page < pages ? <a href={to(page + 1)}>{tell(visit, 'list.after')}</a> : null}
    </nav>
  )
}
