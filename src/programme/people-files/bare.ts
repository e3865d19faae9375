/** A text without case, accents and punctuation, so that two spellings of one thing are alike. */
export const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether bare words stand whole within another bare text. */
export const within = (text: string, words: string): boolean => ` ${text} `.includes(` ${words} `)

/** Words apart by commas, each bare. */
export const listed = (words: string): string[] => words.split(/[,،]/u).map(bare).filter(Boolean)
