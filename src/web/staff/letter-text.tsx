import { changeStep, holdReminder, sendStepNow } from '../../actions/change-step.ts'
import { editLetter, restoreLetter } from '../../actions/edit-letter.ts'
import { languages } from '../../words.ts'
import { paths } from '../paths.ts'
import { cohortOf, formOf, goOn, readerOf, show, type Visit } from '../visit.ts'
import { LetterPage } from './letter-page.tsx'
import { shownOf } from './letter-shown.ts'

/** One letter of the guide: how it reads for whom, in which language; its words; its day (F7). */
export async function letterTextPage(visit: Visit) {
  const shown = await shownOf(visit)
  if (!shown) return visit.c.notFound()
  return show(visit, <LetterPage visit={visit} shown={shown} problems={[]} />)
}

export async function keepLetterText(visit: Visit) {
  const shown = await shownOf(visit)
  if (!shown) return visit.c.notFound()
  const form = await formOf(visit)
  const cohort = cohortOf(visit).id
  const template = shown.letter.key
  const language = languages.find(tag => tag === form.text('language')) ?? 'en'
  const back = `${paths.letterText.to({ cohort, template })}?language=${language}`
  const by = readerOf(visit).id
  if (form.text('restore') === 'yes') {
    await restoreLetter(visit.app, by, cohort, { template, language })
    return goOn(visit, back, 'said.changed')
  }
  const subject = form.text('subject')
  const body = form.text('body').replace(/\r\n/g, '\n')
  const kept = await editLetter(visit.app, by, cohort, { template, language, subject, body })
  if (kept.ok) return goOn(visit, back, 'said.kept')
  const again = { ...shown, language, words: { subject, body, own: shown.words.own } }
  return show(visit, <LetterPage visit={visit} shown={again} problems={kept.problems} />, 422)
}

/** Holds the step that sends this letter, or this reminder alone; or lets it go on its day. */
export async function holdLetterStep(visit: Visit) {
  const shown = await shownOf(visit)
  if (!shown?.firing) return visit.c.notFound()
  const form = await formOf(visit)
  const cohort = cohortOf(visit).id
  const hold = form.text('hold') === 'yes'
  const change = { kind: hold ? 'hold' : 'release' } as const
  const asked = { step: shown.firing.step.key, change, why: '' }
  const by = readerOf(visit).id
  const held = shown.firing.reminder
    ? await holdReminder(visit.app, by, cohort, { letter: shown.letter.key, hold })
    : await changeStep(visit.app, by, cohort, asked)
  const problems = held.ok ? [] : held.problems
  if (problems.length > 0) {
    return show(visit, <LetterPage visit={visit} shown={shown} problems={problems} />, 422)
  }
  const back = paths.letterText.to({ cohort, template: shown.letter.key })
  return goOn(visit, back, hold ? 'said.held' : 'said.released')
}

/** Sends the letter now to everybody it is for. */
export async function sendLetterNow(visit: Visit) {
  const shown = await shownOf(visit)
  if (!shown) return visit.c.notFound()
  const cohort = cohortOf(visit)
  const template = shown.letter.key
  const sent = await sendStepNow(visit.app, readerOf(visit).id, cohort, template)
  if (sent.ok) return goOn(visit, paths.letterText.to({ cohort: cohort.id, template }), 'said.sent')
  return show(visit, <LetterPage visit={visit} shown={shown} problems={sent.problems} />, 422)
}
