import { sayList } from '../../../days.ts'
import type { Problem } from '../../../outcome.ts'
import type { Pair, Place } from '../../../programme/cohort.ts'
import { addressees, type Addressee, type CaseAbout } from '../../../programme/help.ts'
import type { Walk } from '../../../programme/journey.ts'
import { mostWords } from '../../../programme/messages.ts'
import { told } from '../../../programme/told.ts'
import { ChoiceField, LongField, SelectField } from '../../parts/fields.tsx'
import { paths } from '../../paths.ts'
import { cohortOf, tell, type Visit } from '../../visit.ts'

/** What somebody has filled in. */
export type Written = {
  group: string
  pair: string
  person: string
  confidential: boolean
  to: string
  words: string
  problems: Problem[]
}

/** All that the page for asking shows. */
export type Asking = {
  visit: Visit
  walk: Walk
  own: Place
  pairs: Pair[]
  reportable: Place[]
  /** The places of policy staff whom her pairs have beside them. */
  third: number[]
  ombudsperson: number | null
  about: CaseAbout | null
  written: Written
}

const nameOf = ({ walk }: Pick<Asking, 'walk'>, place: number | null) =>
  walk.people.get(walk.places.get(place ?? 0)?.person ?? 0)?.name ?? ''

const namesOf = (asking: Asking, of: (place: Place) => boolean) => {
  const here = [...asking.walk.places.values()].filter(one => one.leftAt === null && of(one))
  return sayList(
    asking.visit.language,
    here.map(one => nameOf(asking, one.id)),
  )
}

/** Policy staff who could hear of it: of groups where it is a topic, else beside her pairs. */
const policyFor = ({ about, third }: Asking, { id, role, groups }: Place) =>
  role === 'policy-staff' &&
  about !== 'person' &&
  (third.includes(id) || (about === 'topic' && groups.length > 0))

/** To whom one may turn, by name; who is not there is not offered. */
function To(asking: Asking) {
  const { visit, ombudsperson, written } = asking
  const names: Record<Addressee, string> = {
    'policy-staff': namesOf(asking, place => policyFor(asking, place)),
    'programme-staff': namesOf(asking, place => place.role === 'programme-staff'),
    ombudsperson: nameOf(asking, ombudsperson),
  }
  return (
    <ChoiceField
      visit={visit}
      name="to"
      kind="radio"
      label={tell(visit, 'help.to')}
      hint={tell(visit, 'help.to.hint')}
      values={[written.to]}
      options={addressees
        .filter(to => names[to] !== '')
        .map(to => ({
          value: to,
          label: tell(visit, `help.to.${to}`, { names: names[to] }),
          hint: tell(visit, `help.to.${to}.hint`),
        }))}
      problems={written.problems}
    />
  )
}

/** Which group, which of several pairs, or which person: what the subject needs to be known. */
function Which(asking: Asking) {
  const { visit, walk, own, about, pairs, reportable, written } = asking
  const field = { visit, problems: written.problems }
  if (about === 'topic') {
    const options = walk.guide.groups.map(group => {
      const label = `${told(group.name, visit.language)} (${group.acronym})`
      return { value: group.key, label }
    })
    const label = tell(visit, 'help.group')
    const empty = tell(visit, 'help.group.none')
    return (
      <SelectField {...field} name="group" {...{ label, options, empty }} value={written.group} />
    )
  }
  const option = (place: number, value: number) => {
    return { value: String(value), label: nameOf(asking, place) }
  }
  if (about === 'person') {
    const options = reportable.map(place => option(place.id, place.id))
    const label = tell(visit, 'help.person')
    const empty = tell(visit, 'help.person.other')
    const hint = tell(visit, 'help.person.hint')
    return (
      <SelectField
        {...field}
        name="person"
        {...{ label, hint, options, empty }}
        value={written.person}
      />
    )
  }
  if (pairs.length < 2) return null
  const options = pairs.map(pair =>
    option(pair.mentor === own.id ? pair.mentee : pair.mentor, pair.id),
  )
  const label = tell(visit, 'help.pair')
  return <SelectField {...field} name="pair" {...{ label, options }} value={written.pair} />
}

/** The form in which one asks for help, as what it is about needs it. */
export function AskForm(asking: Asking & { about: CaseAbout }) {
  const { visit, about, pairs, written } = asking
  const { problems } = written
  const hasPartner = about !== 'person' && pairs.length > 0
  return (
    <form class="stack" method="post" action={paths.help.to({ cohort: cohortOf(visit).id })}>
      <input type="hidden" name="about" value={about} />
      <Which {...asking} />
      <LongField
        visit={visit}
        name="words"
        label={tell(visit, 'help.words')}
        value={written.words}
        rows={6}
        most={mostWords}
        problems={problems}
      />
      {hasPartner ? (
        <ChoiceField
          visit={visit}
          name="confidential"
          kind="checkbox"
          label={tell(visit, 'help.confidential.label')}
          values={written.confidential ? ['yes'] : []}
          options={[
            {
              value: 'yes',
              label: tell(visit, 'help.confidential'),
              hint: tell(visit, 'help.confidential.hint'),
            },
          ]}
        />
      ) : null}
      <To {...asking} />
      <div class="buttons">
        <button class="button first">{tell(visit, 'help.send')}</button>
        <a class="button quiet" href={paths.help.to({ cohort: cohortOf(visit).id })}>
          {tell(visit, 'help.other')}
        </a>
      </div>
    </form>
  )
}
