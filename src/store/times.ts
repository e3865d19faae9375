/** Instants and days between the database’s text and the programme. */
export const instant = (text: string) => Temporal.Instant.from(text)
export const day = (text: string) => Temporal.PlainDate.from(text)
export const maybe = <T>(text: string | null, read: (text: string) => T): T | null =>
  text === null ? null : read(text)
