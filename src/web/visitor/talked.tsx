import { askForHelpByPress } from '../../actions/cases/ask-for-help.ts'
import { sayTalked, talkedMark } from '../../actions/notice-silence.ts'
import { sealed } from '../../digest.ts'
import { pairBy, placeBy } from '../../store/places.ts'
import { peopleBy } from '../../store/people.ts'
import type { WordKey } from '../../words.ts'
import { Page } from '../parts/layout.tsx'
import { Opening } from '../parts/opening.tsx'
import { paths } from '../paths.ts'
import { formOf, show, tell, type Visit } from '../visit.ts'

/** Whose link it is, if the house itself made it and the two still walk together. */
async function whoseLink(visit: Visit) {
  const [pairId = '', placeId = '', mark = ''] = (visit.c.req.param('mark') ?? '').split('.')
  const { secret } = visit.house
  if (!/^\d{1,12}$/.test(pairId) || !/^\d{1,12}$/.test(placeId) || secret === '') return null
  if (!sealed(secret, talkedMark(Number(pairId), Number(placeId)), mark)) return null
  const pair = await pairBy(visit.app.db, Number(pairId))
  const other = pair ? [pair.mentor, pair.mentee].find(id => id !== Number(placeId)) : undefined
  const partner = other === undefined ? null : await placeBy(visit.app.db, other)
  if (!pair || !partner) return null
  const person = (await peopleBy(visit.app.db, [partner.person])).get(partner.person)
  return { pair: pair.id, cohort: pair.cohort, place: Number(placeId), name: person?.name ?? '' }
}

function Gone({ visit }: { visit: Visit }) {
  const title = tell(visit, 'talked.gone')
  return (
    <Page visit={visit} title={title}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, 'talked.gone.lead')} />
      </main>
    </Page>
  )
}

/** “Have you two talked?” Opening the link says nothing yet, since scanners open links too. */
export async function talkedPage(visit: Visit) {
  const link = await whoseLink(visit)
  if (!link) return show(visit, <Gone visit={visit} />, 404)
  const title = tell(visit, 'talked.title', { name: link.name })
  return show(
    visit,
    <Page visit={visit} title={title}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, 'talked.lead')}>
          <form method="post" class="buttons">
            <button class="button first" name="talked" value="yes">
              {tell(visit, 'talked.yes')}
            </button>
            <button class="button" name="talked" value="no">
              {tell(visit, 'talked.no')}
            </button>
            <button class="button" name="talked" value="help">
              {tell(visit, 'help.link')}
            </button>
          </form>
        </Opening>
      </main>
    </Page>,
  )
}

const thanks: Record<string, WordKey> = {
  yes: 'talked.thanks.yes',
  help: 'talked.thanks.help',
}

/** What she pressed: the two have talked, they have not, or she needs help, whatever it is about. */
const keep = (visit: Visit, link: { pair: number; place: number }, pressed: string) =>
  pressed === 'help'
    ? askForHelpByPress(visit.app, link)
    : sayTalked(visit.app, { ...link, talked: pressed === 'yes' })

export async function keepTalked(visit: Visit) {
  const link = await whoseLink(visit)
  const pressed = (await formOf(visit)).text('talked')
  const said = link ? await keep(visit, link, pressed) : null
  if (!said?.ok) return show(visit, <Gone visit={visit} />, 404)
  const title = tell(visit, 'talked.thanks')
  return show(
    visit,
    <Page visit={visit} title={title}>
      <main id="main" class="page">
        <Opening title={title} lead={tell(visit, thanks[pressed] ?? 'talked.thanks.no')}>
          {pressed === 'help' && link ? (
            <p>
              <a href={paths.help.to({ cohort: link.cohort })}>{tell(visit, 'help.title')}</a>
            </p>
          ) : null}
        </Opening>
      </main>
    </Page>,
  )
}
