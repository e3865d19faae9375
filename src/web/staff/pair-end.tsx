import { endPair } from '../../actions/pair-people.ts'
import type { Problem } from '../../outcome.ts'
import { peopleBy } from '../../store/people.ts'
import { ChoiceField, LongField, Problems } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, pairOf, readerOf, show, tell, type Visit } from '../visit.ts'

type Written = { tells: boolean; words: string; problems: Problem[] }

async function showEnd(visit: Visit, { tells, words, problems }: Written) {
  const { pairPlaces } = visit.about
  const people = await peopleBy(
    visit.app.db,
    pairPlaces.map(place => place.person),
  )
  const nameOf = (id: number) =>
    people.get(pairPlaces.find(place => place.id === id)?.person ?? 0)?.name ?? ''
  const pair = pairOf(visit)
  const names = { mentor: nameOf(pair.mentor), mentee: nameOf(pair.mentee) }
  const at = { cohort: cohortOf(visit).id }
  const title = tell(visit, 'pairs.end.title', names)
  const page = (
    <Page visit={visit} title={title} current={paths.pairs.to(at)}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{title}</h1>
          <p>{tell(visit, 'pairs.end.lead')}</p>
          <form class="stack" method="post" action={paths.pairEnd.to({ ...at, pair: pair.id })}>
            <ChoiceField
              visit={visit}
              name="tell"
              kind="checkbox"
              label={tell(visit, 'pairs.letters')}
              values={tells ? ['yes'] : []}
              options={[{ value: 'yes', label: tell(visit, 'pairs.end.tell') }]}
            />
            <LongField
              visit={visit}
              name="words"
              label={tell(visit, 'pairs.end.words')}
              hint={tell(visit, 'pairs.end.words.hint')}
              value={words}
              most={2000}
              problems={problems}
            />
            <div class="buttons">
              <button class="button first">{tell(visit, 'pairs.end')}</button>
              <a class="button quiet" href={paths.pairs.to(at)}>
                {tell(visit, 'form.cancel')}
              </a>
            </div>
          </form>
        </div>
      </main>
    </Page>
  )
  return show(visit, page, problems.length > 0 ? 422 : 200)
}

/** What ending a pair does, before it is done. */
export const pairEndPage = (visit: Visit) =>
  showEnd(visit, { tells: true, words: '', problems: [] })

export async function unmakePair(visit: Visit) {
  const at = { cohort: cohortOf(visit).id }
  const form = await formOf(visit)
  const [tells, words] = [form.all('tell').includes('yes'), form.text('words')]
  const farewell = tells ? { words } : null
  const by = readerOf(visit).id
  const ended = await endPair(visit.app, by, at.cohort, pairOf(visit).id, farewell)
  if (!ended.ok) return showEnd(visit, { tells, words, problems: ended.problems })
  return goOn(visit, paths.pairs.to(at), 'said.ended')
}
