import type { Problem } from '../../outcome.ts'
import { problemOf, type Visit } from '../visit.ts'

type Props = {
  visit: Visit
  name: string
  label: string
  hint: string
  problems: Problem[]
  accept: string
}

/** A file to choose from the device. */
export function FileField({ visit, name, label, hint, problems, accept }: Props) {
  const problem = problemOf(visit, problems, name)
  const described = problem ? `${name}-problem ${name}-hint` : `${name}-hint`
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      {problem ? (
        <p class="problem" id={`${name}-problem`}>
          <span>{problem}</span>
        </p>
      ) : null}
      <input
        id={name}
        name={name}
        type="file"
        accept={accept}
        aria-describedby={described}
        aria-invalid={problem ? 'true' : undefined}
      />
    </div>
  )
}
