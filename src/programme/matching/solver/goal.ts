/**
 * What staff want of all pairs together. `everyone`: as many mentees as can be have a mentor, then
 * nobody has her badly, then the total is best. `fair`: as many as can be, then the worst-off is
 * raised, then the next, and so on. `total`: the best total, whoever stays without.
 */
export const goals = ['everyone', 'fair', 'total'] as const
export type Goal = (typeof goals)[number]
