-- When the switch of the pilot-only steps took a step out, apart from what staff skipped themselves.
alter table step_change add column with_pilot_at timestamptz;

update step_change set with_pilot_at = skipped_at
where skipped_at is not null
  and exists (
    select 1 from history
    where history.cohort_id = step_change.cohort_id and history.verb = 'pilot-off'
  )
  and not exists (
    select 1 from history
    where history.cohort_id = step_change.cohort_id
      and history.verb = 'step-skip'
      and history.details ->> 'step' = step_change.step
  );
