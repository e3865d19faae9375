/** The four kinds of people of the guide (R5). */
export const roles = ['programme-staff', 'policy-staff', 'mentor', 'mentee'] as const
export type Role = (typeof roles)[number]

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)
