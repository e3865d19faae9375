/** A short piece of the line: what is done is solid, what is ahead is open. `share`: 0 to 1. */
export function WaySoFar({ share }: { share: number }) {
  const here = 6 + Math.round(share * 188)
  return (
    <svg
      viewBox="0 0 200 16"
      preserveAspectRatio="xMinYMid meet"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M6 8H194" class="ln sea" stroke-width="5" />
      {here < 194 ? <path d={`M${here} 8H194`} class="ln gap" stroke-width="2" /> : null}
      <circle cx={here} cy="8" r="6" class="fwarm" />
    </svg>
  )
}
