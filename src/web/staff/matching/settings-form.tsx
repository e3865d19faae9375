import type { Guide } from '../../../programme/guide.ts'
import { goals } from '../../../programme/matching/asked.ts'
import { rules } from '../../../programme/matching/rules.ts'
import { criteria, mostWeight, pointsOf } from '../../../programme/matching/weights.ts'
import { namesIn } from '../../../programme/proposals/names.ts'
import type { Settings } from '../../../programme/proposals/settings.ts'
import { ChoiceField, TextField } from '../../parts/fields.tsx'
import { paths } from '../../paths.ts'
import { cohortOf, tell, type Visit } from '../../visit.ts'

type Props = { visit: Visit; guide: Guide; settings: Settings }

/** How much each thing counts, as sliders, with the points it comes to today. */
function Weights({ visit, settings }: { visit: Visit; settings: Settings }) {
  const points = pointsOf(settings.weights)
  return (
    <fieldset class="field weights">
      <legend>{tell(visit, 'matching.weights')}</legend>
      <p class="hint">{tell(visit, 'matching.weights.hint')}</p>
      {criteria.map(criterion => {
        const id = `weight-${criterion}`
        return (
          <div class="weight">
            <label for={id}>{tell(visit, `weight.${criterion}`)}</label>
            <input
              id={id}
              name={id}
              type="range"
              min="0"
              max={mostWeight}
              step="1"
              value={settings.weights[criterion]}
              aria-describedby={`${id}-hint`}
            />
            <span class="small soft">
              {tell(visit, 'matching.points', { count: points[criterion] })}
            </span>
            <p class="hint" id={`${id}-hint`}>
              {tell(visit, `weight.${criterion}.hint`)}
            </p>
          </div>
        )
      })}
    </fieldset>
  )
}

/** How many of each region have to have a mentor (R7). */
function Regions({ visit, guide, settings }: Props) {
  const name = namesIn(guide, visit.language)
  return (
    <fieldset class="field weights">
      <legend>{tell(visit, 'matching.regions')}</legend>
      <p class="hint">{tell(visit, 'matching.regions.hint')}</p>
      {guide.regions.map(({ key }) => (
        <div class="weight">
          <label for={`region-${key}`}>{name('region', key)}</label>
          <input
            id={`region-${key}`}
            name={`region-${key}`}
            type="number"
            inputmode="numeric"
            min="0"
            value={settings.regionLeast[key] ?? 0}
          />
        </div>
      ))}
    </fieldset>
  )
}

/** What staff want of the pairs: a goal in words, a floor, rules, and how much each thing counts. */
export function SettingsForm({ visit, guide, settings }: Props) {
  const field = { visit, problems: [] }
  return (
    <form
      class="stack settings"
      method="post"
      action={paths.matching.to({ cohort: cohortOf(visit).id })}
      novalidate
    >
      <ChoiceField
        {...field}
        name="goal"
        kind="radio"
        label={tell(visit, 'matching.goal')}
        values={[settings.goal]}
        options={goals.map(goal => ({
          value: goal,
          label: tell(visit, `goal.${goal}`),
          hint: tell(visit, `goal.${goal}.hint`),
        }))}
      />
      <ChoiceField
        {...field}
        name="keep"
        kind="radio"
        label={tell(visit, 'matching.running')}
        values={[settings.keep ? 'all' : 'price']}
        options={[
          { value: 'all', label: tell(visit, 'matching.running.all') },
          { value: 'price', label: tell(visit, 'matching.running.price') },
        ]}
      />
      <TextField
        {...field}
        name="stay"
        type="number"
        inputmode="numeric"
        label={tell(visit, 'matching.stay')}
        hint={tell(visit, 'matching.stay.hint')}
        value={String(settings.stay)}
      />
      <TextField
        {...field}
        name="floor"
        type="number"
        inputmode="numeric"
        label={tell(visit, 'matching.floor')}
        hint={tell(visit, 'matching.floor.hint')}
        value={String(settings.floor)}
      />
      <ChoiceField
        {...field}
        name="rule"
        kind="checkbox"
        label={tell(visit, 'matching.rules')}
        hint={tell(visit, 'matching.rules.hint')}
        values={settings.rules}
        options={rules.map(rule => ({ value: rule, label: tell(visit, `rule.${rule}`) }))}
      />
      <Regions visit={visit} guide={guide} settings={settings} />
      <Weights visit={visit} settings={settings} />
      <div class="buttons">
        <button class="button first">{tell(visit, 'matching.button')}</button>
      </div>
    </form>
  )
}
