import { offerRules } from '../../actions/ground-rules/offer-rules.ts'
import { sayLanguage, sayWeekday } from '../../days.ts'
import { methods, mostOf, standingOf } from '../../programme/ground-rules.ts'
import { draftFor } from '../../programme/ground-rules/draft.ts'
import { timesAs } from '../../programme/ground-rules/times.ts'
import { offersOf } from '../../store/ground-rules.ts'
import { guideOf } from '../../store/guides.ts'
import { knownOfTwo } from '../../store/known.ts'
import { ChoiceField, LongField, Problems, SelectField, TextField } from '../parts/fields.tsx'
import { Page } from '../parts/layout.tsx'
import { WeekField } from '../parts/week.tsx'
import { paths } from '../paths.ts'
import {
  cohortOf,
  formOf,
  goOn,
  pairOf,
  problemOf,
  readerOf,
  show,
  tell,
  zoneOf,
  type Visit,
} from '../visit.ts'
import { asWritten, readRules, weekdays, type Written } from './read-rules.ts'
import { pairAt, twoOf, type Two } from './two.ts'

type Props = Written & { visit: Visit }

/** Stretches of days, each with its first and its last. */
function QuietDays({ visit, rules, problems }: Pick<Props, 'visit' | 'rules' | 'problems'>) {
  const problem = problemOf(visit, problems, 'quietDays')
  const rows = Array.from({ length: mostOf.quietDays }, (_, row) => row)
  return (
    <fieldset class={problem ? 'field wrong' : 'field'} id="quietDays">
      <legend>{tell(visit, 'rules.quietDays')}</legend>
      <p class="hint">{tell(visit, 'rules.quietDays.hint')}</p>
      {problem ? (
        <p class="problem">
          <span>{problem}</span>
        </p>
      ) : null}
      {rows.map(row => (
        <div class="halves">
          {(['from', 'to'] as const).map(end => (
            <label class="field">
              {tell(visit, `rules.quietDays.${end}`)}{' '}
              <input type="date" name={`${end}-${row}`} value={rules.quietDays[row]?.[end] ?? ''} />
            </label>
          ))}
        </div>
      ))}
    </fieldset>
  )
}

function HowAndWhen({ visit, rules, problems, numbers, two }: Props & { two: Two }) {
  const spoken = [...two.me.spoken, ...two.other.spoken].map(one => one.language)
  const languages = [...new Set([...spoken, ...(rules.language ? [rules.language] : []), 'en'])]
  const field = { visit, problems }
  return (
    <>
      <ChoiceField
        {...field}
        kind="checkbox"
        name="methods"
        label={tell(visit, 'rules.methods')}
        hint={tell(visit, 'rules.methods.hint')}
        values={rules.methods}
        options={methods.map(one => ({ value: one, label: tell(visit, `rules.method.${one}`) }))}
      />
      <TextField
        {...field}
        name="otherMethod"
        label={tell(visit, 'rules.otherMethod')}
        value={rules.otherMethod}
        most={mostOf.otherMethod}
      />
      <SelectField
        {...field}
        name="language"
        label={tell(visit, 'rules.language')}
        value={rules.language ?? ''}
        empty={tell(visit, 'rules.language.none')}
        options={languages.map(tag => ({ value: tag, label: sayLanguage(visit.language, tag) }))}
      />
      {(['hours', 'answerDays'] as const).map(name => (
        <TextField
          {...field}
          name={name}
          label={tell(visit, `rules.${name}`)}
          hint={tell(visit, `rules.${name}.hint`)}
          inputmode="numeric"
          most={3}
          value={numbers[name]}
        />
      ))}
      <WeekField
        {...field}
        name="times"
        label={tell(visit, 'rules.times')}
        hint={tell(visit, rules.times ? 'rules.times.hint' : 'rules.times.none')}
        value={rules.times ? timesAs(rules.times, zoneOf(visit), visit.app.now()) : ''}
      />
    </>
  )
}

function QuietAndMore({ visit, rules, problems, numbers, usual }: Props & { usual: number }) {
  const field = { visit, problems }
  return (
    <>
      <ChoiceField
        {...field}
        kind="checkbox"
        across
        name="quietWeekdays"
        label={tell(visit, 'rules.quietWeekdays')}
        values={rules.quietWeekdays.map(String)}
        options={weekdays.map(day => {
          return { value: String(day), label: sayWeekday(visit.language, day) }
        })}
      />
      <QuietDays visit={visit} rules={rules} problems={problems} />
      <TextField
        {...field}
        name="silenceDays"
        label={tell(visit, 'rules.silenceDays')}
        hint={tell(visit, 'rules.silenceDays.hint', { usual })}
        inputmode="numeric"
        most={3}
        value={numbers.silenceDays}
      />
      {(['cannotCome', 'more'] as const).map(name => (
        <LongField
          {...field}
          name={name}
          label={tell(visit, `rules.${name}`)}
          value={rules[name]}
          rows={3}
          most={mostOf[name]}
        />
      ))}
    </>
  )
}

async function showForm(visit: Visit, written: Written) {
  const { problems } = written
  const two = await twoOf(visit)
  const { name } = two.other
  const { silence } = await guideOf(visit.app.db, cohortOf(visit).edition)
  const title = tell(visit, 'rules.title', { name })
  const props = { visit, ...written }
  return show(
    visit,
    <Page
      matching
      visit={visit}
      title={title}
      current={paths.journey.to({ cohort: cohortOf(visit).id })}
    >
      <main id="main" class="page form-page">
        <div>
          <Problems visit={visit} problems={problems} />
          <h1>{title}</h1>
          <p class="soft">{tell(visit, 'rules.lead')}</p>
          <form
            class="stack"
            method="post"
            action={paths.groundRulesOffer.to(pairAt(visit))}
            novalidate
          >
            <HowAndWhen {...props} two={two} />
            <QuietAndMore {...props} usual={silence.gentle} />
            <div class="buttons">
              <button class="button first">{tell(visit, 'rules.send', { name })}</button>
              <a class="button quiet" href={paths.groundRules.to(pairAt(visit))}>
                {tell(visit, 'form.cancel')}
              </a>
            </div>
          </form>
        </div>
      </main>
    </Page>,
    problems.length > 0 ? 422 : 200,
  )
}

/** Rules to offer: what waits, else what holds, else what both told before they were matched. */
export async function offerPage(visit: Visit) {
  const { db } = visit.app
  const { waiting, inForce } = standingOf(await offersOf(db, pairOf(visit).id))
  const known = (waiting ?? inForce)?.rules
  if (known) return showForm(visit, asWritten(known))
  const two = await twoOf(visit)
  const { mine, theirs } = await knownOfTwo(db, cohortOf(visit).id, two.mine.id, two.theirs.id)
  return showForm(visit, asWritten(draftFor(mine, theirs, visit.app.now())))
}

export async function sendOffer(visit: Visit) {
  const written = readRules(await formOf(visit), zoneOf(visit))
  if (written.problems.length > 0) return showForm(visit, written)
  const made = await offerRules(visit.app, readerOf(visit).id, pairOf(visit), written.rules)
  if (!made.ok) return showForm(visit, { ...written, problems: made.problems })
  return goOn(visit, paths.groundRules.to(pairAt(visit)), 'said.offered')
}
