import type { Problem } from '../../../outcome.ts'
import type { Place } from '../../../programme/cohort.ts'
import { roles } from '../../../programme/role.ts'
import { told } from '../../../programme/told.ts'
import { whereabouts, whomSaid, type KnownOfAll, type Whom } from '../../../programme/whom.ts'
import { languages, say } from '../../../words.ts'
import { ChoiceField, SelectField, TextField, type Option } from '../../parts/fields.tsx'
import { tell, type Visit } from '../../visit.ts'

type Props = { visit: Visit; known: KnownOfAll; whom: Whom; to: string; problems: Problem[] }

/** The steps one can be at: those of mentors and mentees that come to an end. */
const stepsOf = ({ visit, known }: Props): Option[] =>
  known.walk.guide.steps
    .filter(step => step.done !== 'ongoing' && step.done !== 'letter-posted')
    .filter(step => step.who.includes('mentor') || step.who.includes('mentee'))
    .map(step => ({ value: step.key, label: told(step.title, visit.language) }))

/** The groups somebody here belongs to, and those above them. */
function groupsOf({ visit, known }: Props): Option[] {
  const { guide, places } = known.walk
  const here = new Set([...places.values()].flatMap(place => place.groups))
  const hasSome = (key: string): boolean =>
    here.has(key) || guide.groups.some(one => one.parent === key && hasSome(one.key))
  return guide.groups
    .filter(({ key }) => hasSome(key))
    .map(({ key, name, acronym }) => ({
      value: key,
      label: acronym || told(name, visit.language),
    }))
}

/** Whom staff look for. It is a form of its own, so that the address says it. */
export function Filter(props: Props) {
  const { visit, known, whom, to, problems } = props
  const days = problems.some(({ field }) => field === 'days') ? visit.c.req.query('days') : null
  const select = { visit, empty: tell(visit, 'announcements.any') }
  return (
    <form class="stack" method="get" action={to}>
      <ChoiceField
        visit={visit}
        name="roles"
        kind="checkbox"
        label={tell(visit, 'announcements.roles')}
        hint={tell(visit, 'announcements.roles.hint')}
        values={whom.roles}
        options={roles.map(role => ({ value: role, label: tell(visit, `roles.${role}`) }))}
        across
      />
      <div class="selects">
        <SelectField
          {...select}
          name="where"
          label={tell(visit, 'announcements.where')}
          value={whom.where ?? ''}
          options={whereabouts.map(key => {
            return { value: key, label: tell(visit, `announcements.where.${key}`) }
          })}
        />
        <SelectField
          {...select}
          name="step"
          label={tell(visit, 'announcements.step')}
          value={whom.step ?? ''}
          options={stepsOf(props)}
        />
        <SelectField
          {...select}
          name="group"
          label={tell(visit, 'announcements.group')}
          value={whom.group ?? ''}
          options={groupsOf(props)}
        />
        <SelectField
          {...select}
          name="region"
          label={tell(visit, 'announcements.region')}
          value={whom.region ?? ''}
          options={known.walk.guide.regions.map(({ key, name }) => {
            return { value: key, label: told(name, visit.language) }
          })}
        />
        <SelectField
          {...select}
          name="language"
          label={tell(visit, 'announcements.language')}
          value={whom.language ?? ''}
          options={languages.map(tag => ({ value: tag, label: say(tag, 'site.language-name') }))}
        />
        <TextField
          visit={visit}
          name="days"
          label={tell(visit, 'announcements.days')}
          value={days ?? String(whom.days ?? '')}
          problems={problems}
          inputmode="numeric"
          most={3}
        />
      </div>
      <div class="buttons">
        <button class="button">{tell(visit, 'announcements.find')}</button>
      </div>
    </form>
  )
}

type NamesProps = Props & {
  found: Place[]
  ticked: (place: number) => boolean
  button: string
}

/** So many names stand there at once; more are folded. */
const fewEnough = 20

/** Those who were found, by name, each ticked or not. */
export function Names({ visit, known, whom, found, ticked, to, button, problems }: NamesProps) {
  const nameOf = (place: Place) => known.walk.people.get(place.person)?.name ?? ''
  const names = (
    <ChoiceField
      visit={visit}
      name="place"
      kind="checkbox"
      label={tell(visit, 'announcements.names')}
      hint={tell(visit, 'announcements.names.hint')}
      values={found.filter(place => ticked(place.id)).map(place => String(place.id))}
      options={found.map(place => ({ value: String(place.id), label: nameOf(place) }))}
      problems={problems}
      across
    />
  )
  return (
    <form class="stack" method="post" action={to} novalidate>
      {whomSaid(whom).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {found.length > fewEnough ? (
        <details open={problems.length > 0 || found.some(place => !ticked(place.id))}>
          <summary>{tell(visit, 'announcements.to.names', { count: found.length })}</summary>
          {names}
        </details>
      ) : (
        names
      )}
      <div class="buttons">
        <button class="button first">{button}</button>
      </div>
    </form>
  )
}
