/** A text in several languages. English is the source and always there. */
export type Told = { en: string } & Record<string, string>

/** The text in the reader’s language, else in the source, and which of the two it is. */
export function tell(told: Told, language: string): { text: string; language: string } {
  const text = told[language]
  return text === undefined ? { text: told.en, language: 'en' } : { text, language }
}

/** Only the text of `tell`. */
export const told = (text: Told, language: string): string => tell(text, language).text
