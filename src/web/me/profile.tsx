import { keepProfile } from '../../actions/keep-profile.ts'
import { sayLanguage } from '../../days.ts'
import type { Problem } from '../../outcome.ts'
import { regionOf, type Guide } from '../../programme/guide.ts'
import { chosenFields, circles, levels, type Profile, type Spoken } from '../../programme/person.ts'
import { told } from '../../programme/told.ts'
import { comesBackFrom } from '../../store/comes-back.ts'
import { guideOf, newestEdition } from '../../store/guides.ts'
import { wantsReminders } from '../../store/people.ts'
import { languages, say } from '../../words.ts'
import { ChoiceField, LongField, Problems, SelectField, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { countryOptions, zoneOptions } from '../parts/meeting-fields.tsx'
import { FormLinks } from '../pair/before-matching.tsx'
import { AwayLink } from '../pair/cover/away.tsx'
import { Face } from '../pair/partner-card.tsx'
import { paths } from '../paths.ts'
import { formOf, goOn, readerOf, show, tell, type Visit } from '../visit.ts'
import { readProfile } from './read-profile.ts'
import { Unreached } from './unreached.tsx'

/** The languages a person can choose to say she speaks: those of the community’s people. */
const spokenChoices =
  'ar bn de el en es fa fr ha he hi hu hy id it ja ka kk ko mn ms my nl pl ps pt qu ro ru rw si sm sq sr sv sw ta th tl tr uk ur uz vi wo yo zh zu'.split(
    ' ',
  )
const spokenRows = 3

type Shown = { profile: Profile; reminders: boolean; problems: Problem[] }
type Props = {
  visit: Visit
  guide: Guide
  shown: Shown
  /** Letters to her address come back. */
  unreached?: boolean
}

function SpokenRow({
  visit,
  spoken,
  at,
}: {
  visit: Visit
  spoken: Spoken | undefined
  at: number
}) {
  const choices = new Set([...spokenChoices, ...(spoken ? [spoken.language] : [])])
  const options = [...choices]
    .map(tag => ({ value: tag, label: sayLanguage(visit.language, tag) }))
    .sort((a, b) => a.label.localeCompare(b.label, visit.language))
  return (
    <div class="halves">
      <SelectField
        visit={visit}
        name={`spoken-${at}`}
        label={tell(visit, 'me.spoken.language', { number: at + 1 })}
        value={spoken?.language ?? ''}
        options={options}
        empty="–"
      />
      <SelectField
        visit={visit}
        name={`level-${at}`}
        label={tell(visit, 'me.spoken.level')}
        value={spoken?.level ?? 'good'}
        options={levels.map(level => ({ value: level, label: tell(visit, `level.${level}`) }))}
      />
    </div>
  )
}

function Circles({ visit, profile }: { visit: Visit; profile: Profile }) {
  const options = circles.map(circle => ({ value: circle, label: tell(visit, `circle.${circle}`) }))
  return (
    <details>
      <summary>{tell(visit, 'me.circles')}</summary>
      <div class="stack">
        {chosenFields.map(field => (
          <SelectField
            visit={visit}
            name={`circle-${field}`}
            label={tell(visit, `me.${field}`)}
            value={profile.circles[field] ?? 'cohort'}
            options={options}
          />
        ))}
      </div>
    </details>
  )
}

function ProfileForm({ visit, guide, shown }: Omit<Props, 'unreached'>) {
  const { profile, problems } = shown
  const field = { visit, problems }
  const region = regionOf(guide, profile.country)
  return (
    <form class="stack" method="post" action={paths.me.to()} novalidate>
      <TextField
        {...field}
        name="name"
        label={tell(visit, 'me.name')}
        autocomplete="name"
        value={profile.name}
      />
      <TextField
        {...field}
        name="pronouns"
        label={tell(visit, 'me.pronouns')}
        value={profile.pronouns ?? ''}
      />
      <SelectField
        {...field}
        name="country"
        label={tell(visit, 'me.country')}
        hint={
          region
            ? tell(visit, 'me.region', { region: told(region.name, visit.language) })
            : tell(visit, 'me.country.hint')
        }
        value={profile.country ?? ''}
        options={countryOptions(visit, guide)}
        empty="–"
      />
      <SelectField
        {...field}
        name="zone"
        label={tell(visit, 'me.zone')}
        hint={tell(visit, 'me.zone.hint')}
        value={profile.zone ?? ''}
        options={zoneOptions()}
        empty="–"
      />
      <SelectField
        {...field}
        name="language"
        label={tell(visit, 'me.language')}
        value={profile.language ?? visit.language}
        options={languages.map(tag => ({ value: tag, label: say(tag, 'site.language-name') }))}
      />
      <fieldset class="field stack">
        <legend>{tell(visit, 'me.spoken')}</legend>
        {Array.from({ length: Math.max(spokenRows, profile.spoken.length + 1) }, (_, at) => (
          <SpokenRow visit={visit} spoken={profile.spoken[at]} at={at} />
        ))}
      </fieldset>
      <SelectField
        {...field}
        name="sector"
        label={tell(visit, 'me.sector')}
        value={profile.sector ?? ''}
        options={guide.sectors.map(sector => ({
          value: sector.key,
          label: told(sector.name, visit.language),
        }))}
        empty="–"
      />
      <TextField
        {...field}
        name="organisation"
        label={tell(visit, 'me.organisation')}
        autocomplete="organization"
        value={profile.organisation ?? ''}
      />
      <LongField
        {...field}
        name="background"
        label={tell(visit, 'me.background')}
        hint={tell(visit, 'me.background.hint')}
        value={profile.background ?? ''}
        most={3000}
      />
      <Circles visit={visit} profile={profile} />
      <ChoiceField
        visit={visit}
        name="reminders"
        kind="checkbox"
        label={tell(visit, 'me.reminders')}
        values={shown.reminders ? ['yes'] : []}
        options={[{ value: 'yes', label: tell(visit, 'me.reminders.yes') }]}
      />
      <div class="buttons">
        <button class="button first">{tell(visit, 'form.save')}</button>
      </div>
    </form>
  )
}

function Photo({ visit, problems }: { visit: Visit; problems: Problem[] }) {
  const reader = readerOf(visit)
  const problem = problems.find(problem => problem.field === 'photo')
  return (
    <form
      class="flow"
      method="post"
      action={paths.myPhoto.to()}
      enctype="multipart/form-data"
      id="photo"
    >
      <div class={problem ? 'field wrong' : 'field'}>
        <label for="picture">{tell(visit, 'me.photo')}</label>
        <p class="hint">{tell(visit, 'me.photo.hint')}</p>
        {problem ? (
          <p class="problem">
            <span>{tell(visit, problem.key, problem.values)}</span>
          </p>
        ) : null}
        <input id="picture" name="picture" type="file" accept="image/jpeg,image/png,image/webp" />
      </div>
      <div class="buttons">
        <button class="button low">{tell(visit, 'me.photo.keep')}</button>
        {reader.photo ? (
          <button class="button quiet low" name="remove" value="yes">
            {tell(visit, 'me.photo.remove')}
          </button>
        ) : null}
      </div>
    </form>
  )
}

export function MePage({ visit, guide, shown, unreached = false }: Props) {
  return (
    <Page visit={visit} title={tell(visit, 'me.title')}>
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={shown.problems} />
          <h1>{tell(visit, 'me.title')}</h1>
          {unreached ? <Unreached visit={visit} /> : null}
          <p>{tell(visit, 'me.lead')}</p>
          <ProfileForm visit={visit} guide={guide} shown={shown} />
        </div>
        <aside class="flow">
          <Face person={readerOf(visit)} mentor={false} size="large" />
          <Photo visit={visit} problems={shown.problems} />
          <ul class="plain flow small">
            <FormLinks visit={visit} />
            <AwayLink visit={visit} />
            <li>
              <a href={paths.myMail.to()}>{tell(visit, 'mail.title')}</a>
            </li>
            <li>
              <a href={paths.devices.to()}>{tell(visit, 'me.devices')}</a>
            </li>
            <li>
              <a href={paths.myData.to()}>{tell(visit, 'me.data.take')}</a>
            </li>
            <li>
              <a href={paths.leave.to()}>{tell(visit, 'me.leave')}</a>
            </li>
          </ul>
          <form method="post" action={paths.signOut.to()}>
            <button class="button low">{tell(visit, 'sign-in.out')}</button>
          </form>
        </aside>
      </main>
    </Page>
  )
}

export async function guideFor(visit: Visit): Promise<Guide> {
  const edition = await newestEdition(visit.app.db)
  if (edition === null) throw new Error('There is no edition of a guide')
  return guideOf(visit.app.db, edition)
}

/** About me: everything a person says of herself, and who may read it. */
export async function mePage(visit: Visit) {
  const guide = await guideFor(visit)
  const profile = readerOf(visit)
  const reminders = await wantsReminders(visit.app.db, profile.id)
  const shown = { profile, reminders, problems: [] }
  const unreached = (await comesBackFrom(visit.app.db, profile.id)) !== null
  return show(visit, <MePage visit={visit} guide={guide} shown={shown} unreached={unreached} />)
}

export async function keepMe(visit: Visit) {
  const guide = await guideFor(visit)
  const form = await formOf(visit)
  const profile = readProfile(form, guide)
  const reminders = form.text('reminders') === 'yes'
  const kept = await keepProfile(visit.app, readerOf(visit).id, profile, reminders)
  if (kept.ok) return goOn(visit, paths.me.to(), 'said.kept')
  const shown = { profile, reminders, problems: kept.problems }
  const unreached = (await comesBackFrom(visit.app.db, readerOf(visit).id)) !== null
  return show(
    visit,
    <MePage visit={visit} guide={guide} shown={shown} unreached={unreached} />,
    422,
  )
}
