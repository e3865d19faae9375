import { sayCountry, sayLanguage, sayList } from '../../days.ts'
import type { Entrant, Settled } from '../../programme/people-files/entrants.ts'
import type { Guide } from '../../programme/guide.ts'
import { toldFields } from '../../programme/people-files/told.ts'
import type { PeopleFile, RowProblem } from '../../programme/people-import.ts'
import { told } from '../../programme/told.ts'
import { tell, tellOf, type Visit } from '../visit.ts'

type PreviewProps = { visit: Visit; file: PeopleFile; first: Settled[] }

/** What an entrant answers, options in their own words. */
const toldBy = (visit: Visit, guide: Guide, { told: answers = [] }: Entrant) =>
  answers.flatMap(({ form, question, words }): [string, string][] => {
    const field = Object.entries(toldFields).find(([, key]) => key === question)?.[0]
    const options = guide.questions
      .find(one => one.key === form)
      ?.questions.find(one => one.key === question)?.options
    const said = words.split(', ').map(word => {
      const label = options?.find(option => option.key === word)?.label
      return label ? told(label, visit.language) : word
    })
    return field ? [[field, sayList(visit.language, said)]] : []
  })

/** What an entrant says beside name and address, in words, in the order staff are asked. */
function saidBy(visit: Visit, { guide }: PeopleFile, entrant: Entrant): [string, string][] {
  const { language } = visit
  const { background, sector, groups, country, spoken } = entrant
  const sectorName = guide.sectors.find(one => one.key === sector)?.name
  const groupNames = guide.groups.filter(one => groups.includes(one.key)).map(one => one.acronym)
  const tongues = spoken.map(
    one => `${sayLanguage(language, one.language)} (${tell(visit, `level.${one.level}`)})`,
  )
  const short = background && background.length > 90 ? `${background.slice(0, 90)}…` : background
  const said: [string, string | null][] = [
    ['role', tell(visit, `role.${entrant.role}`)],
    ['group', sayList(language, groupNames)],
    ['capacity', entrant.role === 'mentor' ? String(entrant.capacity) : null],
    ['least', entrant.least === undefined ? null : String(entrant.least)],
    ['country', country && sayCountry(language, country)],
    ['zone', entrant.zone],
    ['language', entrant.language && sayLanguage(language, entrant.language)],
    ['spoken', sayList(language, tongues)],
    ['pronouns', entrant.pronouns],
    ['sector', sectorName ? told(sectorName, language) : null],
    ['organisation', entrant.organisation],
    ['background', short],
    ...toldBy(visit, guide, entrant),
  ]
  return said.flatMap(([field, text]) => (text ? [[field, text]] : []))
}

/** What has to be put right in a row, a sentence for each. */
export function Remarks({ visit, problems }: { visit: Visit; problems: RowProblem[] }) {
  return (
    <ul class="plain flow">
      {problems.map(({ key, values }) => (
        <li>{tell(visit, key, values)}</li>
      ))}
    </ul>
  )
}

function PreviewRow({ visit, file, settled }: Omit<PreviewProps, 'first'> & { settled: Settled }) {
  const { entrant, isNew, problems } = settled
  const state = entrant ? (isNew ? 'new' : 'known') : 'out'
  return (
    <tr>
      <th scope="row">
        {entrant ? <bdi>{entrant.name}</bdi> : tell(visit, 'import.done.row', { row: settled.row })}
        {entrant ? (
          <>
            <br />
            <bdi class="soft">{entrant.address}</bdi>
          </>
        ) : null}
        <br />
        <span class={entrant ? 'tag wait' : 'tag yours'}>
          {tell(visit, `import.preview.${state}`)}
        </span>
      </th>
      <td>
        <ul class="plain">
          {entrant
            ? saidBy(visit, file, entrant).map(([field, said]) => (
                <li>
                  {tell(visit, 'import.told', {
                    field: tellOf(visit, `import.field.${field}`),
                    said,
                  })}
                </li>
              ))
            : null}
        </ul>
      </td>
      <td>
        {problems.length > 0 ? (
          <Remarks visit={visit} problems={problems} />
        ) : (
          <span class="soft">{tell(visit, 'import.preview.fine')}</span>
        )}
      </td>
    </tr>
  )
}

/** The first rows as they would come in, if the columns hold what the form says. */
export function Preview({ visit, file, first }: PreviewProps) {
  return (
    <table class="folds">
      <thead>
        <tr>
          <th scope="col">{tell(visit, 'import.preview.person')}</th>
          <th scope="col">{tell(visit, 'import.preview.told')}</th>
          <th scope="col">{tell(visit, 'import.preview.remarks')}</th>
        </tr>
      </thead>
      <tbody>
        {first.map(settled => (
          <PreviewRow visit={visit} file={file} settled={settled} />
        ))}
      </tbody>
    </table>
  )
}
