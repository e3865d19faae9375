import type { Child } from 'hono/jsx'
import type { Problem } from '../../outcome.ts'
import { problemOf, tell, type Visit } from '../visit.ts'

type Base = {
  visit: Visit
  name: string
  label: string
  hint?: string | undefined
  problems?: Problem[] | undefined
}

const described = (name: string, hint: string | undefined, problem: string | null) => {
  const ids = [...(problem ? [`${name}-problem`] : []), ...(hint ? [`${name}-hint`] : [])]
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': problem ? ('true' as const) : undefined,
  }
}

/** A label, a hint, a problem where there is one, and the control. */
function Field({ visit, name, label, hint, problems, children }: Base & { children: Child }) {
  const problem = problemOf(visit, problems ?? [], name)
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p class="problem" id={`${name}-problem`}>
          <span>{problem}</span>
        </p>
      ) : null}
      {children}
    </div>
  )
}

type TextProps = Base & {
  value: string
  type?: 'text' | 'email' | 'number' | 'date' | 'datetime-local'
  autocomplete?: string
  inputmode?: 'numeric' | 'email' | 'text'
  most?: number
  required?: boolean
}

/** One line to write in. */
export function TextField(props: TextProps) {
  const { name, value, type, autocomplete, inputmode, most, required } = props
  const problem = problemOf(props.visit, props.problems ?? [], name)
  return (
    <Field {...props}>
      <input
        id={name}
        name={name}
        type={type ?? 'text'}
        value={value}
        autocomplete={autocomplete}
        inputmode={inputmode}
        maxlength={most ?? 200}
        required={required}
        dir={type === 'email' ? 'ltr' : 'auto'}
        {...described(name, props.hint, problem)}
      />
    </Field>
  )
}

/** Several lines to write in. */
export function LongField(props: Base & { value: string; rows?: number; most?: number }) {
  const { name, value, rows, most } = props
  const problem = problemOf(props.visit, props.problems ?? [], name)
  return (
    <Field {...props}>
      <textarea
        id={name}
        name={name}
        rows={rows ?? 5}
        maxlength={most ?? 5000}
        dir="auto"
        {...described(name, props.hint, problem)}
      >
        {`\n${value}`}
      </textarea>
    </Field>
  )
}

export type Option = { value: string; label: string }

/** A choice of one from many. */
export function SelectField(props: Base & { value: string; options: Option[]; empty?: string }) {
  const { name, value, options, empty } = props
  const problem = problemOf(props.visit, props.problems ?? [], name)
  return (
    <Field {...props}>
      <select id={name} name={name} {...described(name, props.hint, problem)}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map(option => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

type ChoiceProps = Base & {
  kind: 'radio' | 'checkbox'
  values: readonly string[]
  options: (Option & { hint?: string })[]
  across?: boolean
}

/** A list to choose from, the whole row a target. */
export function ChoiceField(props: ChoiceProps) {
  const { visit, name, label, hint, problems, kind, values, options, across } = props
  const problem = problemOf(visit, problems ?? [], name)
  return (
    <fieldset class={problem ? 'field wrong' : 'field'} id={name}>
      <legend>{label}</legend>
      {hint ? <p class="hint">{hint}</p> : null}
      {problem ? (
        <p class="problem">
          <span>{problem}</span>
        </p>
      ) : null}
      <ul class={across ? 'choices across' : 'choices'}>
        {options.map(option => (
          <li>
            <label>
              <input
                type={kind}
                name={name}
                value={option.value}
                checked={values.includes(option.value)}
              />{' '}
              <span>{option.label}</span>
              {option.hint ? <span class="hint">{option.hint}</span> : null}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

/** At the head of a form that has to be put right: what is wrong, each a link to its field. */
export function Problems({ visit, problems }: { visit: Visit; problems: Problem[] }) {
  if (problems.length === 0) return null
  return (
    <div class="notice now" role="alert" aria-labelledby="problems" tabindex={-1}>
      <h2 id="problems">{tell(visit, 'form.problems', { count: problems.length })}</h2>
      <ul class="plain">
        {problems.map(problem => (
          <li>
            {problem.field ? (
              <a href={`#${problem.field}`}>{tell(visit, problem.key, problem.values)}</a>
            ) : (
              tell(visit, problem.key, problem.values)
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
