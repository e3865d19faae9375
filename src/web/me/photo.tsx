import { keepPhoto } from '../../actions/keep-profile.ts'
import { circleOf } from '../../programme/cohort.ts'
import { circles, type Circle } from '../../programme/person.ts'
import { personBy, photoOf, wantsReminders } from '../../store/people.ts'
import { pairsOf } from '../../store/places.ts'
import { paths } from '../paths.ts'
import { formOf, goOn, numberIn, readerOf, show, type Visit } from '../visit.ts'
import { guideFor, MePage } from './profile.tsx'

/** A photograph comes or goes. */
export async function changePhoto(visit: Visit) {
  const form = await formOf(visit)
  const picture = form.file('picture')
  const remove = form.text('remove') === 'yes'
  if (!picture && !remove) return goOn(visit, paths.me.to())
  const bytes = remove || !picture ? null : new Uint8Array(await picture.arrayBuffer())
  const kept = await keepPhoto(visit.app, readerOf(visit).id, bytes)
  if (kept.ok) return goOn(visit, paths.me.to(), 'said.kept')
  const profile = readerOf(visit)
  const reminders = await wantsReminders(visit.app.db, profile.id)
  const shown = { profile, reminders, problems: kept.problems }
  return show(visit, <MePage visit={visit} guide={await guideFor(visit)} shown={shown} />, 422)
}

/** Whether the reader stands near enough to see the photograph of this person. */
async function maySeePhoto(visit: Visit, circle: Circle): Promise<boolean> {
  const { who, about, app } = visit
  if (who.administrator) return true
  for (const place of about.personPlaces) {
    if (place.person === who.person) return true
    const own = who.places.find(one => one.cohort === place.cohort && one.leftAt === null)
    if (!own) continue
    const near = circleOf(own, place, await pairsOf(app.db, place.cohort, place.id))
    if (near && circles.indexOf(near) <= circles.indexOf(circle)) return true
  }
  return false
}

/** A photograph, for those the person lets see it. */
export async function photo(visit: Visit) {
  const id = numberIn(visit, 'person')
  const person = await personBy(visit.app.db, id)
  const row = await photoOf(visit.app.db, id)
  if (!row || !person || !(await maySeePhoto(visit, person.circles.photo ?? 'cohort'))) {
    return visit.c.notFound()
  }
  return visit.c.body(new Uint8Array(row.bytes), 200, {
    'Content-Type': row.media_type,
    'Content-Disposition': 'inline',
  })
}
